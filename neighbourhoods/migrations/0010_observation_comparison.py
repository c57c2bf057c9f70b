"""A figure says what its buurt is compared with, so that nobody has to look that up again."""

from django.db import migrations, models

VIEW = """
create or replace view neighbourhoods_observation as
select figures.release_id, figures.area_id, col.indicator_id, rel.period,
       figures.values[col.position] as value, figures.notes[col.position] as note, col.is_current{comparison}
from neighbourhoods_releaserow figures
join neighbourhoods_release rel on rel.id = figures.release_id
join neighbourhoods_releasecolumn col on col.release_id = figures.release_id
where col.indicator_id is not null
"""


class Migration(migrations.Migration):
    dependencies = [("neighbourhoods", "0009_import_through_mapping")]

    operations = [
        migrations.RunSQL(
            VIEW.format(comparison=", figures.comparison"),
            "drop view neighbourhoods_observation;" + VIEW.format(comparison=""),
        ),
        migrations.AddField(
            "observation",
            "comparison",
            models.PositiveSmallIntegerField("vergelijkingsklasse", null=True),
        ),
    ]
