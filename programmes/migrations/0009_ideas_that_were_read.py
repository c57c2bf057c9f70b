"""Ideas that somebody answered or took in hand were read, and those with consent stay on the site.

An idea that only came in leaves the site until somebody reads it: that is what its applicant was told.
"""

from django.db import migrations

WERE_READ = """
    update programmes_initiative i set
        read_at = coalesce(i.decided_at, i.confirmed_at),
        published_at = case when i.consent_to_publish then coalesce(i.decided_at, i.confirmed_at) end
    where i.read_at is null and i.confirmed_at is not null and (
        i.status not in ('idea', 'submitted')
        or exists (
            select 1 from programmes_initiativemessage m where m.initiative_id = i.id and m.direction = 'to_applicant'
        )
    )
"""
AGAIN = "update programmes_initiative set read_at = null, published_at = null where read_at is not null"


def _in_each(statement):
    """Municipality by municipality, because the table shows the rows of one at a time."""

    def run(apps, schema_editor):
        connection = schema_editor.connection
        municipalities = apps.get_model('accounts', 'Municipality').objects.using(connection.alias).order_by('pk')
        keys = list(municipalities.values_list('pk', flat=True))
        with connection.cursor() as cursor:
            cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
            before = cursor.fetchone()[0]
            for key in keys:
                cursor.execute("select set_config('app.municipality', %s, true)", [str(key)])
                cursor.execute(statement)
            cursor.execute("select set_config('app.municipality', %s, true)", [before])

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0008_ideas_are_read_and_letters_wait'),
    ]

    operations = [migrations.RunPython(_in_each(WERE_READ), _in_each(AGAIN))]
