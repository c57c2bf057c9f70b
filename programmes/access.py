"""Who may do what: the one table of roles and permissions, and the two doors of the pages of staff.

`enter` is the door of a programme, `enter_desk` that of what belongs to no single one. What you may not see is 404;
what you see but may not do is 403.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from programmes.models.coalition import Membership
from programmes.models.own_figure import OwnSeries
from programmes.models.programme import Programme, ProgrammeRole
from wijkaanpak.accounts.models import MunicipalityRole, Person, Role, User
from wijkaanpak.accounts.requests import StaffRequest

ADMINISTRATOR = Role.ADMINISTRATOR
MANAGER = Role.PROGRAMME_MANAGER
DIRECTOR = Role.PROCESS_DIRECTOR
PROFESSIONAL = Role.PROFESSIONAL
PARTNER = Role.PARTNER
CLERK = Role.COUNCIL_CLERK
EVERYBODY = frozenset(Role)
IMPORT = "neighbourhoods.import_figures"

PERMISSIONS: dict[str, frozenset[Role]] = {
    "programmes.view": EVERYBODY,
    "programmes.start": frozenset({ADMINISTRATOR, MANAGER}),
    "programmes.edit": frozenset({ADMINISTRATOR, MANAGER}),
    "programmes.grant_role": frozenset({ADMINISTRATOR}),
    "programmes.edit_objections": frozenset({ADMINISTRATOR}),
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
    "programmes.view_applicant": frozenset({MANAGER, PROFESSIONAL}),
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

RESIDENTS_SAY = {
    ADMINISTRATOR: _lazy("de beheerder van de website"),
    MANAGER: _lazy("de manager van de wijkaanpak"),
    DIRECTOR: _lazy("de procesregisseur van de wijkaanpak"),
    PROFESSIONAL: _lazy("de medewerkers in de wijk"),
    PARTNER: _lazy("de partners van de wijkaanpak"),
    CLERK: _lazy("de griffie van de gemeenteraad"),
    Role.READER: _lazy("wie mag meelezen"),
}
"""What residents call somebody with a role."""
ELSEWHERE = frozenset({DIRECTOR, PROFESSIONAL, PARTNER})
"""Roles of people who may work for another organisation than the municipality."""


def who_sees_applicant() -> str:
    """Who sees the name and the e-mail address of an applicant, as the form tells them: made of the table above."""
    seen_by = PERMISSIONS["programmes.view_applicant"]
    people = ", ".join(str(words) for role, words in RESIDENTS_SAY.items() if role in seen_by)
    told = _("Alleen deze mensen zien uw naam en e-mailadres: %(people)s.") % {"people": people}
    if not seen_by & ELSEWHERE:
        return f"{told} {_('Zij werken bij de gemeente.')}"
    return f"{told} {_('Zij werken bij de gemeente of bij een organisatie die meedoet, zoals het welzijnswerk.')}"


def who_may(permission: str) -> str:
    """ "programmamanager of procesregisseur": the roles that carry a permission. Raises KeyError for an unknown one."""
    *most, last = (str(role.label) for role in Role if role in PERMISSIONS[permission])
    return _("%(roles)s of %(last)s") % {"roles": ", ".join(most), "last": last} if most else last


def roles(user: Person, programme: Programme | None = None) -> frozenset[Role]:
    """The roles of somebody in this municipality, and in the programme if one is named. One query."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    found = MunicipalityRole.objects.filter(user_id=user.pk).values_list("role", flat=True)
    if programme is not None:
        here = ProgrammeRole.objects.filter(user_id=user.pk, programme=programme).values_list("role", flat=True)
        found = found.union(here)
    return frozenset(Role(role) for role in found)


@dataclass(frozen=True, slots=True)
class Rights:
    """Somebody with the roles they hold in a programme, or in the municipality as a whole."""

    user: User
    held: frozenset[Role]

    def may(self, permission: str) -> bool:
        """Whether a role carries this permission. Raises KeyError for one that does not exist."""
        return bool(PERMISSIONS[permission] & self.held)

    def require(self, permission: str) -> None:
        """Raise PermissionDenied (403) unless a role carries this permission."""
        if not self.may(permission):
            raise PermissionDenied(_("Uw rol geeft u hier geen toegang toe. Vraag de programmamanager om hulp."))


def people_who_may(permission: str, programme: Programme | None) -> Any:
    """The people whose role lets them do something in a programme, by name: a queryset of users who can sign in.

    Without a programme: those whose role holds in every one.
    """
    roles = PERMISSIONS[permission]
    everywhere = MunicipalityRole.objects.filter(role__in=roles).values("user")
    here = ProgrammeRole.objects.filter(programme=programme, role__in=roles).values("user")
    return User.objects.filter(Q(pk__in=everywhere) | Q(pk__in=here), is_active=True).order_by("name", "pk")


def enter(request: StaffRequest, slug: str, permission: str = "programmes.view") -> tuple[Programme, Rights]:
    """The programme of an address, with what somebody may do in it: the only way a page of staff comes to one.

    One query. Raises Http404 for who does not see the programme, PermissionDenied (403) for who sees it but may not do
    this.
    """
    user = request.user
    everywhere = MunicipalityRole.objects.filter(user_id=user.pk)
    here = ProgrammeRole.objects.filter(user_id=user.pk, programme=OuterRef("pk"))
    rows = Programme.objects.annotate(
        held_everywhere=ArraySubquery(everywhere.values("role")), held_here=ArraySubquery(here.values("role"))
    )
    programme = get_object_or_404(rows, slug=slug)
    request.rights = rights = Rights(user, frozenset(map(Role, [*programme.held_everywhere, *programme.held_here])))
    if not rights.held or not user.is_active:  # as `visible_to`, from the roles that were read already
        raise Http404
    rights.require(permission)
    return programme, rights


def enter_desk(request: StaffRequest, permission: str = "") -> Rights:
    """The pages of staff that are about no single programme. At most two queries.

    Raises Http404 for who has no role here, PermissionDenied (403) for a colleague who may not do this.
    """
    request.rights = rights = Rights(request.user, roles(request.user))
    if not rights.held and not Programme.objects.visible_to(request.user).exists():
        raise Http404
    if permission:
        rights.require(permission)
    return rights


@dataclass(frozen=True, slots=True)
class OwnFigureRights:
    """What somebody may do with the own figures of one programme. Who enters a figure never approves it."""

    rights: Rights
    partner_ids: frozenset[int]

    @property
    def user_id(self) -> int:
        return self.rights.user.pk

    def may(self, permission: str) -> bool:
        return self.rights.may(permission)

    def supplies(self, series: OwnSeries) -> bool:
        """Whether they supply it: by name, or with an account of the partner that does."""
        return series.person_id == self.user_id or series.supplier_id in self.partner_ids

    def enters(self, series: OwnSeries) -> bool:
        """Managers and professionals enter every figure; a partner those of the own organisation."""
        held = self.rights.held
        needed = PERMISSIONS["programmes.enter_own_figure"]
        return bool(held & (needed - {PARTNER})) or (PARTNER in held and self.supplies(series))

    def sees_all(self, series: OwnSeries) -> bool:
        """The team and the supplier see what is not approved yet, and small numbers of people as they are."""
        return bool(self.rights.held & {MANAGER, DIRECTOR, PROFESSIONAL}) or self.enters(series)

    def require_entry(self, series: OwnSeries) -> None:
        """Raise PermissionDenied (403) unless they may enter figures of this series."""
        if not self.enters(series):
            raise PermissionDenied(_("U vult alleen de cijfers in die uw eigen organisatie aanlevert."))


def own_figure_rights(rights: Rights, programme: Programme) -> OwnFigureRights:
    """What these rights mean for own figures. One query for a partner, none for others, however many series follow."""
    mine = Membership.objects.filter(programme=programme, user_id=rights.user.pk, ends_on=None)
    partners = mine.order_by("pk").values_list("partner_id", flat=True) if PARTNER in rights.held else ()
    return OwnFigureRights(rights, frozenset(partners))
