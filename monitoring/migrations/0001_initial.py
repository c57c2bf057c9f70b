import django.db.models.deletion
import django.db.models.functions.datetime
import monitoring.models.report
import pgtrigger.compiler
import pgtrigger.migrations
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('programmes', '0002_reference'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference_date', models.DateField(verbose_name='peildatum')),
                ('made_at', models.DateTimeField(verbose_name='gemaakt op')),
                ('criteria_name', models.CharField(max_length=120, verbose_name='criteria')),
                ('criteria_version', models.CharField(max_length=20, verbose_name='versie van de criteria')),
                ('evidence', models.JSONField(verbose_name='onderbouwing')),
                ('scores', models.JSONField(verbose_name='uitkomsten')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gemaakt door')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'beoordeling',
                'verbose_name_plural': 'beoordelingen',
                'ordering': ['programme', '-reference_date', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('criteria_name', ''), _negated=True), models.Q(('criteria_version', ''), _negated=True)), name='assessment_names_its_criteria', violation_error_message='Vul alle verplichte teksten in.')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('received', 'in de wachtrij'), ('processing', 'wordt gemaakt'), ('done', 'klaar'), ('failed', 'mislukt')], default='received', editable=False, max_length=10, verbose_name='stand')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='pogingen')),
                ('lease_until', models.DateTimeField(editable=False, null=True, verbose_name='in behandeling tot')),
                ('nudged_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='laatst aangeboden op')),
                ('failure', models.TextField(blank=True, editable=False, verbose_name='reden van mislukken')),
                ('period_start', models.DateField(verbose_name='over de periode vanaf')),
                ('period_end', models.DateField(verbose_name='tot en met')),
                ('reference_date', models.DateField(verbose_name='peildatum')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versie')),
                ('registration_number', models.CharField(blank=True, max_length=60, verbose_name='registratienummer')),
                ('status', models.CharField(choices=[('concept', 'concept'), ('adopted', 'vastgesteld'), ('offered', 'aangeboden aan de gemeenteraad')], default='concept', max_length=7, verbose_name='status')),
                ('snapshot', models.JSONField(verbose_name='bevroren inhoud')),
                ('sha256', models.CharField(max_length=64, verbose_name='sha256 van de inhoud')),
                ('file', models.FileField(blank=True, upload_to=monitoring.models.report.report_path, verbose_name='bestand')),
                ('rendered_at', models.DateTimeField(blank=True, null=True, verbose_name='gemaakt op')),
                ('requested_at', models.DateTimeField(verbose_name='gevraagd op')),
                ('form_key', models.UUIDField(editable=False, verbose_name='sleutel van het formulier')),
                ('adopted_by', models.CharField(blank=True, max_length=120, verbose_name='vastgesteld door')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='vastgesteld op')),
                ('offered_on', models.DateField(blank=True, null=True, verbose_name='aangeboden op')),
                ('assessment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitoring.assessment', verbose_name='beoordeling')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='programmes.programme', verbose_name='wijkaanpak')),
                ('requested_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gevraagd door')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='monitoring.report', verbose_name='vervangt')),
            ],
            options={
                'verbose_name': 'voortgangsrapport',
                'verbose_name_plural': 'voortgangsrapporten',
                'ordering': ['programme', '-reference_date', '-version', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['concept', 'adopted', 'offered'])), name='report_status_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start')), ('period_end__isnull', True), ('period_start__isnull', True), _connector='OR'), name='report_period_in_order', violation_error_message='De einddatum ligt voor de begindatum.'), models.UniqueConstraint(fields=('municipality', 'form_key'), name='report_once_a_form'), models.UniqueConstraint(fields=('municipality', 'programme', 'period_start', 'period_end', 'version'), name='report_version_once'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='report_has_a_digest'), models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('rendered_at', None)), models.Q(models.Q(('file', ''), _negated=True), ('rendered_at__isnull', False)), _connector='OR'), name='report_file_has_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('adopted_by', ''), ('adopted_on', None), ('status', 'concept')), models.Q(('adopted_on__isnull', False), ('status__in', ['adopted', 'offered']), models.Q(('adopted_by', ''), _negated=True)), _connector='OR'), name='report_adoption_is_complete', violation_error_message='Noem wie het rapport vaststelde en wanneer.'), models.CheckConstraint(condition=models.Q(models.Q(('offered_on__isnull', False), ('status', 'offered')), models.Q(('offered_on', None), ('status__in', ['concept', 'adopted'])), _connector='OR'), name='report_offering_is_complete', violation_error_message='Vul in wanneer het rapport aan de raad is aangeboden.')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='titel')),
                ('opens_on', models.DateField(verbose_name='open vanaf')),
                ('closes_on', models.DateField(verbose_name='open tot en met')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'beoordelingsronde',
                'verbose_name_plural': 'beoordelingsrondes',
                'ordering': ['programme', '-opens_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='round_is_named', violation_error_message='Vul alle verplichte teksten in.'), models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on')), ('closes_on__isnull', True), ('opens_on__isnull', True), _connector='OR'), name='round_in_order', violation_error_message='De einddatum ligt voor de begindatum.')],
            },
        ),
        migrations.CreateModel(
            name='RoundQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('factor', models.SlugField(max_length=30, verbose_name='succesfactor')),
                ('text', models.CharField(max_length=300, verbose_name='vraag')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='monitoring.round', verbose_name='ronde')),
            ],
            options={
                'verbose_name': 'vraag',
                'verbose_name_plural': 'vragen',
                'ordering': ['round', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'round', 'factor'), name='round_question_once_a_factor'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='round_question_says_something', violation_error_message='Vul alle verplichte teksten in.')],
            },
        ),
        migrations.CreateModel(
            name='RoundAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(choices=[('municipality', 'gemeente'), ('partner', 'partners'), ('professional', 'professionals'), ('resident', 'bewoners'), ('independent', 'onafhankelijke beoordelaar')], max_length=12, verbose_name='partij')),
                ('stage', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='stand')),
                ('explanation', models.TextField(blank=True, verbose_name='toelichting')),
                ('evidence', models.TextField(blank=True, verbose_name='onderbouwing')),
                ('is_anonymous', models.BooleanField(default=False, verbose_name='zonder naam')),
                ('answered_at', models.DateTimeField(verbose_name='beantwoord op')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.partner', verbose_name='partner')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persoon')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='monitoring.roundquestion', verbose_name='vraag')),
            ],
            options={
                'verbose_name': 'oordeel',
                'verbose_name_plural': 'oordelen',
                'ordering': ['question', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('party__in', ['municipality', 'partner', 'professional', 'resident', 'independent'])), name='round_answer_party_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(('stage', None), models.Q(('stage__gte', 1), ('stage__lte', 4)), _connector='OR'), name='round_answer_stage_is_known', violation_error_message='Kies een stand van 1 tot en met 4, of ‘niet te beoordelen’.'), models.CheckConstraint(condition=models.Q(('stage', None), ('stage__lte', 2), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='round_answer_high_stage_has_evidence', violation_error_message='Noem bij ‘op weg’ en ‘op orde’ waaraan u dat ziet.'), models.CheckConstraint(condition=models.Q(('is_anonymous', False), ('user', None), _connector='OR'), name='round_answer_anonymous_has_no_person'), models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('municipality', 'question', 'user'), name='round_answer_once_a_person', violation_error_message='U hebt deze vraag al beantwoord. Pas uw antwoord aan.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='keep', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f3ba5025ec0272360e6e3e26f3d4db6b6b9b9f23', operation='UPDATE', pgid='pgtrigger_keep_0804d', table='monitoring_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='keep_adopted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" IN (\'adopted\', \'offered\'))', func="\n                    if tg_op = 'DELETE' then\n                        raise exception 'An adopted report stays.' using errcode = 'check_violation';\n                    end if;\n                    if (to_jsonb(new) - array['state', 'attempts', 'lease_until', 'nudged_at', 'failure',\n                                              'file', 'rendered_at', 'status', 'offered_on'])\n                       is distinct from\n                       (to_jsonb(old) - array['state', 'attempts', 'lease_until', 'nudged_at', 'failure',\n                                              'file', 'rendered_at', 'status', 'offered_on'])\n                       or (old.file <> '' and (new.file <> old.file or new.rendered_at <> old.rendered_at))\n                       or (new.status = 'concept') or (old.status = 'offered' and new.status = 'adopted')\n                       or (old.status = 'offered' and new.offered_on is distinct from old.offered_on)\n                    then\n                        raise exception 'An adopted report does not change.' using errcode = 'check_violation';\n                    end if;\n                    return new;\n                ", hash='c25af8c5e1768b398ca9a0686283d263b6c16497', operation='UPDATE OR DELETE', pgid='pgtrigger_keep_adopted_b9e1e', table='monitoring_report', when='BEFORE')),
        ),
        wijkaanpak.row_security.SecureTables(
            label='monitoring',
        ),
    ]
