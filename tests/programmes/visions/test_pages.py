"""The pages about where it goes: a vision is written and adopted, ambitions come from the analysis and are let go."""

import pytest
from django.utils import timezone

from programmes import saving, visions
from programmes.models import Ambition, GuidingPrinciple, Vision
from tests.conftest import NOON
from tests.support.factories import (
    AmbitionFactory,
    AmbitionIndicatorFactory,
    MeasureFactory,
    ProgrammeChallengeFactory,
    VisionFactory,
)

TODAY = "2026-11-02"
SAID = {"title": "De wijk in 2042", "text": "Iedereen kent elkaar.", "horizon_year": "2042"}
WANTED = {"title": "Gezond en minder alleen", "outcome": "cohesion", "sub_goal": "perspective", "domain": "health"}
WHY = "De gemeente doet dit nu voor de hele stad."


class TestVision:
    def test_it_is_written_rewritten_adopted_by_both_and_followed_by_the_next(self, browser, path):
        browser.post(path("visions:add"), SAID)
        vision = Vision.objects.get()
        browser.post(path("visions:edit", vision), SAID | {"title": "Wij in 2042", "seen": saving.token(vision)})
        for who, words in (("coalition", "De gemeenteraad stelde de visie nog niet vast."), ("council", "vastgesteld")):
            browser.post(path("visions:adopt", vision), {"adopted_by": who, "adopted_on": TODAY})
            assert words in browser.get(path("visions:detail", vision)).content.decode()

        page = browser.get(path("visions:detail", vision)).content.decode()
        assert "Deze visie is vastgesteld en blijft zoals zij is." in page
        assert path("visions:adopt", vision) not in page
        assert path("visions:add") in page
        assert browser.get(path("visions:edit", vision)).status_code == 404
        assert browser.get(path("visions:adopt", vision)).status_code == 302
        browser.post(path("visions:add"), SAID)
        listed = browser.get(path("visions:listing")).content.decode()
        assert listed.index("De wijk in 2042") < listed.index("Wij in 2042")

    def test_who_saves_after_the_adoption_keeps_the_text(self, browser, path, programme, manager):
        vision = VisionFactory(programme=programme)
        visions.adopt(vision, adopted_by=visions.AdoptedBy.COALITION, adopted_on=NOON.date(), by=manager, at=NOON)

        answer = browser.post(path("visions:edit", vision), SAID | {"seen": saving.token(vision)})

        assert answer.status_code == 409
        assert SAID["text"] in answer.content.decode()

    def test_what_one_of_two_decided_already_cannot_be_chosen_again(self, browser, path, programme):
        vision = VisionFactory(programme=programme, adopted_by_council_on=NOON.date())

        form = browser.get(path("visions:adopt", vision)).context["form"]

        assert [value for value, _label in form.fields["adopted_by"].choices] == ["coalition"]

    def test_a_rewritten_text_can_be_put_back(self, browser, path, programme, manager):
        vision = VisionFactory(programme=programme)
        visions.rewrite(vision, text="Heel anders.", by=manager, at=timezone.now())

        event = programme.log.get(kind="vision.rewritten")
        browser.post(path("visions:undo", vision), {"event": event.pk})

        vision.refresh_from_db()
        assert vision.text == "Een wijk waar je wilt blijven."

    def test_the_six_principles_stand_there_with_the_ambitions_that_serve_them(self, browser, path, ambition):
        ambition.guiding_principles.set(GuidingPrinciple.objects.filter(number=1))

        page = browser.get(path("visions:listing")).content.decode()

        assert page.count("nog geen") == 5
        assert path("ambitions:detail", ambition) in page


class TestAmbition:
    def test_it_comes_from_the_analysis_and_says_what_is_lacking(self, browser, path, programme):
        challenge = ProgrammeChallengeFactory(programme=programme)
        sent = WANTED | {"challenges": [challenge.pk], "guiding_principles": [1, 2]}

        page = browser.post(path("ambitions:add"), sent, follow=True).content.decode()

        made = Ambition.objects.get()
        assert (made.number, list(made.challenges.all()), made.guiding_principles.count()) == (1, [challenge], 2)
        assert "Zij is nog niet meetbaar" in page
        assert path("challenges:detail", challenge) in page
        assert f"{path('targets:add')}?ambition={made.pk}" in page
        assert "streefwaarde toevoegen" in browser.get(path("ambitions:listing")).content.decode()

    def test_it_is_let_go_with_a_reason_and_taken_up_again(self, browser, path, ambition):
        AmbitionIndicatorFactory(ambition=ambition, indicator_key="eenzaam")
        MeasureFactory(ambition=ambition)
        confirm = browser.get(path("ambitions:end", ambition)).content.decode()
        assert "1 lopende maatregel blijft lopen" in confirm
        assert browser.post(path("ambitions:end", ambition), {"ended_on": TODAY, "reason": "Nee"}).status_code == 422

        page = browser.post(path("ambitions:end", ambition), {"ended_on": TODAY, "reason": WHY}, follow=True)

        assert f"Losgelaten op 2 november 2026. {WHY}" in " ".join(page.content.decode().split())
        assert browser.get(path("ambitions:edit", ambition)).status_code == 404
        again = browser.post(path("ambitions:end", ambition), {"ended_on": TODAY, "reason": WHY})
        assert (again.status_code, WHY in again.content.decode()) == (409, True)
        assert str(ambition) not in browser.get(path("ambitions:listing")).content.decode()
        browser.post(path("ambitions:resume", ambition))
        assert str(ambition) in browser.get(path("ambitions:listing")).content.decode()

    def test_what_is_undone_puts_its_opgaven_back(self, browser, path, programme, ambition, manager):
        first, second = (ProgrammeChallengeFactory(programme=programme) for _time in range(2))
        ambition.challenges.set([first])
        visions.edit_ambition(ambition, challenges=[second], title="Anders", by=manager, at=timezone.now())

        event = programme.log.get(kind="ambition.edited")
        browser.post(path("ambitions:undo", ambition), {"event": event.pk})

        ambition.refresh_from_db()
        assert (ambition.title, list(ambition.challenges.all())) == ("Gelukkig en gezond", [first])

    def test_opgaven_of_one_and_words_of_another_go_together(self, browser, path, programme, ambition, manager):
        challenge = ProgrammeChallengeFactory(programme=programme)
        seen = saving.token(ambition)
        visions.edit_ambition(ambition, challenges=[challenge], by=manager, at=NOON)
        mine = {"number": 1, "title": "Mijn woorden", "outcome": "cohesion", "sub_goal": "perspective", "seen": seen}

        answer = browser.post(path("ambitions:edit", ambition), mine)

        ambition.refresh_from_db()
        assert answer.status_code == 302
        assert (ambition.title, list(ambition.challenges.all())) == ("Mijn woorden", [challenge])

    def test_two_opgaven_at_once_are_for_people(self, browser, path, programme, ambition, manager):
        first, second = (ProgrammeChallengeFactory(programme=programme) for _time in range(2))
        seen = saving.token(ambition)
        visions.edit_ambition(ambition, challenges=[first], by=manager, at=NOON)
        mine = {"number": 1, "title": ambition.title, "outcome": "cohesion", "sub_goal": "perspective", "seen": seen}

        answer = browser.post(path("ambitions:edit", ambition), mine | {"challenges": [second.pk]})

        assert answer.status_code == 409
        assert str(second) in answer.content.decode()


@pytest.mark.parametrize("page", ["ambitions:listing", "targets:listing"])
def test_a_list_asks_no_more_of_more_rows(browser, path, programme, page, django_assert_num_queries):
    def add(count):
        for _time in range(count):
            AmbitionIndicatorFactory(ambition=AmbitionFactory(programme=programme), indicator_key="eenzaam")

    add(1)
    with django_assert_num_queries(50, exact=False) as few:
        browser.get(path(page))
    add(5)

    with django_assert_num_queries(len(few.captured_queries)):
        browser.get(path(page))
