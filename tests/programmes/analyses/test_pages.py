"""The pages about why: an urgency is weighed, an analysis adopted and recognised, and residents are heard."""

import re

import pytest
from django.utils import timezone

from programmes import saving
from programmes.analyses.reads import reach
from programmes.models import AreaAnalysis, Conversation, Urgency
from tests.support.factories import (
    AreaAnalysisFactory,
    ConversationFactory,
    PartnerFactory,
    ProgrammeAreaFactory,
    ProgrammeAreaMemberFactory,
    ProgrammeChallengeFactory,
    UrgencyFactory,
)

TODAY = "2026-11-02"
BUURT = "BU00141000"


class TestUrgency:
    ANSWERS = {
        **dict.fromkeys(("urgent", "serious", "complex", "necessary", "justified"), "yes"),
        "feasible": "partly",
        "weighed": "go",
        "reason": "Drie instanties zien hetzelfde, en niemand lost het alleen op.",
        "decided_on": TODAY,
    }

    def test_it_is_brought_in_weighed_and_then_stands(self, browser, path, programme):
        brought = {"title": "Het plein", "kind": "decay", "felt_by": "Winkeliers", "based_on": "Schouw"}
        url = browser.post(path("urgencies:add"), brought | {"raised_on": TODAY})["Location"]
        urgency = Urgency.objects.get()
        assert "Is hier een wijkaanpak nodig?" in browser.get(path("urgencies:weigh", urgency)).content.decode()

        browser.post(path("urgencies:weigh", urgency), self.ANSWERS)

        urgency.refresh_from_db()
        page = browser.get(url).content.decode()
        assert (urgency.weighed, urgency.urgent, urgency.feasible) == ("go", "yes", "partly")
        assert "Over deze urgentie is besloten" in page
        assert "niemand lost het alleen op" in page
        assert browser.get(path("urgencies:edit", urgency)).status_code == 404

    def test_every_question_asks_for_an_answer_and_the_reason_for_words(self, browser, path, programme):
        urgency = UrgencyFactory(programme=programme)

        answer = browser.post(
            path("urgencies:weigh", urgency), {"weighed": "go", "reason": "Kort", "decided_on": TODAY}
        )

        page = answer.content.decode()
        assert answer.status_code == 422
        assert page.count("Beantwoord deze vraag.") == 12  # above the form and beside each question
        assert "Schrijf minstens 20 tekens; u hebt er 4." in page

    def test_a_day_to_come_is_no_decision(self, browser, path, programme):
        urgency = UrgencyFactory(programme=programme)

        answer = browser.post(path("urgencies:weigh", urgency), self.ANSWERS | {"decided_on": "2126-01-01"})

        assert "Deze dag is nog niet geweest" in answer.content.decode()

    def test_who_weighs_second_hears_that_it_was_done(self, browser, path, programme):
        urgency = UrgencyFactory(programme=programme, weighed="no", reason="Nee", decided_on=timezone.localdate())

        answer = browser.post(path("urgencies:weigh", urgency), self.ANSWERS, follow=True)

        urgency.refresh_from_db()
        assert urgency.weighed == "no"
        assert "Een collega heeft dit net afgewogen" in answer.content.decode()


class TestAnalysis:
    def test_a_draft_is_written_on_until_it_is_adopted(self, browser, path, draft):
        answers = {"title": "Analyse 2026", "summary": "Wat er speelt.", "seen": saving.token(draft)}
        browser.post(path("analyses:edit", draft), answers | {"strengths": "Sterke buren"})

        browser.post(path("analyses:adopt", draft), {"adopted_by": "Stuurgroep", "adopted_on": TODAY})

        page = browser.get(path("analyses:detail", draft)).content.decode()
        assert "Vastgesteld door Stuurgroep" in page
        assert "Sterke buren" in page
        assert browser.get(path("analyses:edit", draft)).status_code == 404
        assert AreaAnalysis.objects.get().adopted_by == "Stuurgroep"

    def test_its_page_tells_the_opgaven_and_no_figures_that_came_later(self, browser, path, programme):
        adopted = AreaAnalysisFactory(programme=programme)
        ProgrammeChallengeFactory(programme=programme, analysis=adopted, weight=3, text="Het plein is leeg.")

        page = browser.get(path("analyses:detail", adopted)).content.decode()

        assert "(kern van de aanpak)" in page
        assert "Het plein is leeg." in page
        assert "Bij het vaststellen waren er geen cijfers over dit gebied ingelezen." in page

    def test_its_acts_stand_under_it(self, browser, path, draft):
        page = browser.get(path("analyses:adopt", draft)).content.decode()

        crumbs = page[page.index('class="wk-crumbs') : page.index("</main>")]
        assert f'href="{path("analyses:listing")}"' in crumbs
        assert f'href="{path("analyses:detail", draft)}">{draft}</a></li>' in crumbs

    def test_adopting_shows_first_what_changes(self, browser, path, draft):
        page = browser.get(path("analyses:adopt", draft)).content.decode()

        assert "Een concept dat u kunt veranderen." in page
        assert "niet ongedaan maken" in page

    def test_recognition_by_residents_and_a_partner_stands_with_it(self, browser, path, draft, groningen):
        partner = PartnerFactory(name="Wijkraad")
        said = {"recognised": "yes", "given_on": TODAY}
        browser.post(path("analyses:recognise", draft), said | {"remark": "Zo is het"})
        browser.post(path("analyses:recognise", draft), said | {"partner": partner.pk, "recognised": "no"})
        twice = browser.post(path("analyses:recognise", draft), said | {"partner": partner.pk})

        page = browser.get(path("analyses:detail", draft)).content.decode()
        assert "herkent zich niet" in page
        assert "Zo is het" in page
        assert "Deze partner heeft zich al uitgesproken." in twice.content.decode()


class TestConversations:
    ANSWERS = {"title": "Koffie", "held_on": TODAY, "number": 30, "said": "Het is donker."}

    def test_it_is_recorded_with_who_was_there(self, browser, path, draft, programme):
        area = ProgrammeAreaFactory(programme=programme)
        ProgrammeAreaMemberFactory(area=area, code=BUURT)

        sent = self.ANSWERS | {"analysis": draft.pk, f"by_neighbourhood_{BUURT}": "12", "by_age_65+": "20"}
        browser.post(path("conversations:add"), sent)

        conversation = Conversation.objects.get()
        assert (conversation.by_neighbourhood, conversation.by_age) == ({BUURT: 12}, {"65+": 20})
        assert conversation.analysis == draft

    @pytest.mark.parametrize(
        ("count", "words"),
        [("31", "Samen is dit 31, en er waren 30 bewoners"), ("veel", "Schrijf bij ‘65 jaar of ouder’ een heel getal")],
    )
    def test_counts_that_cannot_be_are_refused(self, browser, path, draft, count, words):
        answer = browser.post(path("conversations:add"), self.ANSWERS | {"analysis": draft.pk, "by_age_65+": count})

        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert f'value="{count}"' in answer.content.decode()

    def test_the_list_opens_with_what_residents_did_not_hear_back(self, browser, path, draft):
        ConversationFactory(analysis=draft, title="Beantwoord", follow_up="De lampen branden weer.")
        ConversationFactory(analysis=draft, title="Open")

        def titles(query=""):
            page = browser.get(path("conversations:listing") + query).content.decode()
            return set(re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)</a>', page))

        assert titles() == {"Open"}
        assert titles("?bekijk=all") == {"Open", "Beantwoord"}

    def test_who_is_not_heard_is_said_only_when_enough_were_counted(self, programme, draft):
        ConversationFactory(analysis=draft, number=19, by_age={"65+": 19})
        assert reach(programme).ages == ()

        ConversationFactory(analysis=draft, number=1, by_age={"25-45": 1})
        ages = {heard.label: heard for heard in reach(programme).ages}
        assert ages["65 jaar of ouder"].spoke_share == 0.95
        assert ages["65 jaar of ouder"].live is None
        assert not any(heard.is_hardly_heard for heard in ages.values())
