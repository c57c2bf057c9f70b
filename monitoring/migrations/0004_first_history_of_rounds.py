"""Give rounds that were here before their history was kept a first version, as programmes.0007 does for its tables."""

from django.db import migrations

FIRST_VERSIONS = """
    insert into monitoring_roundevent
        (pgh_created_at, pgh_label, pgh_obj_id, id, municipality_id, programme_id, revision, title, opens_on, closes_on, note)
    select
        coalesce((select min(h.pgh_created_at) from programmes_programmeevent h where h.pgh_obj_id = r.programme_id), now()),
        'insert', r.id, r.id, municipality_id, programme_id, revision, title, opens_on, closes_on, note
    from monitoring_round r
    where not exists (select from monitoring_roundevent h where h.pgh_obj_id = r.id) order by r.id
"""


def fill(apps, schema_editor):
    """Municipality by municipality, because the tables show the rows of one at a time."""
    connection = schema_editor.connection
    municipalities = apps.get_model('accounts', 'Municipality').objects.using(connection.alias).order_by('pk')
    keys = list(municipalities.values_list('pk', flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
        before = cursor.fetchone()[0]
        for key in keys:
            cursor.execute("select set_config('app.municipality', %s, true)", [str(key)])
            cursor.execute(FIRST_VERSIONS)
        cursor.execute("select set_config('app.municipality', %s, true)", [before])


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0003_round_invitations'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
