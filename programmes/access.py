"""Who may do what: the one table of roles and permissions, and the two questions that are asked of it.

What somebody may see is another matter: `Programme.objects.visible_to(user)`. What you may not see is 404; what you see
but may not do is 403.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from programmes.models.coalition import Membership
from programmes.models.measure import Measure
from programmes.models.own_figure import OwnSeries
from programmes.models.programme import Programme, ProgrammeRole
from wijkaanpak.accounts.models import MunicipalityRole, Role

ADMINISTRATOR = Role.ADMINISTRATOR
MANAGER = Role.PROGRAMME_MANAGER
DIRECTOR = Role.PROCESS_DIRECTOR
PROFESSIONAL = Role.PROFESSIONAL
PARTNER = Role.PARTNER
CLERK = Role.COUNCIL_CLERK
READER = Role.READER
EVERYBODY = frozenset(Role)

PERMISSIONS: dict[str, frozenset[Role]] = {
    "programmes.view": EVERYBODY,
    "programmes.start": frozenset({ADMINISTRATOR, MANAGER}),
    "programmes.edit": frozenset({ADMINISTRATOR, MANAGER}),
    "programmes.grant_role": frozenset({ADMINISTRATOR}),
    "programmes.change_phase": frozenset({MANAGER, DIRECTOR}),
    "programmes.edit_activity": frozenset({MANAGER, DIRECTOR, PROFESSIONAL}),
    "programmes.edit_analysis": frozenset({MANAGER, DIRECTOR, PROFESSIONAL}),
    "programmes.edit_coalition": frozenset({MANAGER, DIRECTOR}),
    "programmes.raise_obstacle": frozenset({MANAGER, DIRECTOR, PROFESSIONAL, PARTNER}),
    "programmes.decide_obstacle": frozenset({MANAGER, DIRECTOR}),
    "programmes.edit_agreement": frozenset({MANAGER, DIRECTOR}),
    "programmes.sign_agreement": frozenset({MANAGER, DIRECTOR, PARTNER}),
    "programmes.edit_vision": frozenset({MANAGER}),
    "programmes.edit_measure": frozenset({MANAGER}),
    "programmes.report_progress": frozenset({MANAGER, PROFESSIONAL, PARTNER}),
    "programmes.adjust_measure": frozenset({MANAGER}),
    "programmes.view_money": EVERYBODY,
    "programmes.edit_money": frozenset({MANAGER}),
    "programmes.enter_own_figure": frozenset({MANAGER, PROFESSIONAL, PARTNER}),
    "programmes.approve_own_figure": frozenset({MANAGER, DIRECTOR}),
    "programmes.open_own_period": frozenset({MANAGER, DIRECTOR}),
    "programmes.edit_own_series": frozenset({MANAGER}),
    "programmes.edit_team": frozenset({MANAGER, DIRECTOR}),
    "programmes.learn": frozenset({MANAGER, DIRECTOR, PROFESSIONAL, PARTNER}),
    "programmes.view_initiatives": frozenset({MANAGER, DIRECTOR, PROFESSIONAL}),
    "programmes.handle_initiative": frozenset({MANAGER, PROFESSIONAL}),
    "programmes.decide_initiative": frozenset({MANAGER}),
    "programmes.view_log": frozenset({ADMINISTRATOR, MANAGER, DIRECTOR, CLERK}),
    "neighbourhoods.import_figures": frozenset({ADMINISTRATOR, MANAGER}),
    "neighbourhoods.edit_indicator": frozenset({ADMINISTRATOR, MANAGER}),
    "monitoring.view": EVERYBODY,
    "monitoring.assess": frozenset({MANAGER, DIRECTOR}),
    "monitoring.run_round": frozenset({DIRECTOR}),
    "monitoring.request_report": frozenset({MANAGER, DIRECTOR, CLERK}),
    "monitoring.adopt_report": frozenset({MANAGER}),
    "monitoring.offer_report": frozenset({MANAGER, CLERK}),
    "monitoring.edit_criteria": frozenset({ADMINISTRATOR, DIRECTOR}),
}


def roles(user: Any, programme: Programme | None = None) -> frozenset[Role]:
    """The roles of somebody in this municipality, and in the programme if one is named. One query."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    found = MunicipalityRole.objects.filter(user_id=user.pk).values_list("role", flat=True)
    if programme is not None:
        here = ProgrammeRole.objects.filter(user_id=user.pk, programme=programme).values_list("role", flat=True)
        found = found.union(here)
    return frozenset(Role(role) for role in found)


def entered(user: Any, slug: str) -> tuple[Programme, frozenset[Role]]:
    """A programme somebody sees, with the roles they have there. One query. Raises Http404."""
    everywhere = MunicipalityRole.objects.filter(user_id=user.pk)
    here = ProgrammeRole.objects.filter(user_id=user.pk, programme=OuterRef("pk"))
    rows = Programme.objects.visible_to(user).annotate(
        held_everywhere=ArraySubquery(everywhere.values("role")), held_here=ArraySubquery(here.values("role"))
    )
    programme = get_object_or_404(rows, slug=slug)
    return programme, frozenset(map(Role, [*programme.held_everywhere, *programme.held_here]))


def allows(user: Any, permission: str, programme: Programme | None = None) -> bool:
    """Whether a role of theirs carries this permission. Raises KeyError for a permission that does not exist."""
    return bool(PERMISSIONS[permission] & roles(user, programme))


def permissions(user: Any, programme: Programme | None = None) -> frozenset[str]:
    """All permissions at once, for a page with many buttons. One query."""
    held = roles(user, programme)
    return frozenset(name for name, needed in PERMISSIONS.items() if needed & held)


def require(user: Any, permission: str, programme: Programme | None = None) -> None:
    """Raise PermissionDenied (403) unless a role of theirs carries this permission."""
    if not allows(user, permission, programme):
        raise PermissionDenied(_("Uw rol geeft u hier geen toegang toe. Vraag de programmamanager om hulp."))


def require_report_on(user: Any, measure: Measure) -> None:
    """Managers and professionals report on every measure; a partner on the measures of the own organisation.

    Raises PermissionDenied (403).
    """
    held = roles(user, measure.programme)
    if held & (PERMISSIONS["programmes.report_progress"] - {PARTNER}):
        return
    own = Membership.objects.filter(programme=measure.programme, partner=measure.owner, user_id=user.pk, ends_on=None)
    if PARTNER not in held or not own.exists():
        raise PermissionDenied(_("U kunt de voortgang bijwerken van maatregelen van uw eigen organisatie."))


@dataclass(frozen=True, slots=True)
class OwnFigureRights:
    """What somebody may do with the own figures of one programme. Who enters a figure never approves it."""

    user_id: int
    held: frozenset[Role]
    partner_ids: frozenset[int]

    def supplies(self, series: OwnSeries) -> bool:
        """Whether it is theirs: named, or the account of the partner that supplies it."""
        return series.person_id == self.user_id or series.supplier_id in self.partner_ids

    def enters(self, series: OwnSeries) -> bool:
        """Managers and professionals enter every figure; a partner those of the own organisation."""
        needed = PERMISSIONS["programmes.enter_own_figure"]
        return bool(self.held & (needed - {PARTNER})) or (PARTNER in self.held and self.supplies(series))

    def sees_all(self, series: OwnSeries) -> bool:
        """The team and the supplier see what is not approved yet, and small numbers of people as they are."""
        return bool(self.held & {MANAGER, DIRECTOR, PROFESSIONAL}) or self.enters(series)

    def may(self, permission: str) -> bool:
        return bool(PERMISSIONS[permission] & self.held)


def own_figure_rights(user: Any, programme: Programme) -> OwnFigureRights:
    """Two queries, however many series are looked at afterwards."""
    held = roles(user, programme)
    mine = Membership.objects.filter(programme=programme, user_id=user.pk, ends_on=None)
    partners = mine.order_by("pk").values_list("partner_id", flat=True) if PARTNER in held else ()
    return OwnFigureRights(user.pk, held, frozenset(partners))


def require_entry(user: Any, series: OwnSeries) -> OwnFigureRights:
    """Raise PermissionDenied (403) unless they may enter figures of this series."""
    rights = own_figure_rights(user, series.programme)
    if not rights.enters(series):
        raise PermissionDenied(_("U vult alleen de cijfers in die uw eigen organisatie aanlevert."))
    return rights
