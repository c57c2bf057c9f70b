"""Secrets of second steps are encrypted where they are stored; backwards they are as they were."""

from django.db import migrations

from wijkaanpak import encryption

SECRETS = ("secret", "seed")


def _change(apps, schema_editor, change):
    Authenticator = apps.get_model("mfa", "Authenticator")
    rows = Authenticator.objects.using(schema_editor.connection.alias)
    for row in rows.order_by("pk").select_for_update().iterator():
        row.data |= {name: change(row.data[name]) for name in SECRETS if name in row.data}
        row.save(update_fields=["data"])


def encrypt(apps, schema_editor):
    _change(apps, schema_editor, lambda stored: stored if encryption.is_encrypted(stored) else encryption.encrypt(stored))


def decrypt(apps, schema_editor):
    _change(apps, schema_editor, encryption.decrypt)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0007_letter_attempts"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt, decrypt)]
