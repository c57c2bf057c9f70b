"""The tables of a municipality, what it published of them and the rows of figures get row security like their columns."""

from django.db import migrations

CURRENT = "nullif(current_setting('app.municipality', true), '')::bigint"
TABLES = ("sourcetable", "release", "releaserow")

# The triggers of the migration before this fill in who it is; what is of nobody else is not written.
FILL = """
update neighbourhoods_sourcetable set owner_id = null where code ~ '^GM[0-9]{4}-';
update neighbourhoods_release set owner_id = null where table_id ~ '^GM[0-9]{4}-';
update neighbourhoods_releaserow set owner_id = null
    where release_id in (select id from neighbourhoods_release where owner_id is not null);
"""
POLICIES = ";".join(
    f"alter table neighbourhoods_{table} enable row level security, force row level security;"
    f"create policy shared_or_own on neighbourhoods_{table} using (owner_id is null or owner_id = {CURRENT})"
    for table in TABLES
)
POLICIES_BACK = ";".join(
    f"drop policy shared_or_own on neighbourhoods_{table};"
    f"alter table neighbourhoods_{table} disable row level security, no force row level security"
    for table in TABLES
)


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0020_own_tables_have_an_owner'),
    ]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, POLICIES_BACK),
    ]
