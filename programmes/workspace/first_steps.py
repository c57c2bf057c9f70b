"""What a new municipality does first: read boundaries, read figures, invite people. And how far that is."""

from dataclasses import dataclass

from django.conf import settings

from neighbourhoods import reference
from neighbourhoods.models import Area, ReleaseRow
from wijkaanpak.accounts.models import Invitation, Municipality, MunicipalityRole, Role


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a municipality is; `year` is its newest division with boundaries, or the one to read first."""

    municipality: Municipality
    year: int
    neighbourhoods: int
    has_figures: bool
    people: int
    waiting: int
    """How many of the people have not chosen a password yet."""

    @property
    def is_done(self) -> bool:
        return self.neighbourhoods > 0 and self.has_figures and self.has_colleagues

    @property
    def has_colleagues(self) -> bool:
        return self.people > 1

    @property
    def roles(self) -> list[Role]:
        """What somebody can be invited as."""
        return list(Role)

    @property
    def set_code(self) -> str:
        return _command(f"municipality {self.municipality.slug} --code GM…")

    @property
    def import_areas(self) -> str:
        return _command(f"import_areas --year {self.year} --gemeente {self.municipality.code}")

    @property
    def import_figures(self) -> str:
        """Of the same year as the boundaries, or else the newest there is."""
        table = reference.kwb_table(self.year) or reference.kwb_table(reference.newest_kwb_year())
        return _command(f"import_figures --table {table}")

    @property
    def invite(self) -> str:
        return _command(
            'invite anna@voorbeeld.nl --name "Anna Dijkstra" \\\n'
            f"  --municipality {self.municipality.slug} --role programme_manager"
        )


def first_steps(municipality: Municipality) -> FirstSteps:
    """At most five queries."""
    own = Area.objects.within(municipality.code) if municipality.code else Area.objects.none()
    drawn = own.neighbourhoods().filter(geometry__isnull=False)
    newest = drawn.order_by("-division_year").values_list("division_year", flat=True).first()
    people = MunicipalityRole.objects.values("user").distinct()
    return FirstSteps(
        municipality=municipality,
        year=newest or reference.newest_kwb_year(),
        neighbourhoods=drawn.of_division(newest).count() if newest else 0,
        has_figures=ReleaseRow.objects.filter(area__in=own, release__withdrawn_at=None).exists(),
        people=people.count(),
        waiting=Invitation.objects.filter(accepted_at=None).count(),
    )


def _command(rest: str) -> str:
    return f"{settings.MANAGE_COMMAND} {rest}"
