from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programmes import boundaries
from programmes.models import Event, ProgrammeArea
from tests.conftest import NOON
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory

SELWERD, PADDEPOEL, TUINWIJK = "BU00141000", "BU00141001", "BU00141005"
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def area(programme):
    area = ProgrammeAreaFactory(programme=programme)
    ProgrammeAreaMemberFactory(area=area, code=SELWERD)
    return area


def redraw(programme, manager, area, **changes):
    wanted = {
        "codes": [PADDEPOEL, SELWERD],
        "division_year": 2024,
        "starts_on": NEW_YEAR,
        "reason": "De stuurgroep nam Paddepoel erbij.",
        "seen": area.pk if area else None,
    }
    return boundaries.redraw(programme, **wanted | changes, by=manager, at=NOON)


def test_redraw_ends_the_former_area_the_day_before(programme, area, manager):
    found = redraw(programme, manager, area)

    area.refresh_from_db()
    assert (area.ends_on, area.codes) == (date(2025, 12, 31), [SELWERD])
    assert found.codes == [SELWERD, PADDEPOEL]
    assert programme.areas.on(date(2025, 6, 1)).get() == area


def test_the_logbook_says_what_changed(programme, area, manager):
    found = redraw(programme, manager, area, codes=[PADDEPOEL, TUINWIJK])

    event = Event.objects.get(kind="area.redrawn")
    assert (event.by, event.detail["id"]) == (manager, found.pk)
    assert (event.detail["added"], event.detail["removed"]) == ([PADDEPOEL, TUINWIJK], [SELWERD])


def test_the_second_of_two_is_refused(programme, area, manager):
    redraw(programme, manager, area)

    with pytest.raises(boundaries.Overtaken):
        redraw(programme, manager, area, starts_on=date(2026, 2, 1))

    assert ProgrammeArea.objects.filter(programme=programme).count() == 2


@pytest.mark.parametrize("day", [date(2000, 1, 1), None])
def test_the_past_is_not_rewritten(programme, area, manager, day):
    with pytest.raises(boundaries.TooEarly):
        redraw(programme, manager, area, starts_on=day or area.starts_on)

    area.refresh_from_db()
    assert area.ends_on is None


def test_the_same_buurten_again_are_no_change(programme, area, manager):
    with pytest.raises(boundaries.Unchanged):
        redraw(programme, manager, area, codes=[SELWERD])


def test_a_new_division_is_a_change(programme, area, manager):
    assert redraw(programme, manager, area, codes=[SELWERD], division_year=2025).division_year == 2025


def test_a_first_area(programme, manager):
    assert redraw(programme, manager, None).codes == [SELWERD, PADDEPOEL]


def test_a_wijk_is_no_buurt_and_then_nothing_changes(programme, area, manager):
    with pytest.raises(ValidationError):
        redraw(programme, manager, area, codes=["WK001410"])

    area.refresh_from_db()
    assert area.ends_on is None
