"""Catalogues: complete for residents, compiled without gettext."""

import gettext
from pathlib import Path

import pytest

from wijkaanpak import translations

PUBLIC = '{% load i18n %}{% include "components/card.html" %}{% translate "Dien uw idee in" %}'
CARD = "{% load i18n %}{% blocktranslate with name=x %}Hallo {{ name }}{% endblocktranslate %}"
STAFF = '{% extends "staff.html" %}{% load i18n %}{% translate "Alleen voor medewerkers" %}'
IDEA = (
    '{% extends "public.html" %}{% load i18n %}<b title="{% translate "Uw idee" context "knop" %}">{{ _("Wat?") }}</b>'
)

ENTRY = 'msgid "{0}"\nmsgstr "{1}"\n\n'
ENGLISH = {
    "Dien uw idee in": "Share your idea",
    "Hallo %(name)s": "Hello %(name)s",
    "Uw idee": "Your idea",
    "Wat?": "What?",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one public page and complete catalogues."""
    monkeypatch.setattr(translations, "RESIDENT_CODE", {})
    monkeypatch.setattr(translations, "RESIDENT_DATA", {})
    pages = {"public.html": PUBLIC, "components/card.html": CARD, "staff_page.html": STAFF, "idea.html": IDEA}
    for name, source in pages.items():
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    for code in translations.LANGUAGES:
        write(tmp_path, code, ENGLISH)
    return tmp_path


def write(root: Path, code: str, texts: dict[str, str], extra: str = "") -> None:
    file = root / "locale" / code / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    header = ENTRY.format("", "Content-Type: text/plain; charset=UTF-8\\n")
    file.write_text(header + "".join(ENTRY.format(*pair) for pair in texts.items()) + extra)


def test_resident_messages_are_those_of_public_pages_and_what_they_include(root):
    assert set(translations.resident_messages(root)) == set(ENGLISH)


def test_complete_catalogues_have_no_problems(root):
    assert translations.problems(root) == []


def test_a_project_without_catalogues_has_no_problems(tmp_path):
    assert translations.problems(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"Wat?": ""}, "tr: not translated: 'Wat?'"),
        ({"Hallo %(name)s": "Hello"}, "tr: other placeholders than the source: 'Hallo %(name)s'"),
    ],
)
def test_a_text_that_is_empty_or_lost_a_placeholder_is_named(root, change, problem):
    write(root, "tr", ENGLISH | change)

    assert translations.problems(root) == [problem]


def test_a_missing_text_an_uncertain_one_and_a_missing_catalogue_are_named(root):
    write(root, "pl", {key: text for key, text in ENGLISH.items() if key != "Wat?"})
    write(root, "uk", ENGLISH, extra='#, fuzzy\nmsgid "Extra"\nmsgstr "Extra"\n')
    (root / "locale" / "ar" / "LC_MESSAGES" / "django.po").unlink()

    found = translations.problems(root)

    assert "ar: locale/ar/LC_MESSAGES/django.po is missing" in found
    assert "pl: not there: 'Wat?'" in found
    assert "uk: uncertain (fuzzy): 'Extra'" in found


def test_compiling_makes_a_catalogue_python_reads_once(root):
    assert translations.compile_all(root) == len(translations.LANGUAGES)

    read = gettext.translation("django", root / "locale", ["en"])
    assert read.gettext("Wat?") == "What?"
    assert translations.compile_all(root) == 0


def test_words_in_code_are_found_and_a_part_that_went_is_named():
    source = 'LATER = _("later")\nNOW = ngettext("%(n)s dag", "%(n)s dagen", 1)\n'

    assert list(translations.code_messages(source, ("NOW",))) == [("%(n)s dag", "%(n)s dagen")]
    with pytest.raises(LookupError, match="GONE"):
        list(translations.code_messages(source, ("GONE",)))


def test_reference_data_is_found_and_an_entry_that_lacks_a_field_is_refused():
    source = '[[indicator]]\nkey = "rokers"\nname = "rokers"\nunit = "%"\n[[indicator]]\nname = "ww"\nunit = ""\n'

    assert list(translations.data_messages(source, ("name", "unit"))) == [("rokers", ""), ("%", ""), ("ww", "")]
    with pytest.raises(KeyError, match="key"):
        list(translations.data_messages(source, ("key",)))


def test_a_new_line_of_reference_data_is_asked_for(root, monkeypatch):
    monkeypatch.setattr(translations, "RESIDENT_DATA", {"indicators.toml": ("name",)})
    (root / "indicators.toml").write_text('[[indicator]]\nname = "rokers"\n')

    assert "tr: not there: 'rokers'" in translations.problems(root)


def test_updating_keeps_what_was_translated_and_leaves_the_new_empty(root):
    (root / "templates" / "idea.html").write_text(IDEA + '{% translate "Nieuw" %}')

    assert translations.update(root) == len(translations.LANGUAGES)

    assert "tr: not translated: 'Nieuw'" in translations.problems(root)
    assert "Share your idea" in (root / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text()


def test_the_project_itself_is_complete():
    assert translations.problems() == []
