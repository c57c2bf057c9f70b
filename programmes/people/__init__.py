"""The people of a municipality: who is invited, with which role, until when, and what happens when they leave."""

from programmes.people.writes import LastAdministrator, NobodyElse, depart, deputise, end_role, give_role, invite

__all__ = ["LastAdministrator", "NobodyElse", "depart", "deputise", "end_role", "give_role", "invite"]
