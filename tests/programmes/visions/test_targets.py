"""A target: its form fills in where the area stands, says while somebody types who managed it before, and keeps why.

The area has 100 crimes among 5,000 people, and so have 109 other buurten; since 2021 each of those fell by its number.
"""

import pytest

from programmes import saving, visions
from programmes.models import AmbitionIndicator
from tests.conftest import NOON
from tests.neighbourhoods.standings.small_country import OWN, YEARS, crime, health, people
from tests.support.factories import AmbitionIndicatorFactory, ProgrammeAreaMemberFactory
from wijkaanpak.formats import NBSP

MANAGED = "Van 60 buurten met zo’n cijfer lukte dit er 51, in drie jaar."
WHY = "Dit is wat er nodig is om een gewone wijk te zijn."
CRIMES = {"indicator_key": "misdrijven", "baseline_period": "2025", "baseline_value": "100"}
GOAL = {"target_value": "90", "target_year": "2030"}
WHILE_TYPING = {"HX-Request": "true", "HX-Target": "bij-target_value"}


def falling(number, year):
    return 100 if number == 0 or year < 2023 else max(100 - number, 0)


@pytest.fixture
def area(programme):
    return ProgrammeAreaMemberFactory(area__programme=programme, code=OWN)


@pytest.fixture
def figures(area, tmp_path):
    people(tmp_path)
    crime(tmp_path, falling, (2021, *YEARS))


@pytest.fixture
def target(ambition):
    about = {"indicator_key": "misdrijven", "baseline_period": "2021", "baseline_value": 100.0}
    return AmbitionIndicatorFactory(ambition=ambition, target_value=90.0, **about)


@pytest.fixture
def typed(browser, path, ambition):
    """What is said under the target while this stands in the form."""

    def said(**fields):
        query = {"baseline_of": fields.get("indicator_key", ""), **fields}
        return browser.get(path("targets:add"), query, headers=WHILE_TYPING).content.decode()

    return said


class TestWhileSomebodyTypes:
    def test_it_says_how_many_managed_and_of_what_numbers_that_is_made_and_asks_about_a_slip(self, typed, figures):
        said = typed(**CRIMES, **GOAL)

        assert MANAGED in said
        for number in ("100,0, gemiddeld in 2024 en 2025", f"10,0{NBSP}%", "die in 2021 en 2022 stonden waar"):
            assert number in said
        assert "Sterkste daling van hen" in said
        assert "<h1" not in said  # only what is said is swapped, never what was typed
        assert 'name="target_value"' not in said

        backwards = typed(**CRIMES, **GOAL | {"target_value": "120"})
        assert "Nu is het 100,0, gemiddeld in 2024 en 2025, en lager is beter. Dit doel is dus al gehaald." in backwards
        assert "lukte dit er" not in backwards
        thousand = typed(**CRIMES, **GOAL | {"target_value": "1"})
        assert "meer dan 10 keer zo hoog of zo laag. Typte u het goed?" in thousand
        below = typed(**CRIMES | {"baseline_value": "80"}, **GOAL)
        assert "90 is slechter dan de nulmeting (80 in 2025): lager is beter. Bedoelt u dat?" in below

    @pytest.mark.parametrize(
        ("goal", "words"),
        [
            ({}, "Vul een streefwaarde en een streefjaar in."),
            ({"target_value": "90"}, "Vul een streefwaarde en een streefjaar in."),
            ({"target_value": "veel", "target_year": "2030"}, "Schrijf alleen een getal, zoals 412 of 12,5."),
            ({"target_value": "-5", "target_year": "2030"}, "Dit cijfer is nooit lager dan nul."),
            ({"target_value": "90", "target_year": "2020"}, "2020 is al voorbij. Kies een jaar vanaf 2026."),
        ],
    )
    def test_what_is_not_whole_or_cannot_be_says_what_to_do(self, typed, goal, words):
        said = typed(**CRIMES, **goal)

        assert words in said
        assert "lukte dit er" not in said

    def test_what_cannot_be_said_is_said_with_the_reason(self, typed, area, tmp_path):
        people(tmp_path)
        health(tmp_path, {2024: lambda number: 60})

        said = typed(indicator_key="ervaren_gezondheid", target_value="70", target_year="2030")

        assert "Of dit haalbaar is, is niet te zeggen. Er is één meting." in said

    def test_without_an_area_or_figures_it_says_so(self, typed, programme):
        said = typed(**CRIMES, **GOAL)

        assert f"Van {programme.area_name} kennen we dit cijfer niet." in said

    def test_another_indicator_brings_its_own_baseline_and_the_same_leaves_what_was_typed(self, typed, figures):
        other = typed(**CRIMES | {"baseline_of": "inwoners"})
        same = typed(**CRIMES | {"baseline_value": "95"})

        assert 'hx-swap-oob="true"' in other
        assert 'value="2025"' in other
        assert "baseline_value" not in same


class TestForm:
    def test_from_a_link_to_a_target_with_its_sixty(self, browser, path, ambition, figures):
        """What is known is filled in, with where it is from; without a script a refusal says the same as typing."""
        page = browser.get(path("targets:add"), {"ambition": ambition.pk, "indicator_key": "misdrijven"})
        form = page.context["form"]
        assert form["ambition"].value() == str(ambition.pk)
        assert (form["baseline_period"].value(), form["baseline_value"].value()) == ("2025", "100")
        assert "in 2025 (Politie, tabel" in page.content.decode()
        groups = dict(form.fields["indicator_key"].choices)
        assert [key for key, _name in groups[f"Met een cijfer van {ambition.programme.area_name}"]][:1] == ["inwoners"]

        sent = {"ambition": ambition.pk, "indicator_key": "misdrijven", **GOAL}  # without a baseline
        refused = browser.post(path("targets:add"), sent | {"reason": "Kort"})
        assert refused.status_code == 422
        assert MANAGED in refused.content.decode()

        kept = browser.post(path("targets:add"), sent | {"reason": WHY}, follow=True).content.decode()
        target = AmbitionIndicator.objects.get()
        assert (target.baseline_period, target.baseline_value, target.target_value) == ("2025", 100, 90)
        assert target.reason == WHY
        assert MANAGED in kept
        assert 'id="target-misdrijven' in kept  # the picture of the sixty
        assert MANAGED in browser.get(path("ambitions:detail", ambition)).content.decode()

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"target_year": "2020"}, "2020 is al voorbij."),
            ({"target_value": "-1"}, "Dit cijfer is nooit lager dan nul."),
            ({"target_value": ""}, "Een doel is een waarde en een jaar."),
            ({"baseline_period": "2025", "baseline_value": ""}, "Een nulmeting is een jaar en een waarde."),
            ({"baseline_period": "2031", "baseline_value": "5"}, "2031 moet nog komen."),
        ],
    )
    def test_what_cannot_be_is_refused_beside_its_field(self, browser, path, ambition, fields, words):
        sent = {"ambition": ambition.pk, **CRIMES, **GOAL, "reason": WHY}

        answer = browser.post(path("targets:add"), sent | fields)

        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not AmbitionIndicator.objects.exists()

    def test_without_a_script_another_indicator_does_not_keep_the_baseline_of_the_first(
        self, browser, path, ambition, figures
    ):
        sent = {"ambition": ambition.pk, **CRIMES, "baseline_of": "misdrijven", **GOAL, "reason": WHY}

        answer = browser.post(path("targets:add"), sent | {"indicator_key": "inwoners"})

        assert answer.status_code == 422
        assert "U koos een ander cijfer." in answer.content.decode()
        assert answer.context["form"]["baseline_value"].value() == "5000"

    def test_a_number_comes_back_as_it_is_written_here(self, browser, path, target, manager):
        visions.change_target(target, baseline_value=1.234, reason=WHY, by=manager, at=NOON)

        form = browser.get(path("targets:edit", target)).context["form"]

        assert form["baseline_value"].value() == "1,234"
        assert float(form.fields["baseline_value"].clean("1,234")) == AmbitionIndicator.objects.get().baseline_value


class TestChange:
    def test_it_asks_a_new_reason_and_the_history_has_both(self, browser, path, target):
        sent = {"baseline_period": "2021", "baseline_value": "100", "target_value": "80", "target_year": "2032"}
        sent |= {"reference": "country", "seen": saving.token(target)}
        assert browser.post(path("targets:edit", target), sent).status_code == 422

        browser.post(path("targets:edit", target), sent | {"reason": WHY})

        target.refresh_from_db()
        assert (target.target_value, target.target_year, target.reason) == (80, 2032, WHY)
        past = browser.get(path("targets:history", target)).content.decode()
        assert "90" in past
        assert "80" in past

    def test_who_comes_second_chooses(self, browser, path, target, manager):
        seen = saving.token(target)
        visions.change_target(target, target_value=85, reason="Een collega was eerst.", by=manager, at=NOON)
        sent = {"baseline_period": "2021", "baseline_value": "100", "target_value": "80", "target_year": "2030"}

        answer = browser.post(path("targets:edit", target), sent | {"reason": WHY, "seen": seen})

        page = answer.content.decode()
        assert answer.status_code == 409
        for words in ("90", "85", "80", "Een collega was eerst."):
            assert words in page

    def test_a_withdrawn_target_is_gone_from_the_ambition_and_can_be_put_back(self, browser, path, ambition, target):
        browser.post(path("targets:withdraw", target), {"reason": "Dit cijfer past hier niet."})

        assert not ambition.indicators.exists()
        event = ambition.programme.log.get(kind="indicator.withdrawn")
        assert str(event.subject) == "Geregistreerde misdrijven"
        browser.post(path("targets:undo", target), {"event": event.pk})
        assert ambition.indicators.get() == target
