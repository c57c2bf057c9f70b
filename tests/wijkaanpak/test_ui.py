"""Components, fields and the frame, without a browser."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from wijkaanpak import tenancy

NASTY = "<script>alert(1)</script>"


class IdeaForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Kort.", error_messages={"required": "Geef een titel."})
    place = forms.ChoiceField(label="Buurt", choices=[("", "Kies"), ("s", "Selwerd")])
    theme = forms.ChoiceField(label="Thema", widget=forms.RadioSelect, choices=[("a", "Groen"), ("b", "Veilig")])
    agrees = forms.BooleanField(label="Akkoord")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("Er is al een idee met deze naam.")


def render(source: str, request: HttpRequest | None = None, **context: object) -> str:
    return engines["django"].from_string(source).render(context, request)


def test_field_has_label_help_error_and_input_in_that_order():
    html = str(IdeaForm({})["title"].as_field_group())

    places = [html.index(part) for part in ("<label", 'id="id_title_helptext"', "Geef een titel.", "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_choice_among_few_is_a_group_with_a_legend():
    html = str(IdeaForm({})["theme"].as_field_group())

    assert "<fieldset" in html
    assert html.index("<legend") < html.index('id="id_theme_error"') < html.index('type="radio"')
    assert 'aria-describedby="id_theme_error"' in html


def test_tick_box_is_inside_its_label():
    html = str(IdeaForm()["agrees"].as_field_group())

    assert html.index("<label") < html.index('type="checkbox"') < html.index("Akkoord") < html.index("</label>")


def test_hidden_field_has_no_class():
    assert "class=" not in str(IdeaForm()["secret"])


def test_a_browser_never_cuts_a_long_text():
    class Form(forms.Form):
        plan = forms.CharField(max_length=10, widget=forms.Textarea)

    form = Form({"plan": "elf letters"})

    assert "maxlength" not in str(form["plan"])
    assert form.errors["plan"]


def test_error_summary_links_each_error_to_its_first_input():
    html = render_to_string("forms/error_summary.html", {"form": IdeaForm({})})

    assertInHTML('<a href="#id_title">Geef een titel.</a>', html)
    assert 'href="#id_place"' in html
    assert 'href="#id_theme_0"' in html
    assert 'href="#id_agrees"' in html
    assert "Er is al een idee met deze naam." in html
    assert 'role="alert" tabindex="-1" data-fault="Fout:" autofocus' in html


def test_no_error_no_summary():
    assert render_to_string("forms/error_summary.html", {"form": IdeaForm()}).strip() == ""


@pytest.mark.parametrize(
    "source",
    [
        "{% card label=text %}{{ text }}{% endcard %}",
        "{% notice title=text %}{{ text }}{% endnotice %}",
        "{% explain summary=text %}{{ text }}{% endexplain %}",
        "{% table caption=text note=text %}<tbody></tbody>{% endtable %}",
        '{% include "components/metric.html" with label=text value=text unit=text note=text source=text only %}',
        '{% include "components/link_card.html" with title=text url=text text=text meta=text badge=text only %}',
        '{% include "components/button.html" with label=text name=text value=text only %}',
        '{% include "components/fact.html" with label=text value=text url=text only %}',
        '{% include "components/status_badge.html" with status="red" label=text only %}',
        '{% include "components/empty_state.html" with title=text text=text only %}',
    ],
)
def test_component_escapes_what_people_write(source):
    html = render(source, text=NASTY)

    assert NASTY not in html
    assert "&lt;script&gt;" in html


def test_table_has_caption_and_scrolls_with_the_keyboard():
    html = render('{% table caption="Maatregelen" %}<tbody></tbody>{% endtable %}')

    assertInHTML("<caption>Maatregelen</caption>", html)
    assert 'role="group" tabindex="0" aria-label="Tabel: Maatregelen"' in html


def test_figures_stand_right_and_the_first_column_heads_its_row():
    table = SimpleNamespace(caption="Per buurt", headers=("Buurt", "Aantal"), rows=(("Selwerd", "12"),), numeric=(1,))

    html = render("{% data_table table %}", table=table)

    assertInHTML('<th scope="row">Selwerd</th>', html)
    assertInHTML('<td class="is-number">12</td>', html)


def test_unnamed_table_of_a_chart_starts_with_a_capital():
    table = SimpleNamespace(caption="maatregelen", headers=("", "Op schema"), rows=(), numeric=(1,))

    html = render("{% data_table table %}", table=table)

    assertInHTML("<caption>Maatregelen</caption>", html)
    assertInHTML('<td colspan="2">Er zijn nog geen cijfers.</td>', html)


def test_unknown_figure_is_not_zero():
    html = render_to_string("components/metric.html", {"label": "Inbraken", "value": None})

    assert "onbekend" in html


def test_chart_has_its_message_and_its_figures():
    table = SimpleNamespace(caption="Inwoners", headers=("Jaar", "Aantal"), rows=(("2024", "6.835"),), numeric=(1,))
    drawing = SimpleNamespace(svg="<svg><title>x</title></svg>", message="Het aantal inwoners groeit.", table=table)

    html = render('{% chart drawing heading="Inwoners" %}', drawing=drawing)

    assert "<svg><title>x</title></svg>" in html
    assert "Het aantal inwoners groeit." in html
    assert "Bekijk de cijfers" in html
    assertInHTML("<caption>Inwoners</caption>", html)


@pytest.mark.parametrize(
    ("state", "asks"), [("received", True), ("processing", True), ("done", False), ("failed", False)]
)
def test_progress_asks_again_only_while_there_is_work(state, asks):
    html = render_to_string("components/progress.html", {"id": "job", "state": state, "url": "/x/", "title": "Rapport"})

    assert ("hx-trigger" in html) is asks


def test_pagination_keeps_the_filter():
    request = RequestFactory().get("/lijst/", {"q": "tuin", "pagina": "2"})

    html = render("{% pagination page %}", page=Paginator(range(100), 10).get_page(2), request=request)

    assert "?q=tuin&amp;pagina=3" in html
    assert "11 tot en met 20 van 100" in html
    assert html.count('aria-current="page"') == 1


def test_one_page_needs_no_pagination():
    request = RequestFactory().get("/lijst/")

    html = render("{% pagination page %}", page=Paginator(range(5), 10).get_page(1), request=request)

    assert "<nav" not in html


def test_current_phase_is_announced():
    phases = [
        {"label": "Oriënteren", "state": "done", "watchword": "vertrouwen"},
        {"label": "Initiëren", "state": "current", "watchword": ""},
    ]

    html = render_to_string("components/phase_stepper.html", {"phases": phases})

    assert html.count('aria-current="step"') == 1
    assert "hier staan we nu" in html
    assert "vertrouwen" in html


def test_site_url_stays_above_the_municipality(client, groningen, manager):
    client.force_login(manager)

    response = client.get(tenancy.path(groningen, "stijlgids"))

    assertContains(response, 'action="/account/logout/"')
    assertNotContains(response, "/groningen/account/")


def test_page_has_nothing_inline(client, groningen, manager):
    client.force_login(manager)

    response = client.get(tenancy.path(groningen, "stijlgids"))

    assertNotContains(response, " style=")
    assertNotContains(response, "<style")
    assertNotContains(response, " onclick=")
    assertNotContains(response, "<script>")


def test_styleguide_is_for_people_of_this_municipality(client, groningen, stranger):
    client.force_login(stranger)

    assert client.get(tenancy.path(groningen, "stijlgids")).status_code == 404


def test_styleguide_asks_to_sign_in(client, groningen):
    response = client.get(tenancy.path(groningen, "stijlgids"))

    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def not_found(municipality: SimpleNamespace) -> str:
    request = RequestFactory().get("/")
    request.municipality = municipality
    return render_to_string("404.html", request=request)


def test_theme_of_a_municipality_comes_after_our_own():
    html = not_found(SimpleNamespace(slug="voorbeeldstad", name="Voorbeeldstad", is_demo=True))

    assert html.index("dist/site.css") < html.index("css/themes/voorbeeldstad.css")


def test_municipality_without_theme_has_no_style_sheet():
    html = not_found(SimpleNamespace(slug="nergens", name="Nergens", is_demo=False))

    assert "themes" not in html


def test_error_page_stands_without_a_request():
    assert "Er ging bij ons iets mis" in render_to_string("500.html")
