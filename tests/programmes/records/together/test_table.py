"""Many records of a kind at once in a table: shown first, with one reason, stored all or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes import analyses, saving
from programmes.models import ChangedTogether, Event, Stakeholder
from tests.conftest import NOON, make_user
from tests.programmes.records.test_queries import KINDS, add
from tests.programmes.records.together.conftest import WHY, weights, words
from tests.support import sendings
from tests.support.factories import StakeholderFactory
from tests.support.world import client_of
from wijkaanpak.accounts.models import Role


def filled(*rows, **values):
    return {
        key: value
        for row in rows
        for key, value in {
            f"{row.pk}-seen": saving.token(row),
            **{f"{row.pk}-{name}": getattr(row, name) for name in ("kind", "interest", "influence")},
            **{f"{row.pk}-{name}": value for name, value in values.items()},
        }.items()
    }


def test_what_is_chosen_for_all_is_shown_in_a_sentence_stored_with_one_reason_and_taken_back(
    browser, path, rows, stored, manager
):
    asked = {"pick": [row.pk for row in rows[:2]], "all-influence": "3"}
    shown = browser.post(path("stakeholders:together"), asked)
    assert "2 stakeholders veranderen: invloed wordt groot." in words(shown)
    assert set(Stakeholder.objects.values_list("influence", flat=True)) == {1}

    done = browser.get(stored(shown)["Location"])

    assert "2 regels zijn bijgewerkt." in words(done)
    assert list(Stakeholder.objects.order_by("name").values_list("influence", flat=True)) == [3, 3, 1]
    assert WHY in words(browser.get(path("stakeholders:history", rows[0])))
    assert f"Samen met andere, omdat: {WHY}" in words(browser.get(path("stakeholders:detail", rows[0])))
    browser.post(path("stakeholders:undo_together"), {"event": ChangedTogether.objects.get().pk})
    assert set(Stakeholder.objects.values_list("influence", flat=True)) == {1}


def test_each_row_may_become_something_else_and_what_stays_is_not_written(browser, path, rows, stored):
    asked = filled(rows[0], interest=3) | filled(rows[1], kind="other") | filled(rows[2])
    shown = browser.post(path("stakeholders:together"), asked)
    assert "2 stakeholders veranderen. 1 regel blijft zoals hij is." in words(shown)

    stored(shown)

    assert list(Stakeholder.objects.order_by("name").values_list("kind", "interest", "revision")) == [
        (rows[0].kind, 3, rows[0].revision + 1),
        ("other", 1, rows[1].revision + 1),
        (rows[2].kind, 1, rows[2].revision),
    ]


def test_an_error_stands_in_its_row_and_the_rest_is_still_filled_in(browser, path, rows):
    answer = browser.post(path("stakeholders:together"), filled(rows[0], interest=9) | filled(rows[1], influence=3))

    page = words(answer)
    assert answer.status_code == 422
    assert f'id="id_{rows[0].pk}-interest_error"' in page
    assert "<strong>Aa</strong>, Belang: Kies iets uit de lijst." in page
    url = path("stakeholders:together")
    shown = sendings.form_of(answer.content, url, url)
    assert {one.name: one.value for one in shown.fields}[f"{rows[1].pk}-influence"] == "3"
    assert not Event.objects.filter(kind="stakeholder.edited").exists()


def test_a_reason_is_asked_once_and_what_was_shown_stays(browser, path, rows, stored):
    shown = browser.post(path("stakeholders:together"), filled(rows[0], interest=3))

    answer = stored(shown, reason="Kort")

    assert answer.status_code == 422
    assert "Schrijf minstens 10 tekens; u hebt er 4." in words(answer)
    assert stored(answer).status_code == 302


def test_who_was_second_sees_was_now_and_yours_for_that_row(browser, path, rows, stored, reader):
    asked = filled(rows[0], interest=3) | filled(rows[1], influence=2)
    analyses.edit_stakeholder(rows[0], interest=2, by=reader, at=NOON)

    shown = browser.post(path("stakeholders:together"), asked)

    assert shown.status_code == 409
    page = words(shown)
    assert all(word in page for word in ("<dt>Was</dt><dd>klein</dd>", "<dd>gemiddeld</dd>", "<dd>groot</dd>"))
    stored(shown, **{f"take_{rows[0].pk}-interest": "1"})
    assert weights() == [
        (2, 1),
        (1, 2),
        (1, 1),
    ]


def test_who_changes_one_row_between_looking_and_storing_stops_all(browser, path, rows, stored, reader):
    shown = browser.post(path("stakeholders:together"), filled(rows[0], interest=3) | filled(rows[1], influence=2))
    analyses.edit_stakeholder(rows[1], influence=3, by=reader, at=NOON)

    answer = stored(shown)

    assert answer.status_code == 409
    assert WHY in words(answer)
    assert set(Stakeholder.objects.values_list("interest", flat=True)) == {1}
    assert stored(answer).status_code == 302
    assert Stakeholder.objects.get(pk=rows[1].pk).influence == 2


def test_a_write_that_refuses_one_row_stores_none(browser, path, rows, stored, monkeypatch):
    shown = browser.post(path("stakeholders:together"), filled(rows[0], interest=3) | filled(rows[1], influence=2))
    change, seen = saving.change, []

    def refuse_the_second(row, *args, **kwargs):
        seen.append(row)
        if len(seen) == 2:
            raise ValidationError("Dit kan nu niet.")
        return change(row, *args, **kwargs)

    monkeypatch.setattr(saving, "change", refuse_the_second)

    answer = stored(shown)

    assert answer.status_code == 422
    assert "<strong>Bb</strong>. Dit kan nu niet." in words(answer)
    assert set(Stakeholder.objects.values_list("interest", flat=True)) == {1}
    assert not ChangedTogether.objects.exists()


def test_what_was_withdrawn_meanwhile_is_left_out_by_name(browser, path, rows, stored, manager):
    asked = filled(rows[0], interest=3) | filled(rows[1], influence=2)
    analyses.withdraw_stakeholder(rows[0], reason="Is opgeheven, al een jaar.", by=manager, at=NOON)

    shown = browser.post(path("stakeholders:together"), asked)

    assert "een collega trok het in" in words(shown)
    assert stored(shown).status_code == 302
    assert Stakeholder.objects.get(pk=rows[1].pk).influence == 2


def test_only_who_did_it_takes_it_back_within_ten_minutes_and_not_what_changed_since(
    browser, path, rows, stored, reader, groningen
):
    stored(browser.post(path("stakeholders:together"), filled(rows[0], interest=3) | filled(rows[1], interest=3)))
    done = ChangedTogether.objects.get()
    analyses.edit_stakeholder(rows[1], stake="Meer groen", by=reader, at=timezone.now())
    other = client_of(make_user("other", groningen, Role.PROGRAMME_MANAGER))

    assert "niet meer ongedaan" in words(
        other.post(path("stakeholders:undo_together"), {"event": done.pk}, follow=True)
    )
    page = words(browser.post(path("stakeholders:undo_together"), {"event": done.pk}, follow=True))

    assert "behalve wat daarna nog veranderde: Bb" in page
    assert list(Stakeholder.objects.order_by("name").values_list("interest", flat=True)) == [1, 3, 1]
    ChangedTogether.objects.update(undone_at=None, at=timezone.now() - timedelta(minutes=11))
    assert "te lang geleden" in words(browser.post(path("stakeholders:undo_together"), {"event": done.pk}, follow=True))


def test_the_whole_list_is_meant_and_not_the_page_alone(browser, path, programme, stored):
    for number in range(30):
        StakeholderFactory(programme=programme, name=f"Groep {number:02}", kind="other", influence=1)
    StakeholderFactory(programme=programme, name="Bewoners", kind="residents", influence=1)

    stored(browser.post(path("stakeholders:together") + "?kind=other", {"pick_all": "1", "all-influence": "2"}))

    assert Stakeholder.objects.filter(influence=2).count() == 30
    assert Stakeholder.objects.get(name="Bewoners").influence == 1


def test_what_was_shown_and_not_stored_when_the_session_ended_is_there_again(browser, path, rows, manager):
    url = path("stakeholders:together")
    shown = sendings.form_of(browser.post(url, filled(rows[0], interest=3)).content, url, url)
    browser.logout()
    browser.post(url, {**shown.hidden, "reason": WHY})

    browser.force_login(manager)
    page = words(browser.get(f"{url}?concept=1"))

    assert WHY in page
    assert "belang wordt groot" in page


def test_an_empty_list_says_so_and_offers_no_file(browser, path):
    page = words(browser.get(path("stakeholders:together")))

    assert "De lijst is nog leeg." in page
    assert "Of in Excel" not in page


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.together], ids=lambda kind: kind.key)
def test_ten_times_the_rows_take_the_same_queries(browser, path, programme, kind, django_assert_num_queries):
    url = path(f"{kind.key}:together") + "?bekijk=all"
    add(kind, programme, 2)
    browser.get(url)
    with CaptureQueriesContext(connection) as few:
        browser.get(url)
    add(kind, programme, 15)

    with django_assert_num_queries(len(few)):
        browser.get(url)
