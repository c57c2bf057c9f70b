"""Who did it and at which address: written by the triggers of history, and by nobody directly.

The function that they call gets the rights of the owner, for the runtime role has none on this table any more. It
completes what the same transaction wrote, and leaves what an earlier one did: its number could be asked for again.
"""

from django.db import migrations

from wijkaanpak.row_security import give_back, take_away

ATTACH = """
create or replace function _pgh_attach_context() returns pghistory_context.id%type as $$
declare
    context_id constant text := nullif(current_setting('pghistory.context_id', true), '');
    about constant text := nullif(current_setting('pghistory.context_metadata', true), '');
begin
    if context_id is null or about is null then
        return null;
    end if;
    insert into pghistory_context as known (id, metadata, created_at, updated_at)
    values (context_id::uuid, about::jsonb, now(), now())
    on conflict (id) do update set metadata = excluded.metadata, updated_at = excluded.updated_at
        where known.metadata <> excluded.metadata and known.created_at = now();
    return context_id::uuid;
end
$$ language plpgsql security definer set search_path = public, pg_temp
"""
# As django-pghistory 3 makes it.
ATTACH_BACK = """
create or replace function _pgh_attach_context() returns pghistory_context.id%type as $$
declare
    _pgh_context_id uuid;
    _pgh_context_metadata jsonb;
begin
    begin
        select into _pgh_context_id current_setting('pghistory.context_id');
        select into _pgh_context_metadata current_setting('pghistory.context_metadata');
        exception when others then
    end;
    if _pgh_context_id is not null and _pgh_context_metadata is not null then
        insert into pghistory_context (id, metadata, created_at, updated_at)
        values (_pgh_context_id, _pgh_context_metadata, now(), now())
        on conflict (id) do update set metadata = excluded.metadata, updated_at = excluded.updated_at
            where pghistory_context.metadata != excluded.metadata;
        return _pgh_context_id;
    else
        return null;
    end if;
end;
$$ language plpgsql security invoker
"""
RIGHTS = ('pghistory_context', 'insert, update, delete, truncate')


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('wijkaanpak', '0003_last_times'),
    ]

    operations = [
        migrations.RunSQL(ATTACH, ATTACH_BACK),
        migrations.RunSQL(take_away(*RIGHTS), give_back('pghistory_context', 'insert, update, delete')),
    ]
