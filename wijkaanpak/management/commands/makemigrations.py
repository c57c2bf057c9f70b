"""`makemigrations` that lets a new table come with its constraints.

Django adds each constraint in an operation of its own, and re-renders all related models for each: a hundred
constraints cost half a minute of every first `migrate`.
"""

from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations import AddConstraint, AddField, CreateModel, Migration
from django.db.migrations.operations.base import Operation


class Command(makemigrations.Command):
    help = "Creates migrations in which a new table comes with its constraints."

    def write_migration_files(self, changes: dict[str, list[Migration]], *args: Any, **kwargs: Any) -> None:
        for migration in (each for migrations in changes.values() for each in migrations):
            migration.operations = fold(migration.operations)
        super().write_migration_files(changes, *args, **kwargs)


def fold(operations: list[Operation]) -> list[Operation]:
    """Move each constraint into the operation that makes its table, unless a column of the table comes later."""
    later = {each.model_name_lower for each in operations if isinstance(each, AddField)}
    made = {each.name_lower: each for each in operations if isinstance(each, CreateModel)}
    folded: list[Operation] = []
    for each in operations:
        if isinstance(each, AddConstraint) and each.model_name_lower in made.keys() - later:
            made[each.model_name_lower].options.setdefault("constraints", []).append(each.constraint)
        else:
            folded.append(each)
    return folded
