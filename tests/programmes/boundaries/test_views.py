"""The area of a programme: its page, its history, and changing it."""

import re

import pytest

from neighbourhoods.areas import divisions
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.terms import LinkKind
from programmes import boundaries
from programmes.models import ProgrammeArea
from tests.conftest import NOON
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import kwb, publish
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory
from wijkaanpak import tenancy

SELWERD, BEIJUM, CENTRE = "BU00141000", "BU00141100", "BU00140000"
REASON = "De stuurgroep besloot Beijum erbij te nemen."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def area(groningen, programme):
    groningen.code = "GM0014"
    groningen.save()
    drawn = [
        feature(SELWERD),
        feature(BEIJUM, NEXT, buurtnaam="Beijum-West"),
        feature("WK001410", BU_CODE="", buurtcode="", wijkcode="WK001410", wijknaam="Noordwest"),
    ]
    divisions.replace_division(shapes(*drawn), year=2024)
    area = ProgrammeAreaFactory(programme=programme, starts_on="2020-01-01")
    ProgrammeAreaMemberFactory(area=area, code=SELWERD)
    return ProgrammeArea.objects.get()


@pytest.fixture
def page(groningen, programme):
    return tenancy.path(groningen, "boundaries:detail", slug=programme.slug)


@pytest.fixture
def edit(groningen, programme):
    return tenancy.path(groningen, "boundaries:edit", slug=programme.slug)


def sent(area, **changes):
    wanted = {"codes": [SELWERD, BEIJUM], "starts_on": "2026-01-01", "reason": REASON, "seen": area.pk}
    return {**wanted, "step": "store", **changes}


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def test_the_page_shows_the_area_on_the_map_and_leads_to_changing_it(area, page, edit, manager, client):
    client.force_login(manager)

    shown = text(client.get(page))

    assert "Eén buurt: Selwerd. Dit gebied geldt sinds 1 januari 2020, in de indeling van 2024." in shown
    assert "Het gebied van Selwerd, met in de hoek waar het ligt: Selwerd." in shown
    assert edit in shown


def test_a_reader_sees_it_without_the_button(area, page, edit, reader, client):
    client.force_login(reader)

    assert edit not in text(client.get(page))


def test_a_new_version_is_kept_with_who_and_why(area, page, edit, manager, client):
    client.force_login(manager)

    answer = client.post(edit, sent(area), follow=True)

    shown = text(answer)
    assert answer.redirect_chain == [(page, 302)]
    assert "Sinds 1 januari 2026" in shown
    assert "<strong>Erbij:</strong> Beijum-West." in shown
    assert "1 januari 2020 tot en met 31 december 2025" in shown
    assert REASON in shown
    assert "Vastgelegd door Manager op" in shown


def test_the_list_is_grouped_by_wijk_with_what_is_chosen_open(area, edit, manager, client):
    client.force_login(manager)

    shown = text(client.get(edit))

    assert '<details class="wk-details" open> <summary>Noordwest (<span data-picker-count>1</span> van 1' in shown
    assert '<details class="wk-details"> <summary>Wijk 11 (<span data-picker-count>0</span> van 1' in shown
    assert f'value="{SELWERD}" id="buurt-{SELWERD}" checked' in shown


def test_searching_without_a_script_keeps_what_was_filled_in(area, edit, manager, client):
    client.force_login(manager)

    answer = client.post(edit, sent(area, codes=[SELWERD], search="yes", wanted="beij"))

    shown = text(answer)
    assert answer.status_code == 200
    assert "Beijum-West" in shown
    assert f'value="{SELWERD}" id="buurt-{SELWERD}" checked' in shown
    assert REASON in shown
    assert "wk-summary" not in shown
    assert ProgrammeArea.objects.count() == 1


@pytest.mark.parametrize("step", ["look", "store"])
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"codes": []}, "Kies minstens één buurt."),
        ({"codes": [SELWERD]}, "U hebt nog niets veranderd"),
        ({"codes": ["BU00149999"]}, "Een gekozen buurt bestaat niet meer."),
        ({"starts_on": ""}, "Vul de dag in waarop dit gebied ingaat."),
        ({"starts_on": "2019-01-01"}, "Kies een dag na 1 januari 2020."),
        ({"starts_on": "2999-01-01"}, "Kies vandaag of een dag die al geweest is."),
        ({"reason": "kort"}, "Schrijf minstens 15 tekens; u hebt er 4."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(area, edit, manager, client, changes, said, step):
    client.force_login(manager)

    answer = client.post(edit, sent(area, step=step, **changes), headers=HTMX)

    assert answer.status_code == 422
    assert said in text(answer)
    assert text(answer).strip().startswith('<section id="boundary"')
    assert ProgrammeArea.objects.count() == 1


def test_looking_first_shows_now_and_then_and_stores_nothing(area, edit, manager, client, tmp_path):
    ProgrammeAreaMemberFactory(area=ProgrammeAreaFactory(programme__name="De Hoogte"), code=BEIJUM)
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 4010), ("Beijum-West", BEIJUM, 1, 6000)]))
    client.force_login(manager)

    answer = client.post(edit, sent(area, codes=[BEIJUM], step="look"))

    shown = text(answer)
    assert answer.status_code == 200
    people = shown.split('<th scope="row">Inwoners</th>')[1]
    assert re.findall(r"[\d.]+ \(in 2024\)", people) == ["4.010 (in 2024)", "6.000 (in 2024)"]
    assert "<dt>Erbij</dt> <dd>Beijum-West</dd>" in shown
    assert "<dt>Eraf</dt> <dd>Selwerd</dd>" in shown
    assert "Beijum-West hoort ook bij de wijkaanpak De Hoogte." in shown
    assert "Grafieken laten alle jaren zien voor het nieuwe gebied" in shown
    assert "<dd>1 januari 2026</dd>" in shown
    assert f"<dd>{REASON}</dd>" in shown
    assert ProgrammeArea.objects.get(programme=area.programme).codes == [SELWERD]


def test_what_was_looked_at_is_stored_as_it_is_sent_back(area, page, edit, manager, client):
    client.force_login(manager)
    looked = client.post(edit, sent(area, step="look")).content.decode()
    fields = re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"', looked)
    answers = {name: [value for other, value in fields if other == name] for name, _value in fields}

    assert client.post(edit, {**answers, "step": "store"})["Location"] == page

    assert area.programme.areas.get(ends_on=None).codes == [SELWERD, BEIJUM]


def test_the_way_back_from_looking_keeps_the_choice(area, edit, manager, client):
    client.force_login(manager)

    shown = text(client.post(edit, sent(area, codes=[BEIJUM], reason="kort", step="choose")))

    assert f'id="buurt-{BEIJUM}" checked' in shown
    assert f'id="buurt-{SELWERD}" checked' not in shown
    assert ">kort</textarea>" in shown
    assert "wk-summary" not in shown


def test_who_confirms_after_a_colleague_looks_once_more_before_it_counts(area, edit, manager, client):
    client.force_login(manager)
    opened = client.get(edit).content.decode()
    was = re.search(r'name="was" value="([^"]+)"', opened)[1]
    boundaries.redraw(
        area.programme,
        codes=[SELWERD],
        division_year=2025,
        starts_on=NOON.date().replace(month=1),
        reason=REASON,
        seen=area.pk,
        by=manager,
        at=NOON,
    )

    answer = client.post(edit, sent(area, starts_on="2026-02-01", was=was))

    assert answer.status_code == 409
    assert "Een collega heeft dit gebied net veranderd" in text(answer)
    assert "<dt>Erbij</dt> <dd>Beijum-West</dd>" in text(answer)
    latest = ProgrammeArea.objects.get(ends_on=None)
    assert f'name="seen" value="{latest.pk}"' in text(answer)
    assert ProgrammeArea.objects.count() == 2


def test_the_second_of_two_people_hears_so_and_can_look(area, page, edit, programme, manager, client):
    client.force_login(manager)
    client.post(edit, sent(area))

    answer = client.post(edit, sent(area, codes=[BEIJUM], starts_on="2026-01-01"))

    assert answer.status_code == 409
    assert "Een collega heeft dit gebied net veranderd." in text(answer)
    assert "Kies een dag na" not in text(answer).split("<form")[0]
    assert f'<a href="{page}">Bekijk het gebied van nu</a>' in text(answer)
    assert ProgrammeArea.objects.count() == 2


def test_somebody_who_is_first_by_a_moment_wins(area, edit, programme, manager, client, monkeypatch):
    def late(*args, **kwargs):
        raise boundaries.Overtaken

    monkeypatch.setattr(boundaries, "redraw", late)
    client.force_login(manager)

    assert "Een collega heeft dit gebied net veranderd." in text(client.post(edit, sent(area)))


def test_codes_of_an_older_division_are_followed_to_the_newest(area, edit, manager, client):
    divisions.replace_division(shapes(feature("BU00141009"), feature(BEIJUM, NEXT)), year=2026)
    one, other = Area.objects.get(code=SELWERD), Area.objects.get(code="BU00141009")
    AreaLink.objects.create(earlier=one, later=other, kind=LinkKind.RECODED)
    client.force_login(manager)

    assert 'id="buurt-BU00141009" checked' in text(client.get(edit))


def test_a_code_that_is_gone_is_named(area, edit, manager, client):
    divisions.replace_division(shapes(feature(BEIJUM, NEXT)), year=2026)
    client.force_login(manager)

    assert f"In de indeling van 2026 staan ze niet: {SELWERD}." in text(client.get(edit))


def test_without_buurten_there_is_nothing_to_choose(groningen, programme, edit, page, manager, client):
    client.force_login(manager)

    assert "Er zijn nog geen buurten" in text(client.get(edit))
    assert "Nog geen gebied" in text(client.get(page))


def test_history_costs_no_more_queries(area, page, programme, manager, client, django_assert_max_num_queries):
    for year in range(2021, 2026):
        latest = programme.areas.get(ends_on=None)
        codes = [SELWERD, BEIJUM] if year % 2 else [SELWERD]
        boundaries.redraw(
            programme,
            codes=codes,
            division_year=2024,
            starts_on=NOON.date().replace(year=year),
            reason=REASON,
            seen=latest.pk,
            by=manager,
            at=NOON,
        )
    client.force_login(manager)

    with django_assert_max_num_queries(20):
        answer = client.get(page)

    assert text(answer).count("Vastgelegd door") == 5
