"""The secrets of second steps are encrypted where they are stored, and their keys can be replaced."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection

from tests.wijkaanpak.accounts.test_second_factor import code
from wijkaanpak import encryption

OLD, NEW = "een-vorige-sleutel-" + "a" * 40, "een-nieuwe-sleutel-" + "b" * 40
migration = import_module("wijkaanpak.accounts.migrations.0008_second_step_encrypted")


@pytest.fixture
def secret(manager, settings):
    """Of an app that makes codes, with recovery codes beside it."""
    settings.ENCRYPTION_KEYS = [OLD]
    made = totp.generate_totp_secret()
    totp.TOTP.activate(manager, made)
    RecoveryCodes.activate(manager)
    return made


def stored():
    """What whoever steals the database reads."""
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(data::text, ' ' order by id) from mfa_authenticator")
        return cursor.fetchone()[0]


def works(user, secret):
    """Whether a code of the app is right; the recovery codes are there too, or their seed is unreadable."""
    app, recovery = (Authenticator.objects.get(user=user, type=kind).wrap() for kind in ("totp", "recovery_codes"))
    recovery.generate_codes()
    return app.validate_code(code(secret))


def test_the_database_holds_no_secret(manager, secret):
    seed = encryption.decrypt(Authenticator.objects.get(type="recovery_codes").data["seed"])

    assert secret not in stored()
    assert seed not in stored()
    assert works(manager, secret)


def test_a_new_key_in_front_reads_what_was_and_the_old_one_can_go_after_renewing(manager, secret, settings, capsys):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().generate_codes()
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert works(manager, secret)

    call_command("renew_encryption")
    call_command("renew_encryption")

    settings.ENCRYPTION_KEYS = [NEW]
    assert "2 opnieuw versleuteld" in capsys.readouterr().out
    assert Authenticator.objects.get(type="recovery_codes").wrap().generate_codes() == codes
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code(secret, steps=1))


def test_without_the_key_no_code_is_right_and_that_is_told(manager, secret, settings):
    settings.ENCRYPTION_KEYS = [NEW]

    with pytest.raises(encryption.Unreadable):
        works(manager, secret)
    with pytest.raises(CommandError, match=rf"past geen sleutel op de tweede stap: {manager.pk}\."):
        call_command("renew_encryption")
    [fault] = [found for found in run_checks(databases=["default"], tags=["database"]) if found.id.endswith("E002")]
    assert "1 accounts" in fault.msg


def test_with_the_key_nothing_is_told(secret):
    assert [found for found in run_checks(databases=["default"], tags=["database"]) if found.id.endswith("E002")] == []


def test_rows_of_before_are_encrypted_by_the_migration_and_back(manager, secret):
    with connection.schema_editor() as editor:
        migration.decrypt(apps, editor)
        assert secret in stored()
        assert works(manager, secret)  # who signs in between two versions still can

        migration.encrypt(apps, editor)
        once = stored()
        migration.encrypt(apps, editor)

    assert secret not in once
    assert stored() == once
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code(secret, steps=1))


def test_the_key_of_something_else_opens_nothing(settings, db):
    settings.ENCRYPTION_KEYS = [settings.SECRET_KEY]
    sealed = encryption.encrypt("geheim")
    settings.ENCRYPTION_KEYS = [NEW]

    with pytest.raises(encryption.Unreadable):
        encryption.decrypt(sealed)
