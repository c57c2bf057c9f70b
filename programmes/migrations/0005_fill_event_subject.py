"""Say of the lines that the logbook has already which part and which row they are about, where the line knows it.

The logbook refuses changes. For this transaction alone the trigger that refuses them looks away; no other connection
notices, and before the end it looks again.
"""

from django.db import migrations

# By the first half of the kind: the part, the model, and where `detail` has its id. No model: the id was not kept.
NOUNS = (
    ('activity', 'lifecycle', 'programmes.phaseactivity', 'id'),
    ('agreement', 'agreements', 'programmes.localagreement', 'id'),
    ('ambition', 'visions', 'programmes.ambition', 'id'),
    ('analysis', 'analyses', 'programmes.areaanalysis', 'id'),
    ('area', 'boundaries', 'programmes.programmearea', 'id'),
    ('chair', 'teams', 'programmes.steeringchair', 'id'),
    ('challenge', 'analyses', 'programmes.programmechallenge', 'id'),
    ('conversation', 'analyses', 'programmes.conversation', 'id'),
    ('criteria', 'criteria', 'monitoring.criterionchange', 'id'),
    ('evaluation', 'learning', 'programmes.evaluation', 'id'),
    ('import', 'figures', 'neighbourhoods.figureimport', 'import'),
    ('indicator', 'visions', 'programmes.ambitionindicator', 'id'),
    ('initiative', 'initiatives', 'programmes.initiative', 'id'),
    ('lesson', 'learning', 'programmes.lesson', 'id'),
    ('measure', 'measures', 'programmes.measure', 'id'),
    ('meeting', 'coalitions', 'programmes.meeting', 'id'),
    ('membership', 'coalitions', 'programmes.membership', 'id'),
    ('money', 'money', 'programmes.moneyline', 'id'),
    ('obstacle', 'coalitions', 'programmes.obstacle', 'id'),
    ('own_figure', 'own_figures', 'programmes.ownfigure', 'id'),
    ('own_indicator', 'figures', 'neighbourhoods.indicator', 'id'),
    ('own_period', 'own_figures', 'programmes.ownperiod', 'id'),
    ('own_series', 'own_figures', 'programmes.ownseries', 'id'),
    ('partner', 'coalitions', 'programmes.partner', 'id'),
    ('phase', 'lifecycle', 'programmes.phasetransition', 'id'),
    ('position', 'teams', 'programmes.teamposition', 'id'),
    ('process_director', 'teams', 'programmes.processdirection', 'id'),
    ('programme', 'lifecycle', 'programmes.programme', 'id'),
    ('promise', 'agreements', 'programmes.agreementpromise', 'id'),
    ('recognition', 'analyses', 'programmes.recognition', 'id'),
    ('release', 'figures', 'neighbourhoods.release', 'release'),
    ('report', 'reports', 'monitoring.report', 'id'),
    ('resident_budget', 'money', 'programmes.residentbudget', 'id'),
    ('risk', 'learning', 'programmes.risk', 'id'),
    ('role', 'access', 'programmes.programmerole', 'id'),
    ('round', 'rounds', 'monitoring.round', 'id'),
    ('session', 'learning', 'programmes.learningsession', 'id'),
    ('source', 'money', 'programmes.fundingsource', 'id'),
    ('stakeholder', 'analyses', 'programmes.stakeholder', 'id'),
    ('team', 'teams', 'programmes.teammember', 'id'),
    ('urgency', 'analyses', 'programmes.urgency', 'id'),
    ('vision', 'visions', 'programmes.vision', 'id'),
    ('working_budget', 'teams', 'programmes.workingbudget', 'id'),
)

BY_NOUN = """
    update programmes_event e set
        section = n.section,
        subject_kind = case when e.detail ->> n.key ~ '^[0-9]+$' then n.model else '' end,
        subject_id = case when e.detail ->> n.key ~ '^[0-9]+$' then (e.detail ->> n.key)::bigint end
    from unnest(%s::text[], %s::text[], %s::text[], %s::text[]) as n (noun, section, model, key)
    where e.section = '' and split_part(e.kind, '.', 1) = n.noun
"""

# Their id is that of a row that belongs to what the line is about.
OF_ANOTHER_ROW = (
    """
    update programmes_event e set section = 'learning',
        subject_kind = case when e.subject_kind <> '' then 'programmes.programmerevision' else '' end
    where e.kind = 'programme.revised'
    """,
    """
    update programmes_event e set section = 'learning',
        subject_kind = case when e.subject_kind <> '' then 'programmes.continuationdecision' else '' end
    where e.kind = 'programme.continued'
    """,
    """
    update programmes_event e set subject_kind = 'programmes.programme', subject_id = e.programme_id
    where e.kind = 'programme.started' and e.programme_id is not null
    """,
    """
    update programmes_event e set subject_id = s.agreement_id from programmes_signature s
    where e.kind = 'agreement.signed' and s.id = e.subject_id and not e.detail ? 'signatures'
    """,
    """
    update programmes_event e set subject_id = u.measure_id
    from programmes_measureupdate u join programmes_measure m on m.id = u.measure_id
    where e.kind = 'measure.reported' and u.id = e.subject_id and m.programme_id = e.programme_id
    and e.subject = left(m.title || ', ' || to_char(u.reported_on, 'DD-MM-YYYY'), 200)
    """,
    """
    update programmes_event e set subject_id = a.measure_id
    from programmes_measureadjustment a join programmes_measure m on m.id = a.measure_id
    where e.kind in ('measure.changed', 'measure.stopped', 'measure.extra', 'measure.adjustment_checked')
    and a.id = e.subject_id and m.programme_id = e.programme_id and starts_with(e.subject, left(m.title || ': ', 200))
    """,
)
LOOK_AWAY, LOOK_AGAIN = '{pgtrigger_keep_rows_395f7}', '{}'


def fill(apps, schema_editor):
    """Municipality by municipality, because the tables show the rows of one at a time."""
    connection = schema_editor.connection
    municipalities = apps.get_model('accounts', 'Municipality').objects.using(connection.alias).order_by('pk')
    keys = list(municipalities.values_list('pk', flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
        before = cursor.fetchone()[0]
        cursor.execute("select set_config('pgtrigger.ignore', %s, true)", [LOOK_AWAY])
        for key in keys:
            cursor.execute("select set_config('app.municipality', %s, true)", [str(key)])
            cursor.execute(BY_NOUN, [list(column) for column in zip(*NOUNS, strict=True)])
            for statement in OF_ANOTHER_ROW:
                cursor.execute(statement)
        cursor.execute("select set_config('pgtrigger.ignore', %s, true)", [LOOK_AGAIN])
        cursor.execute("select set_config('app.municipality', %s, true)", [before])


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0004_event_subject'),
    ]

    operations = [
        # Backwards nothing is to be done: the columns go with the migration before.
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
