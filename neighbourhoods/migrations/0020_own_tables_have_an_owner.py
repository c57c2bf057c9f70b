"""Of whom a table is, what was published of it, and its rows of figures: known in each, as it was of its columns.

Whose a table is follows from its code (GM0014-buurtpeiling) and is settled once; a release and its columns are of who
their table is of, and rows of who their release is of. A key check sees through row security, these triggers do not: a
table or release of another municipality is not there.
"""

import django.db.models.deletion
from django.db import migrations, models

OWNER = """
create function neighbourhoods_owner_by_code(code text) returns bigint stable language sql as $$
    select id from accounts_municipality where accounts_municipality.code = substring($1 from '^(GM[0-9]{4})-')
    order by id = nullif(current_setting('app.municipality', true), '')::bigint desc nulls last, id limit 1
$$;
create function neighbourhoods_owner_of_table(code text) returns bigint stable language sql as $$
    select coalesce(
        (select owner_id from neighbourhoods_sourcetable where neighbourhoods_sourcetable.code = $1),
        neighbourhoods_owner_by_code($1)
    )
$$;
create function neighbourhoods_sourcetable_owner() returns trigger language plpgsql as $$
begin
    new.owner_id := case when tg_op = 'UPDATE' then old.owner_id end;
    new.owner_id := coalesce(new.owner_id, neighbourhoods_owner_by_code(new.code));
    return new;
end $$;
create trigger table_owner before insert or update of code, owner_id on neighbourhoods_sourcetable
    for each row execute function neighbourhoods_sourcetable_owner();
create function neighbourhoods_release_owner() returns trigger language plpgsql as $$
begin
    new.owner_id := case when tg_op = 'UPDATE' then old.owner_id end;
    new.owner_id := coalesce(new.owner_id, neighbourhoods_owner_of_table(new.table_id));
    return new;
end $$;
create trigger release_owner before insert or update of table_id, owner_id on neighbourhoods_release
    for each row execute function neighbourhoods_release_owner();
create function neighbourhoods_row_owner() returns trigger language plpgsql as $$
begin
    select owner_id into new.owner_id from neighbourhoods_release where id = new.release_id;
    if not found then
        raise foreign_key_violation using message = 'there is no such release';
    end if;
    return new;
end $$;
create trigger row_owner before insert or update of release_id, owner_id on neighbourhoods_releaserow
    for each row execute function neighbourhoods_row_owner();
"""
OWNER_BACK = """
drop trigger row_owner on neighbourhoods_releaserow;
drop function neighbourhoods_row_owner();
drop trigger release_owner on neighbourhoods_release;
drop function neighbourhoods_release_owner();
drop trigger table_owner on neighbourhoods_sourcetable;
drop function neighbourhoods_sourcetable_owner();
drop function neighbourhoods_owner_of_table(text);
drop function neighbourhoods_owner_by_code(text)
"""

# The same as before, but of who the table is of.
COLUMN_OWNER = """
create or replace function neighbourhoods_column_owner() returns trigger language plpgsql as $$
declare
    of_indicator bigint;
begin
    if new.indicator_id is not null then
        select owner_id into of_indicator from neighbourhoods_indicator where id = new.indicator_id;
        if not found then
            raise foreign_key_violation using message = 'there is no such indicator';
        end if;
    end if;
    {owner}
    if of_indicator <> new.owner_id then
        raise foreign_key_violation using message = 'the table and the indicator are of two municipalities';
    end if;
    new.owner_id := coalesce(new.owner_id, of_indicator);
    return new;
end $$;
"""
OF_TABLE = "new.owner_id := neighbourhoods_owner_of_table(new.table_id);"
BY_CODE = """select id into new.owner_id from accounts_municipality
    where code = substring(new.table_id from '^(GM[0-9]{4})-')
    order by id = nullif(current_setting('app.municipality', true), '')::bigint desc nulls last limit 1;"""

def owner(**options):
    return models.ForeignKey(
        blank=True,
        db_constraint=False,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name='+',
        to='accounts.municipality',
        verbose_name='gemeente van wie de cijfers zijn',
        **options,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('neighbourhoods', '0019_files_are_removed_by_rule'),
    ]

    operations = [
        migrations.AddField('sourcetable', 'owner', owner()),
        migrations.AddField('release', 'owner', owner()),
        # A row is found by its release or its area.
        migrations.AddField('releaserow', 'owner', owner(db_index=False)),
        migrations.RunSQL(
            OWNER + COLUMN_OWNER.format(owner=OF_TABLE), COLUMN_OWNER.format(owner=BY_CODE) + OWNER_BACK
        ),
    ]
