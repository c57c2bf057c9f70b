"""The first year: from an empty municipality with buurten, through the first gate. The next parts go on from there."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from neighbourhoods.models import Area
from programmes.models import OwnFigure, Programme
from tests.conftest import make_user
from tests.support.browser import look
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Letter, Role, User

SQUARE = {"type": "Polygon", "coordinates": [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.2]]]}
DRAWN = {"geometry": SQUARE, "outline": SQUARE}
PASSWORD = "een lang wachtwoord"
TALKS = ("Koffie op het plein", "Jongeren aan tafel", "Deur aan deur", "Bewonersavond", "Inloop taalhuis")
STAKES = ("Bewoners van de flats", "Speeltuinvereniging", "Huurdersvereniging", "Basisschool", "Huisartsen")
MOST_TABS = 150
ANNA, BEA, SANNE = "anna@groningen.example", "bea@groningen.example", "sanne@corporatie.example"
COUNTED = "Bezoeken aan de buurtkamer"
YES = ("urgent", "serious", "complex", "necessary", "feasible", "justified")


@pytest.fixture
def administrator(groningen):
    groningen.code = "GM0014"
    groningen.save()
    for code, name in (("BU00141000", "Selwerd-West"), ("BU00141001", "Selwerd-Oost")):
        Area.objects.create(code=code, division_year=2025, level="neighbourhood", name=name, **DRAWN)
    return make_user("marit", groningen, Role.ADMINISTRATOR)


def save(page: Page, name: str = "Opslaan") -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def choose_password(page: Page, live, email: str) -> None:
    letter = Letter.objects.filter(to=email).latest("pk")
    page.goto(live.url + re.search(r"/account/uitnodiging/\S+", letter.body)[0])
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Wachtwoord nog een keer").fill(PASSWORD)
    save(page, "Wachtwoord bewaren")
    expect(page).not_to_have_url(re.compile("uitnodiging"))


def invite(page: Page, name: str, email: str, role: str, programme: str = "") -> None:
    page.locator(".wk-menu--inner > summary").click()
    page.get_by_role("link", name="Mensen en rollen").first.click()
    page.get_by_role("link", name="Iemand uitnodigen").click()
    page.get_by_label("Naam").fill(name)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Welke rol?").select_option(role)
    if programme:
        page.get_by_label("Voor welke wijkaanpak?").select_option(label=programme)
    save(page, "Uitnodigen")
    expect(page.get_by_text(f"{name} krijgt een brief met een link.")).to_be_visible()


def test_from_nothing_through_the_first_gate(page, live, administrator, groningen, sign_in):
    here = f"{live.url}/groningen/beheer/"
    sign_in(administrator)
    page.goto(here)
    invite(page, "Anna Mulder", ANNA, "programmamanager")

    come_in(page, live, sign_in, ANNA)
    page.goto(here + "nieuw/")
    begin(page)
    selwerd = here + "selwerd/"
    expect(page.get_by_text("niet bekeken")).to_have_count(4)

    sign_in(administrator)
    page.goto(here)
    invite(page, "Bea Postma", BEA, "procesregisseur", "Selwerd")
    invite(page, "Sanne Bolt", SANNE, "partner", "Selwerd")
    invite(page, "Theo Klunder", "theo@corporatie.example", "partner", "Selwerd")
    assert set(Letter.objects.values_list("to", flat=True)) == {ANNA, BEA, SANNE, "theo@corporatie.example"}
    sign_in(User.objects.get(email=ANNA))

    urgency(page, selwerd)
    analysis(page, selwerd)
    for title in TALKS:
        talk(page, selwerd, title)
    look(page, "gesprekken")
    ask_for_the_next_phase(page, selwerd)
    expect(page.locator(".wk-summary")).to_contain_text("een vastgestelde gebiedsanalyse")
    expect(page.locator(".wk-summary")).to_contain_text("stakeholders, waaronder bewoners, in beeld")
    expect(page.locator(".wk-summary")).to_be_focused()
    page.evaluate("scrollTo(0, 0)")  # or the bar that stays on top on a phone covers half a link
    look(page, "fase-geweigerd")
    adopt_from_the_gate(page)

    for place, name in enumerate(STAKES):
        stakeholder(page, selwerd, name, "bewoners" if place == 0 else "organisatie")
    look(page, "stakeholders")
    ask_for_the_next_phase(page, selwerd)
    expect(page.get_by_role("heading", level=1)).to_have_text("De wijkaanpak is in de fase initiëren")
    look(page, "fasen-daarna")

    read_the_dossier(page)

    come_in(page, live, sign_in, SANNE)
    page.goto(selwerd + "eigen-cijfers/")
    expect(page.get_by_role("main").get_by_role("link", name="Eigen cijfer toevoegen")).to_have_count(0)
    come_in(page, live, sign_in, BEA)
    assert page.request.get(selwerd + "eigen-cijfers/nieuw/").status == 403
    sign_in(administrator)
    go_on_leave(page, here, "Anna Mulder", deputy="Bea Postma")
    sign_in(User.objects.get(email=BEA))
    agree_on_a_figure(page, selwerd, supplier="Sanne Bolt")
    sign_in(User.objects.get(email=SANNE))
    fill_in_what_is_theirs(page, here, selwerd)

    with tenancy.municipality(groningen):
        assert Programme.objects.get().phase == "initiating"
        assert OwnFigure.objects.get().entered_by.email == SANNE


def come_in(page: Page, live, sign_in, email: str) -> None:
    """By the link in the letter, with a password of their own."""
    page.context.clear_cookies()
    choose_password(page, live, email)
    sign_in(User.objects.get(email=email))


def go_on_leave(page: Page, here: str, name: str, *, deputy: str) -> None:
    page.goto(here + "mensen/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Tijdelijk laten waarnemen").click()
    page.get_by_label("Wie neemt waar?").select_option(label=deputy)
    page.get_by_label("Tot en met welke dag?").fill(in_two_weeks())
    save(page, "Waarnemer aanwijzen")
    expect(page.get_by_text(f"{deputy} neemt waar voor {name}")).to_be_visible()


def agree_on_a_figure(page: Page, selwerd: str, *, supplier: str) -> None:
    """Only the manager may; the deputy does it now."""
    page.goto(selwerd + "eigen-cijfers/nieuw/")
    page.get_by_label("Wat telt u?").fill(COUNTED)
    page.get_by_label("Wat telt wel en wat telt niet mee?").fill("Ieder bezoek telt.")
    page.get_by_label("Eenheid").fill("bezoeken")
    page.get_by_label("Of welke collega?").select_option(label=supplier)
    save(page, "Toevoegen")
    expect(page.get_by_role("heading", level=1)).to_have_text(COUNTED)
    page.goto(selwerd + "eigen-cijfers/perioden/")
    page.get_by_label("Open tot en met").fill(in_two_weeks())
    page.get_by_label("Periode", exact=True).select_option(index=1)
    save(page, "Periode openen")
    expect(page.get_by_text("is open.")).to_be_visible()


def fill_in_what_is_theirs(page: Page, here: str, selwerd: str) -> None:
    """A partner reads all of the wijkaanpak, and changes what is theirs: the figure they supply."""
    page.goto(selwerd + "gebied/analyse/")
    page.get_by_role("link", name="Gebiedsanalyse Selwerd").click()
    expect(page.get_by_role("main").get_by_role("link", name="Herkenning vastleggen")).to_have_count(0)
    assert page.request.get(selwerd + "gebied/gesprekken/nieuw/").status == 403

    page.goto(here + "mijn-werk/")
    look(page, "mijn-werk-partner")
    page.get_by_role("link", name=COUNTED).first.click()
    page.get_by_role("link", name="Invullen").click()
    page.get_by_label(COUNTED).fill("1.240")
    save(page, "Versturen")
    expect(page.get_by_text("Het cijfer is verstuurd.")).to_be_visible()


def in_two_weeks() -> str:
    return (timezone.localdate() + timedelta(days=14)).isoformat()


def begin(page: Page) -> None:
    page.get_by_label("Hoe heet de wijkaanpak?").fill("Selwerd")
    page.get_by_label("Hoe noemen bewoners het gebied?").fill("Selwerd")
    page.locator("details.wk-details summary").first.click()
    page.get_by_label("Selwerd-West").check()
    page.get_by_label("Selwerd-Oost").check()
    save(page, "Bekijk wat het wordt")
    expect(page.get_by_text("Zo wordt het")).to_be_visible()
    look(page, "wijkaanpak-beginnen")
    save(page, "Begin de wijkaanpak")
    expect(page.get_by_text("‘Selwerd’ is begonnen.")).to_be_visible()


def urgency(page: Page, selwerd: str) -> None:
    page.goto(selwerd + "gebied/urgentie/nieuw/")
    page.get_by_label("Wat is er aan de hand?").fill("De flats verloederen")
    page.get_by_label("Hoe kwam het op tafel?").select_option("verval van de openbare ruimte")
    page.get_by_label("Wie voelt het?").fill("Bewoners en de corporatie")
    page.get_by_label("Waar is dat op gebaseerd?").fill("Meldingen en gesprekken")
    save(page)
    page.get_by_role("link", name="Afwegen").click()
    for name in YES:
        page.locator(f"#id_{name}").select_option("ja")
    page.get_by_label("doorgaan").check()
    page.get_by_label("Waarom?").fill("Drie partijen zien hetzelfde en niemand lost het alleen op.")
    save(page, "Afweging vastleggen")
    expect(page.get_by_text("De afweging is vastgelegd.")).to_be_visible()


def analysis(page: Page, selwerd: str) -> None:
    page.goto(selwerd + "gebied/analyse/nieuw/")
    page.get_by_label("Titel").fill("Gebiedsanalyse Selwerd")
    page.get_by_label("Wat is er aan de hand?").fill("Veel bewoners komen moeilijk rond.")
    save(page)
    expect(page.get_by_text("‘Gebiedsanalyse Selwerd’ is toegevoegd.")).to_be_visible()


def talk(page: Page, selwerd: str, title: str) -> None:
    page.goto(selwerd + "gebied/gesprekken/nieuw/")
    page.get_by_label("Wat voor gesprek?").fill(title)
    page.get_by_label("Wanneer?").fill("2026-10-01")
    page.get_by_label("Hoeveel bewoners waren er?").fill("12")
    page.get_by_label("Wat zeiden zij?").fill("Het is ’s avonds donker.")
    page.get_by_label("65 jaar of ouder").fill("9")
    page.get_by_label("25 tot 45 jaar").fill("3")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def stakeholder(page: Page, selwerd: str, name: str, kind: str) -> None:
    page.goto(selwerd + "gebied/stakeholders/nieuw/")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Soort").select_option(kind)
    page.get_by_label("Belang:").select_option("groot")
    page.get_by_label("Invloed:").select_option("gemiddeld")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def adopt_from_the_gate(page: Page) -> None:
    """From what is missing to where it is made good, with the keyboard alone."""
    missing = page.get_by_role("listitem").filter(has_text="Een vastgestelde gebiedsanalyse")
    follow(page, missing.get_by_role("link", name="Maak dit in orde"))
    follow(page, page.get_by_role("link", name="Gebiedsanalyse Selwerd"))
    follow(page, page.get_by_role("link", name="Vaststellen"))
    tab_to(page, page.get_by_label("Wie stelde de analyse vast?"))
    page.keyboard.type("Stuurgroep")
    follow(page, page.get_by_role("main").get_by_role("button", name="Vaststellen"))
    expect(page.get_by_text("De analyse is vastgesteld, met de cijfers van vandaag.")).to_be_visible()


def ask_for_the_next_phase(page: Page, selwerd: str) -> None:
    """The whole gate with the keyboard alone."""
    page.goto(selwerd + "fasen/")
    follow(page, page.get_by_role("link", name="Naar initiëren"))
    tab_to(page, page.get_by_label("Waar is dit besloten?"))
    page.keyboard.type("Stuurgroep")
    tab_to(page, page.get_by_label("Waarom?", exact=True))
    page.keyboard.type("De analyse is af en bewoners herkennen zich erin.")
    follow(page, page.get_by_role("main").get_by_role("button", name=re.compile("Ga (bewust )?door")))


def follow(page: Page, target: Locator) -> None:
    """To a link or a button, and through it."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until this has the focus, and see that whoever looks can tell."""
    target.wait_for()
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            assert target.evaluate("element => element.matches(':focus-visible')")
            return
    raise AssertionError(f"no Tab leads to {target}")


def read_the_dossier(page: Page) -> None:
    address = page.get_by_role("link", name="Dossier (PDF)").get_attribute("href")
    content = page.request.get(page.url.split("/groningen/")[0] + address, timeout=60_000).body()
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages).replace("\n", " ")
    assert "De flats verloederen: doorgaan" in text
    assert "5 gesprekken, samen met 60 bewoners" in text
    assert "Daarna kwam erbij" in text
