"""How rows stood at the end of a day, from the history that the database keeps of every change.

For what carries no day of its own: a plan, a promise in euros, a term. What has a day counts from that day, also when
somebody wrote it down later. Which field is which stands in `fields`.
"""

from programmes.as_it_stood.fields import KEPT
from programmes.as_it_stood.reads import Stood, counted, logged, of, path, stood

__all__ = ["KEPT", "Stood", "counted", "logged", "of", "path", "stood"]
