"""Give rows that were here before their history was kept a first version: as they are now.

It is dated from when their programme came here. Nobody can tell what they were between then and now, and without a first
version the next change would look like the first day of the row.
"""

from django.db import migrations

# The table, and how the programme of a row is found from it.
OF_PROGRAMME = 'r.programme_id'
OF_ANALYSIS = '(select a.programme_id from programmes_areaanalysis a where a.id = r.analysis_id)'
OF_AGREEMENT = '(select a.programme_id from programmes_localagreement a where a.id = r.agreement_id)'
OF_MEASURE = '(select m.programme_id from programmes_measure m where m.id = r.measure_id)'
MODELS = {
    'AgreementPromise': OF_AGREEMENT,
    'AreaAnalysis': OF_PROGRAMME,
    'ContinuationDecision': OF_PROGRAMME,
    'Conversation': OF_ANALYSIS,
    'Evaluation': OF_PROGRAMME,
    'FundingSource': OF_PROGRAMME,
    'LearningSession': OF_PROGRAMME,
    'Lesson': OF_PROGRAMME,
    'LocalAgreement': OF_PROGRAMME,
    'MeasureAdjustment': OF_MEASURE,
    'Meeting': OF_PROGRAMME,
    'Obstacle': OF_PROGRAMME,
    'Partner': None,
    'PhaseActivity': OF_PROGRAMME,
    'ProcessDirection': OF_PROGRAMME,
    'ProgrammeChallenge': OF_PROGRAMME,
    'ProgrammeRevision': OF_PROGRAMME,
    'Recognition': OF_ANALYSIS,
    'ResidentBudget': OF_PROGRAMME,
    'Risk': OF_PROGRAMME,
    'Stakeholder': OF_PROGRAMME,
    'SteeringChair': OF_PROGRAMME,
    'TeamMember': OF_PROGRAMME,
    'TeamPosition': OF_PROGRAMME,
    'Urgency': OF_PROGRAMME,
    'Vision': OF_PROGRAMME,
    'WorkingBudget': OF_PROGRAMME,
}


def fill(apps, schema_editor):
    """Municipality by municipality, because the tables show the rows of one at a time."""
    connection = schema_editor.connection
    municipalities = apps.get_model('accounts', 'Municipality').objects.using(connection.alias).order_by('pk')
    keys = list(municipalities.values_list('pk', flat=True))
    statements = [first_versions(apps.get_model('programmes', name), way) for name, way in MODELS.items()]
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
        before = cursor.fetchone()[0]
        for key in keys:
            cursor.execute("select set_config('app.municipality', %s, true)", [str(key)])
            for statement in statements:
                cursor.execute(statement)
        cursor.execute("select set_config('app.municipality', %s, true)", [before])


def first_versions(model, way):
    """The statement for one table; a row that has a history keeps it as it is."""
    table = model._meta.db_table
    columns = ', '.join(f'"{field.column}"' for field in model._meta.local_concrete_fields)
    came = 'select min(h.pgh_created_at) from programmes_programmeevent h'
    came += f' where h.pgh_obj_id = {way}' if way else ''
    return (
        f'insert into "{table}event" (pgh_created_at, pgh_label, pgh_obj_id, {columns}) '  # noqa: S608
        f"select coalesce(({came}), now()), 'insert', r.id, {columns} from \"{table}\" r "
        f'where not exists (select from "{table}event" h where h.pgh_obj_id = r.id) order by r.id'
    )


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0006_revisions_withdrawals_and_history'),
    ]

    operations = [
        # Backwards nothing is to be done: the tables go with the migration before.
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
