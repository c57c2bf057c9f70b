"""A second process that did the same would find the column there."""

from django.db import migrations


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(
            "alter table accounts_municipality add column later text",
            "alter table accounts_municipality drop column later",
        )
    ]
