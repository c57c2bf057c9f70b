"""An indicator says whether it counts people or households, and a total names its parts.

Those of the catalogue are filled by key right after `migrate`. Of a municipality's own what was already treated as a
count or a share of people stays one, and a mean in marks counts nobody. Of what is left nobody said it: it is not shown
until somebody does.
"""

from django.db import migrations, models

COUNTED = """
    update neighbourhoods_indicator set counts_people = case
        when combination = 'sum' then 'number'
        when lower(trim(unit)) in ('%', 'procent', 'percentage') or lower(unit) ~ '\\mper [0-9]' then 'share'
        when combination = 'weighted_mean' and lower(trim(unit)) in ('rapportcijfer', 'rapportcijfers', 'cijfer')
            then 'nobody'
        else '' end
    where owner_id is not null
"""


def fill(apps, schema_editor):
    """Municipality by municipality, because the table shows the indicators of one at a time."""
    connection = schema_editor.connection
    municipalities = apps.get_model('accounts', 'Municipality').objects.using(connection.alias).order_by('pk')
    keys = list(municipalities.values_list('pk', flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
        before = cursor.fetchone()[0]
        for key in keys:
            cursor.execute("select set_config('app.municipality', %s, true)", [str(key)])
            cursor.execute(COUNTED)
        cursor.execute("select set_config('app.municipality', %s, true)", [before])


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0017_jobs_know_since_when_they_wait'),
    ]

    operations = [
        migrations.AddField(
            model_name='indicator',
            name='counts_people',
            field=models.CharField(blank=True, choices=[('number', 'Ja, een aantal personen of huishoudens'), ('share', 'Ja, een deel daarvan, zoals % of per 1.000 inwoners'), ('nobody', 'Nee, bijvoorbeeld een rapportcijfer, bomen of een afstand')], db_default='', default='', max_length=6, verbose_name='telt personen of huishoudens'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='parts',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='is het totaal van'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
