"""A new table comes with its constraints."""

from django.db import models
from django.db.migrations import AddConstraint, AddField, CreateModel

from wijkaanpak.management.commands.makemigrations import fold

POSITIVE = models.CheckConstraint(name="positive", condition=models.Q(budget__gt=0))


def table(name: str) -> CreateModel:
    return CreateModel(name=name, fields=[("budget", models.IntegerField())])


def test_a_constraint_moves_into_the_table_it_belongs_to():
    operations = fold([table("Programme"), table("Measure"), AddConstraint("measure", POSITIVE)])

    assert [operation.name for operation in operations] == ["Programme", "Measure"]
    assert operations[1].options == {"constraints": [POSITIVE]}
    assert operations[0].options == {}


def test_a_constraint_stays_where_a_column_comes_later_or_the_table_is_old():
    operations = [
        table("Measure"),
        AddField("measure", "owner", models.IntegerField()),
        AddConstraint("measure", POSITIVE),
        AddConstraint("partner", POSITIVE),
    ]

    assert fold(operations) == operations
