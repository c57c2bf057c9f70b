"""The runtime role of the database must stand behind row-level security; one that sees past it is refused.

Asked by `manage.py check --database default`, when the web server or a worker starts, and by /health/ready.
"""

import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

log = structlog.get_logger(__name__)

# Who may become the owner of a table may drop its policy. A superuser may become everybody: said once, not per table.
ROLES = """
    select rolname, rolsuper, rolbypassrls and not rolsuper, not rolsuper and exists (
        select from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
        where c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member')
    )
    from pg_roles r where rolname in (current_user, session_user) order by rolname
"""
CURE = "Set DATABASE_URL to the runtime role of docs/installatie.md, ‘Rollen’."


def faults() -> list[str]:
    """Why the role of this connection sees past row security; empty when it does not. One query."""
    with connection.cursor() as cursor:
        cursor.execute(ROLES)
        return [fault for row in cursor.fetchall() for fault in describe(*row)]


def describe(name: str, is_superuser: bool, bypasses: bool, owns: bool) -> list[str]:
    reasons = {
        f"Role {name} is a superuser.": is_superuser,
        f"Role {name} has BYPASSRLS.": bypasses,
        f"Role {name} owns tables of municipalities, or may become their owner.": owns,
    }
    return [reason for reason, holds in reasons.items() if holds]


def refuse() -> None:
    """Raise ImproperlyConfigured when the role is wrong. Without a database the start goes on; readiness asks again."""
    try:
        found = faults()
    except OperationalError:
        log.warning("runtime_role_unknown", exc_info=True)
        return
    finally:
        _leave_nothing_open()
    if found:
        raise ImproperlyConfigured(" ".join([*found, CURE]))


def _leave_nothing_open() -> None:
    """A server that forks after this must not share a connection between its processes."""
    if not connection.in_atomic_block:
        connection.close()
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()
