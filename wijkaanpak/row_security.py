"""The migration operations that put the tables of a municipality behind row-level security, and keep their history."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.utils import names_digest
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

CURRENT = "nullif(current_setting('app.municipality', true), '')::bigint"


class SecureTables(Operation):
    """The last operation of a migration that makes or changes tables of a municipality; safe to repeat.

    For each model of the app with a field `municipality` (history tables too): forced row security with one policy, a
    unique key (municipality, id), and for each foreign key to another such table a second one over (municipality, key),
    because a plain foreign key check sees through row security. A table between two of them gets the column by itself.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, label: str) -> None:
        self.label = label

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.label], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def describe(self) -> str:
        return f"Put the tables of {self.label} behind row-level security"

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        # Django keeps keys for the end of the migration; what is changed here must exist first.
        for deferred in schema_editor.deferred_sql:
            schema_editor.execute(deferred, None)
        schema_editor.deferred_sql.clear()
        to_state.clear_delayed_apps_cache()
        tables = self._models(to_state)
        for model in tables:
            for statement in secure(model):
                schema_editor.execute(statement)
        for model in tables:
            for statement in composite_keys(model):
                schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in self._models(from_state):
            table = model._meta.db_table
            schema_editor.execute(f'drop policy if exists municipality on "{table}"')
            schema_editor.execute(f'alter table "{table}" disable row level security, no force row level security')

    def _models(self, state: ProjectState) -> list[Any]:
        models = state.apps.get_models(include_auto_created=True)
        return [m for m in models if m._meta.app_label == self.label and is_tenant(m)]


class KeepHistory(SecureTables):
    """For history tables that were there before `SecureTables` took these rights away as well."""

    def describe(self) -> str:
        return f"Let the history of {self.label} be added to only"

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in filter(is_history, self._models(to_state)):
            schema_editor.execute(take_away(model._meta.db_table))

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in filter(is_history, self._models(from_state)):
            schema_editor.execute(give_back(model._meta.db_table))


def has_municipality(model: Any) -> bool:
    return any(field.name == "municipality" for field in model._meta.local_fields)


def is_between(model: Any) -> bool:
    """A table Django made for a many-to-many field that touches a table of a municipality."""
    related = [field.remote_field.model for field in model._meta.local_fields if field.remote_field]
    return bool(model._meta.auto_created) and any(has_municipality(other) for other in related)


def is_tenant(model: Any) -> bool:
    return bool(model._meta.managed) and (has_municipality(model) or is_between(model))


def is_history(model: Any) -> bool:
    """A table that triggers fill with each version of a row."""
    return any(field.name == "pgh_label" for field in model._meta.local_fields)


def secure(model: Any) -> list[str]:
    """Column where it is missing, row security, policy and unique key; of history the right to change it goes."""
    table, key = model._meta.db_table, model._meta.pk.column
    statements = []
    if not has_municipality(model):
        statements.append(
            f'alter table "{table}" add column if not exists municipality_id bigint not null default {CURRENT} '
            "references accounts_municipality (id) deferrable initially deferred"
        )
    for columns in unique_columns(model):
        statements += unique_within_municipality(table, columns)
    unique = constraint_name(table, key, "own")
    return [
        *statements,
        f'alter table "{table}" enable row level security, force row level security',
        f'drop policy if exists municipality on "{table}"',
        f'create policy municipality on "{table}" using (municipality_id = {CURRENT})',
        add_once(table, unique, f'unique (municipality_id, "{key}")'),
        *([take_away(table)] if is_history(model) else []),
    ]


def take_away(table: str, rights: str = "update, delete, truncate") -> str:
    """Nobody but the owner keeps these rights on a table, whatever the roles of this server are called."""
    return _for_each_role(table, f'revoke {rights} on "{table}" from ')


def give_back(table: str, rights: str = "update, delete") -> str:
    """What `take_away` took, for who may read the table."""
    return _for_each_role(table, f'grant {rights} on "{table}" to ')


def _for_each_role(table: str, statement: str) -> str:
    return (
        "do $$ declare who oid; begin for who in select distinct grantee from pg_class, aclexplode(relacl) "  # noqa: S608
        f"where pg_class.oid = '\"{table}\"'::regclass and grantee not in (0, relowner) "
        f"loop execute '{statement}' || who::regrole; end loop; end $$"
    )


def unique_columns(model: Any) -> list[list[str]]:
    """What Django itself makes unique: a field (a one-to-one, say), or the pair of a table between two others."""
    fields = [[field.column] for field in model._meta.local_fields if field.unique and not field.primary_key]
    pairs = [[model._meta.get_field(name).column for name in pair] for pair in model._meta.unique_together]
    return fields + pairs


def unique_within_municipality(table: str, columns: list[str]) -> list[str]:
    """The same made unique again with the municipality first, so that a refusal says nothing about another one."""
    names = ", ".join(f"'{column}'" for column in sorted(columns))
    quoted = ", ".join(f'"{column}"' for column in columns)
    drop = (
        "do $$ declare own name; begin for own in select conname from pg_constraint c "  # noqa: S608
        f"where c.conrelid = '\"{table}\"'::regclass and c.contype = 'u' and "
        "(select array_agg(attname::text order by attname) from pg_attribute a "
        f"where a.attrelid = c.conrelid and a.attnum = any(c.conkey)) = array[{names}] "
        f"loop execute 'alter table \"{table}\" drop constraint ' || quote_ident(own); end loop; end $$"
    )
    once = constraint_name(table, "_".join(columns), "once")
    return [drop, add_once(table, once, f"unique (municipality_id, {quoted})")]


def composite_keys(model: Any) -> list[str]:
    """For each foreign key to a table of a municipality: the same key with the municipality in it."""
    table = model._meta.db_table
    statements = []
    for field in model._meta.local_fields:
        target = field.remote_field.model if field.remote_field else None
        if target is None or not field.db_constraint or not has_municipality(target):
            continue
        statements.append(
            add_once(
                table,
                constraint_name(table, field.column, "same"),
                f'foreign key (municipality_id, "{field.column}") references "{target._meta.db_table}" '
                f'(municipality_id, "{target._meta.pk.column}") deferrable initially deferred',
            )
        )
    return statements


def constraint_name(table: str, column: str, suffix: str) -> str:
    return f"{table[:30]}_{column[:12]}_{names_digest(table, column, suffix, length=8)}_{suffix}"


def add_once(table: str, name: str, definition: str) -> str:
    return (
        f"do $$ begin if not exists (select from pg_constraint where conname = '{name}') then "
        f'alter table "{table}" add constraint "{name}" {definition}; end if; end $$'
    )
