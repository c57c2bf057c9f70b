"""What somebody may do, asked without a page."""

from programmes import access
from programmes.access import Rights
from programmes.models import Programme
from wijkaanpak.accounts.models import User


def rights_of(user: User, programme: Programme | None = None) -> Rights:
    return Rights(user, access.roles(user, programme))
