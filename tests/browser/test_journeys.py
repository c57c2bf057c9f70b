"""What people come for, from the first page to the last."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from monitoring import tasks
from monitoring.models import Report
from programmes import letters
from programmes.initiatives import forms
from programmes.models import Initiative, Programme
from programmes.models.initiative import LETTER_WAITS
from tests.conftest import make_user
from tests.support.browser import assert_accessible, assert_fits, look
from tests.support.factories import ProgrammeFactory
from tests.support.monitoring import make_report
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

PHONE = {"width": 375, "height": 740}
IDEA = {
    "Hoe heet uw idee?": "Samen koken op woensdag",
    "Wat wilt u gaan doen?": "Elke woensdag koken en eten wij samen met de buren in de buurtkamer.",
    "Waar in de wijk?": "Eikenlaan",
    "Uw naam": "Fatima",
    "Uw e-mailadres": "fatima@voorbeeld.example",
}


@pytest.fixture
def selwerd(live, groningen, monkeypatch) -> Programme:
    """A public programme, and a form that lets a quick typist be a person."""
    monkeypatch.setattr(forms, "TOO_FAST", forms.timedelta(0))
    with tenancy.municipality(groningen):
        return ProgrammeFactory(name="Selwerd", slug="selwerd")


@pytest.fixture
def phone(browser, page):
    """A phone whose browser runs no scripts."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL", java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _letter(groningen, write, after=timedelta(0)) -> str:
    """Run the task that sends it, and give the text of the last letter."""
    with tenancy.municipality(groningen):
        write(Initiative.objects.get().pk, at=timezone.now() + after)
    return mail.outbox[-1].body


def test_resident_hands_in_an_idea_and_gets_an_answer(phone, page, live, groningen, selwerd, manager, sign_in):
    phone.goto(live.url + tenancy.path(groningen, "public:home"))
    phone.get_by_role("link", name="Dien uw idee in").click()
    for label, answer in IDEA.items():
        phone.get_by_label(label).fill(answer)
    phone.get_by_role("button", name="Idee versturen").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")

    link = re.search(r"/groningen/\S+/[\w-]{43}/?", _letter(groningen, letters.send_confirmation))[0]
    phone.goto(live.url + link)
    with tenancy.municipality(groningen):
        assert Initiative.objects.get().status == Initiative.Status.IDEA
    phone.get_by_role("button", name="Ja, dit is mijn idee").click()
    phone.get_by_role("heading", name="Uw idee is ingediend").wait_for()

    sign_in(manager)
    page.goto(live.url + tenancy.path(groningen, "initiatives:listing", slug="selwerd"))
    page.get_by_role("link", name="Samen koken op woensdag").click()
    page.get_by_role("link", name="Besluit nemen").click()
    page.get_by_label("Toekennen").check()
    page.get_by_label("Motivering").fill("Een mooi plan voor de hele straat.")
    page.get_by_label("Bedrag dat u toekent").fill("150")
    page.get_by_role("button", name="Bekijk eerst de brief").click()
    expect(page.get_by_text("U krijgt € 150.")).to_be_visible()
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_role("button", name="Tegenhouden").wait_for()
    letter = _letter(groningen, letters.send_decision, after=LETTER_WAITS)
    assert "Een mooi plan voor de hele straat." in letter
    assert "U krijgt €\xa0150." in letter


def test_what_was_typed_is_kept_when_something_is_missing(phone, live, groningen, selwerd):
    phone.goto(live.url + tenancy.path(groningen, "initiatives:submit"))
    phone.get_by_label("Hoe heet uw idee?").fill("Samen koken op woensdag")
    with phone.expect_response(lambda answer: answer.request.method == "POST") as answer:
        phone.get_by_role("button", name="Idee versturen").click()

    assert answer.value.status == 422
    expect(phone.get_by_role("alert")).to_be_visible()
    expect(phone.get_by_label("Hoe heet uw idee?")).to_have_value("Samen koken op woensdag")


def test_pressing_twice_is_one_idea(phone, live, groningen, selwerd):
    url = live.url + tenancy.path(groningen, "initiatives:submit")
    phone.goto(url)
    names = ("csrfmiddlewaretoken", "form_key", "started")
    hidden = {name: phone.locator(f"form input[name={name}]").first.get_attribute("value") for name in names}
    typed = dict(zip(("title", "plan", "place", "applicant_name", "applicant_email"), IDEA.values(), strict=True))

    for _ in range(2):
        answer = phone.request.post(url, form={**hidden, **typed, "programme": str(selwerd.pk)}, max_redirects=0)
        assert answer.status == 302

    with tenancy.municipality(groningen):
        assert Initiative.objects.count() == 1


def test_programme_manager_asks_for_a_report_and_takes_the_pdf(
    page, live, groningen, selwerd, manager, sign_in, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    sign_in(manager)
    page.goto(live.url + tenancy.path(groningen, "monitoring:overview", slug="selwerd"))
    page.get_by_role("link", name="Rapporten").click()
    page.get_by_role("link", name="Nieuw rapport maken").click()
    page.get_by_role("button", name="Rapport maken").click()
    page.locator("#report-progress").wait_for()
    assert_accessible(page)

    with tenancy.municipality(groningen):
        report = Report.objects.get()
    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het rapport (pdf)").click()

    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_council_clerk_writes_down_when_the_council_got_the_report(page, live, groningen, selwerd, sign_in):
    with tenancy.municipality(groningen):
        report = make_report(selwerd, status="adopted", state="done", file="rapport.pdf", rendered_at=timezone.now())
    sign_in(make_user("griffier", groningen, Role.COUNCIL_CLERK))
    page.goto(live.url + tenancy.path(groningen, "reports:detail", slug=report.programme.slug, pk=report.pk))
    page.get_by_role("link", name="Aanbieden aan de raad vastleggen").click()
    look(page, "rapport-aanbieden")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator(".wk-summary")).to_contain_text("Vul in wanneer het rapport aan de raad is aangeboden.")
    look(page, "rapport-aanbieden-geweigerd")
    page.get_by_label("Aangeboden op").fill(report.adopted_on.isoformat())
    page.get_by_role("button", name="Vastleggen").click()

    expect(page.get_by_role("main")).to_contain_text("Aan de raad aangeboden op")
    look(page, "rapport-aangeboden")


def test_idea_is_handed_in_with_the_keyboard_alone(page, live, groningen, selwerd):
    page.set_viewport_size(PHONE)
    page.goto(live.url + tenancy.path(groningen, "initiatives:submit"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")
    seen: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.type || ''")
        seen.append(name)
        if name == "submit":
            break
        if name == "programme":
            page.keyboard.press("Space")
        elif name in ("title", "plan", "place", "applicant_name"):
            page.keyboard.type("Samen koken in de buurtkamer, met alle buren van de straat")
        elif name == "applicant_email":
            page.keyboard.type("fatima@voorbeeld.example")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    assert "website" not in seen
    assert_fits(page)
