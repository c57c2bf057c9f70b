"""The view everything reads, and what Django cannot say about the tables under it."""

from django.db import migrations

VIEW = """
create view neighbourhoods_observation as
select figures.release_id, figures.area_id, col.indicator_id, rel.period,
       figures.values[col.position] as value, figures.notes[col.position] as note, col.is_current
from neighbourhoods_releaserow figures
join neighbourhoods_release rel on rel.id = figures.release_id
join neighbourhoods_releasecolumn col on col.release_id = figures.release_id
where col.indicator_id is not null
"""

# A column belongs to the table and period of its release: the copies cannot drift.
COLUMN_FOLLOWS_RELEASE = """
alter table neighbourhoods_release
    add constraint release_table_and_period unique (id, table_id, period);
alter table neighbourhoods_releasecolumn
    add constraint releasecolumn_follows_release foreign key (release_id, table_id, period)
    references neighbourhoods_release (id, table_id, period)
"""
COLUMN_FOLLOWS_RELEASE_BACK = """
alter table neighbourhoods_releasecolumn drop constraint releasecolumn_follows_release;
alter table neighbourhoods_release drop constraint release_table_and_period
"""

ROW_IS_EVEN = """
alter table neighbourhoods_releaserow
    add constraint releaserow_a_note_for_each_value check (cardinality("values") = cardinality(notes))
"""
ROW_IS_EVEN_BACK = "alter table neighbourhoods_releaserow drop constraint releaserow_a_note_for_each_value"


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0001_initial")]

    operations = [
        migrations.RunSQL(COLUMN_FOLLOWS_RELEASE, COLUMN_FOLLOWS_RELEASE_BACK),
        migrations.RunSQL(ROW_IS_EVEN, ROW_IS_EVEN_BACK),
        migrations.RunSQL(VIEW, "drop view neighbourhoods_observation"),
    ]
