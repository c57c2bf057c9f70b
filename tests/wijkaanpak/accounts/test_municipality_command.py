"""The commands with which a first municipality and its people come in."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import make_user
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Invitation, Letter, Municipality, MunicipalityRole, Role, User

MARIT = ("--administrator", "marit@groningen.example", "--administrator-name", "Marit de Vries")


def run(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


def municipality(*arguments):
    return run("municipality", *arguments)


def test_a_municipality_is_made_with_its_first_administrator(db):
    said = municipality("Het Hogeland", "--code", "GM1966", *MARIT)

    made = Municipality.objects.get()
    assert (made.name, made.slug, made.code) == ("Het Hogeland", "het-hogeland", "GM1966")
    assert made.requires_second_factor
    assert "Het Hogeland is gemaakt: http://127.0.0.1:8000/het-hogeland/" in said
    assert "marit@groningen.example krijgt een uitnodiging als beheerder." in said
    with tenancy.municipality(made):
        assert MunicipalityRole.objects.get().role == "administrator"
    assert Letter.objects.get().to == "marit@groningen.example"


@pytest.mark.parametrize("name", ["Groningen", "groningen", "GRONINGEN"])
def test_repeated_it_says_what_there_is_and_writes_no_second_letter(db, name):
    municipality("Groningen", "--code", "GM0014", *MARIT)

    said = municipality(name, "--code", "GM0014", *MARIT)

    assert "Groningen is er al: http://127.0.0.1:8000/groningen/" in said
    assert "is al uitgenodigd als beheerder" in said
    assert "Stuur de brief opnieuw met --again." in said
    assert (Municipality.objects.count(), User.objects.count(), Letter.objects.count()) == (1, 1, 1)


def test_again_sends_a_new_letter_also_after_the_link_was_over(db):
    municipality("Groningen", "--code", "GM0014", *MARIT)
    with tenancy.municipality(Municipality.objects.get()):
        old = Invitation.objects.get()
        Invitation.objects.update(
            sent_at=old.sent_at - timedelta(days=30), expires_at=old.expires_at - timedelta(days=30)
        )

    said = municipality("groningen", *MARIT, "--again")

    assert "krijgt een uitnodiging als beheerder" in said
    assert Letter.objects.count() == 2
    with tenancy.municipality(Municipality.objects.get()):
        assert Invitation.objects.get().expires_at > old.sent_at


def test_an_administrator_who_came_in_is_left_alone(groningen):
    make_user("marit", groningen, Role.ADMINISTRATOR)

    said = municipality("groningen", *MARIT, "--again")

    assert "is al beheerder en heeft een wachtwoord" in said
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Groningen"], r"Er is geen gemeente ‘Groningen’.*--code"),
        (["Groningen", "--code", "14"], "GM met vier cijfers"),
        (["Beheer", "--code", "GM0014"], "al een adres van de website"),
        (["Groningen", "--code", "GM0014", "--administrator", "marit@x.example"], "Geef ook een naam"),
        (["Groningen", "--code", "GM0014", "--administrator", "x", "--administrator-name", "X"], "geen e-mailadres"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(db, arguments, words):
    with pytest.raises(CommandError, match=words):
        municipality(*arguments)

    assert not Municipality.objects.exists()
    assert not User.objects.exists()


def test_a_code_belongs_to_one_municipality(db):
    municipality("Groningen", "--code", "GM0014")

    with pytest.raises(CommandError, match="De code GM0014 is al van Groningen"):
        municipality("Hoogezand", "--code", "GM0014")


def test_a_municipality_does_not_change_its_code(db):
    municipality("Groningen", "--code", "GM0014")

    with pytest.raises(CommandError, match="met GM0014 in plaats van GM0363"):
        municipality("Groningen", "--code", "GM0363")


def test_a_municipality_without_a_code_gets_one(groningen):
    municipality("groningen", "--code", "GM0014")

    assert Municipality.objects.get().code == "GM0014"


def test_it_says_and_changes_who_brings_in_national_figures(groningen, other_municipality):
    before = municipality("voorbeeldstad")

    after = municipality("voorbeeldstad", "--shares-figures")

    assert "Voorbeeldstad legt alleen eigen cijfers vast." in before
    assert "Voorbeeldstad mag landelijke cijfers vastleggen." in after


def test_without_a_name_it_lists_them(db):
    assert municipality() == "Er is nog geen gemeente.\n"
    municipality("Groningen", "--code", "GM0014")

    assert municipality() == "Groningen  GM0014  http://127.0.0.1:8000/groningen/\n"


def test_a_colleague_is_invited_with_a_role(groningen):
    said = run("invite", "anna@x.example", "--name", "Anna", "--municipality", "groningen", "--role", "professional")

    assert "anna@x.example krijgt een uitnodiging als professional." in said
    assert MunicipalityRole.objects.get().role == "professional"


def test_who_signs_in_already_is_told_so(groningen, reader):
    said = run("invite", reader.email, "--municipality", "groningen", "--role", "partner")

    assert "heeft al een account en is nu ook partner" in said


def test_a_colleague_of_nowhere_is_not_invited(groningen):
    with pytest.raises(CommandError, match="geen gemeente met het adres nergens"):
        run("invite", "anna@x.example", "--name", "Anna", "--municipality", "nergens", "--role", "reader")


def test_it_keeps_what_letters_say_about_objections(groningen, tmp_path):
    words = tmp_path / "bezwaar.txt"
    words.write_text("Bezwaar maken kan tot en met [datum].\n")

    municipality("groningen", "--objections", str(words))
    groningen.refresh_from_db()
    assert groningen.objection_text == "Bezwaar maken kan tot en met [datum]."

    words.write_text("")
    municipality("groningen", "--objections", str(words))
    groningen.refresh_from_db()
    assert groningen.objection_text == ""


def test_words_about_objections_name_the_last_day(groningen, tmp_path):
    words = tmp_path / "bezwaar.txt"
    words.write_text("Bezwaar maken kan.")

    with pytest.raises(CommandError, match=r"staat geen \[datum\]"):
        municipality("groningen", "--objections", str(words))
    with pytest.raises(CommandError, match="is niet te lezen"):
        municipality("groningen", "--objections", str(tmp_path / "weg.txt"))
