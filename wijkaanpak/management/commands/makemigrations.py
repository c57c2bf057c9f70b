"""`makemigrations` that lets a new table come with its constraints.

Django adds each constraint in an operation of its own, and re-renders all related models for each: a hundred
constraints cost half a minute of every first `migrate`.
"""

from itertools import chain
from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations import AddConstraint, AddField, CreateModel, Migration
from django.db.migrations.operations.base import Operation


class Command(makemigrations.Command):
    help = "Creates migrations in which a new table comes with its constraints."

    def write_migration_files(self, changes: dict[str, list[Migration]], *args: Any, **kwargs: Any) -> None:
        for migration in chain.from_iterable(changes.values()):
            migration.operations = fold(migration.operations)
        super().write_migration_files(changes, *args, **kwargs)


def fold(operations: list[Operation]) -> list[Operation]:
    """Move each constraint into the operation that makes its table, unless a column of the table comes later."""
    later = {operation.model_name_lower for operation in operations if isinstance(operation, AddField)}
    made = {operation.name_lower: operation for operation in operations if isinstance(operation, CreateModel)}
    folded: list[Operation] = []
    for operation in operations:
        if isinstance(operation, AddConstraint) and operation.model_name_lower in made.keys() - later:
            made[operation.model_name_lower].options.setdefault("constraints", []).append(operation.constraint)
        else:
            folded.append(operation)
    return folded
