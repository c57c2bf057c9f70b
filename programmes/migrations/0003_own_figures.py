"""Own figures of a programme: what is counted, the periods that open and close, and the figures with their versions."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('programmes', '0002_reference'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='jaar')),
                ('quarter', models.PositiveSmallIntegerField(default=0, verbose_name='kwartaal')),
                ('opened_until', models.DateField(blank=True, null=True, verbose_name='open tot en met')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_periods', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'periode van eigen cijfers',
                'verbose_name_plural': 'perioden van eigen cijfers',
                'ordering': ['programme', '-year', '-quarter', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'programme', 'year', 'quarter'), name='own_period_once'), models.CheckConstraint(condition=models.Q(('quarter__lte', 4), ('year__gte', 2000), ('year__lte', 2100)), name='own_period_is_possible', violation_error_message='Kies een kwartaal of een jaar uit de lijst.')],
            },
        ),
        migrations.CreateModel(
            name='OwnSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='wat telt u')),
                ('definition', models.TextField(verbose_name='wat telt wel en niet mee')),
                ('unit', models.CharField(max_length=40, verbose_name='eenheid')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='cijfers achter de komma')),
                ('direction', models.CharField(choices=[('higher', 'hoger is beter'), ('lower', 'lager is beter'), ('context', 'achtergrond, geen oordeel')], default='context', max_length=7, verbose_name='richting')),
                ('rhythm', models.CharField(choices=[('quarter', 'per kwartaal'), ('year', 'per jaar')], default='quarter', max_length=7, verbose_name='hoe vaak')),
                ('counts_people', models.BooleanField(default=False, verbose_name='telt personen')),
                ('is_public', models.BooleanField(default=False, verbose_name='iedereen mag het zien')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='gestopt op')),
                ('ambition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='own_series', to='programmes.ambition', verbose_name='ambitie')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='own_series', to='programmes.measure', verbose_name='maatregel')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persoon')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_series', to='programmes.programme', verbose_name='wijkaanpak')),
                ('supplier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='own_series', to='programmes.partner', verbose_name='partner')),
            ],
            options={
                'verbose_name': 'eigen cijfer',
                'verbose_name_plural': 'eigen cijfers',
                'ordering': ['programme', 'name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'programme', 'name'), name='own_series_once', violation_error_message='Er is al een eigen cijfer met deze naam.'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('definition', ''), _negated=True), models.Q(('unit', ''), _negated=True)), name='own_series_is_explained', violation_error_message='Vul alle verplichte teksten in.'), models.CheckConstraint(condition=models.Q(('direction__in', ['higher', 'lower', 'context'])), name='own_series_direction_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(('rhythm__in', ['quarter', 'year'])), name='own_series_rhythm_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(('decimals__lte', 2)), name='own_series_decimals_are_few', violation_error_message='Kies 0, 1 of 2 cijfers achter de komma.'), models.CheckConstraint(condition=models.Q(('counts_people', False), ('decimals', 0), _connector='OR'), name='own_series_people_are_whole', violation_error_message='Personen telt u in hele getallen: kies 0 cijfers achter de komma.'), models.CheckConstraint(condition=models.Q(('supplier__isnull', False), ('person__isnull', False), _connector='OR'), name='own_series_has_supplier', violation_error_message='Kies een partner of een persoon die het cijfer aanlevert.')],
            },
        ),
        migrations.CreateModel(
            name='OwnFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='versie')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='waarde')),
                ('remark', models.TextField(blank=True, verbose_name='toelichting')),
                ('correction_reason', models.TextField(blank=True, verbose_name='waarom een correctie')),
                ('status', models.CharField(choices=[('draft', 'concept'), ('pending', 'wacht op goedkeuring'), ('returned', 'teruggestuurd'), ('approved', 'goedgekeurd')], default='draft', max_length=8, verbose_name='stand')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('entered_at', models.DateTimeField(verbose_name='ingevuld op')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True, verbose_name='beoordeeld op')),
                ('return_reason', models.TextField(blank=True, verbose_name='waarom teruggestuurd')),
                ('letter_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='bericht van terugsturen verstuurd op')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingevuld door')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='beoordeeld door')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='programmes.ownperiod', verbose_name='periode')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='programmes.ownseries', verbose_name='cijfer')),
            ],
            options={
                'verbose_name': 'waarde van een eigen cijfer',
                'verbose_name_plural': 'waarden van eigen cijfers',
                'ordering': ['series', 'period', 'version'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'series', 'period', 'version'), name='own_figure_version_once'), models.UniqueConstraint(condition=models.Q(('status', 'approved'), _negated=True), fields=('municipality', 'series', 'period'), name='own_figure_one_at_work', violation_error_message='Aan dit cijfer wordt al gewerkt.'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'pending', 'returned', 'approved'])), name='own_figure_status_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(('value__isnull', False), models.Q(('remark', ''), _negated=True), _connector='OR'), name='own_figure_unknown_says_why', violation_error_message='Leg uit waarom het cijfer niet bekend is.'), models.CheckConstraint(condition=models.Q(models.Q(('correction_reason', ''), ('version', 1)), models.Q(('version__gt', 1), models.Q(('correction_reason', ''), _negated=True)), _connector='OR'), name='own_figure_correction_says_why', violation_error_message='Leg uit waarom u het goedgekeurde cijfer verandert.'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at', None), ('reviewed_by', None), ('status__in', ['draft', 'pending'])), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), ('status', 'approved')), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), ('status', 'returned'), models.Q(('return_reason', ''), _negated=True)), _connector='OR'), name='own_figure_review_is_complete', violation_error_message='Schrijf op wat er anders moet.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'approved'), _negated=True), models.Q(('reviewed_by', models.F('entered_by')), _negated=True), _connector='OR'), name='own_figure_four_eyes', violation_error_message='Wie een cijfer invult, keurt het niet zelf goed.')],
                'indexes': [models.Index(fields=['municipality', 'status'], name='own_figure_by_status')],
            },
        ),
        migrations.CreateModel(
            name='OwnPeriodEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='jaar')),
                ('quarter', models.PositiveSmallIntegerField(default=0, verbose_name='kwartaal')),
                ('opened_until', models.DateField(blank=True, null=True, verbose_name='open tot en met')),
                ('municipality', models.ForeignKey(db_constraint=False, default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='programmes.ownperiod')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnFigureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='versie')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='waarde')),
                ('remark', models.TextField(blank=True, verbose_name='toelichting')),
                ('correction_reason', models.TextField(blank=True, verbose_name='waarom een correctie')),
                ('status', models.CharField(choices=[('draft', 'concept'), ('pending', 'wacht op goedkeuring'), ('returned', 'teruggestuurd'), ('approved', 'goedgekeurd')], default='draft', max_length=8, verbose_name='stand')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('entered_at', models.DateTimeField(verbose_name='ingevuld op')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True, verbose_name='beoordeeld op')),
                ('return_reason', models.TextField(blank=True, verbose_name='waarom teruggestuurd')),
                ('letter_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='bericht van terugsturen verstuurd op')),
                ('entered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingevuld door')),
                ('municipality', models.ForeignKey(db_constraint=False, default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='programmes.ownfigure')),
                ('reviewed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='beoordeeld door')),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.ownperiod', verbose_name='periode')),
                ('series', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.ownseries', verbose_name='cijfer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnSeriesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='wat telt u')),
                ('definition', models.TextField(verbose_name='wat telt wel en niet mee')),
                ('unit', models.CharField(max_length=40, verbose_name='eenheid')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='cijfers achter de komma')),
                ('direction', models.CharField(choices=[('higher', 'hoger is beter'), ('lower', 'lager is beter'), ('context', 'achtergrond, geen oordeel')], default='context', max_length=7, verbose_name='richting')),
                ('rhythm', models.CharField(choices=[('quarter', 'per kwartaal'), ('year', 'per jaar')], default='quarter', max_length=7, verbose_name='hoe vaak')),
                ('counts_people', models.BooleanField(default=False, verbose_name='telt personen')),
                ('is_public', models.BooleanField(default=False, verbose_name='iedereen mag het zien')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='gestopt op')),
                ('ambition', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.ambition', verbose_name='ambitie')),
                ('measure', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.measure', verbose_name='maatregel')),
                ('municipality', models.ForeignKey(db_constraint=False, default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persoon')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='programmes.ownseries')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.programme', verbose_name='wijkaanpak')),
                ('supplier', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.partner', verbose_name='partner')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownperiod',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownperiodevent" ("id", "municipality_id", "opened_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "quarter", "year") VALUES (NEW."id", NEW."municipality_id", NEW."opened_until", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."quarter", NEW."year"); RETURN NULL;', hash='eb24cb21f6fdc35b3939624a47cb1e6905dbd8db', operation='INSERT', pgid='pgtrigger_insert_insert_10661', table='programmes_ownperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownperiod',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_ownperiodevent" ("id", "municipality_id", "opened_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "quarter", "year") VALUES (NEW."id", NEW."municipality_id", NEW."opened_until", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."quarter", NEW."year"); RETURN NULL;', hash='ff36d45ff25d203cb1c4d2b96f653be6bbbf2ab0', operation='UPDATE', pgid='pgtrigger_update_update_e81aa', table='programmes_ownperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownperiod',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownperiodevent" ("id", "municipality_id", "opened_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "quarter", "year") VALUES (OLD."id", OLD."municipality_id", OLD."opened_until", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."quarter", OLD."year"); RETURN NULL;', hash='b8d4ea9f27783a64310f29d923c7f40e9cbd2094', operation='DELETE', pgid='pgtrigger_delete_delete_1094c', table='programmes_ownperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownseries',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownseriesevent" ("ambition_id", "counts_people", "decimals", "definition", "direction", "ended_on", "id", "is_public", "measure_id", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "rhythm", "supplier_id", "unit") VALUES (NEW."ambition_id", NEW."counts_people", NEW."decimals", NEW."definition", NEW."direction", NEW."ended_on", NEW."id", NEW."is_public", NEW."measure_id", NEW."municipality_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."rhythm", NEW."supplier_id", NEW."unit"); RETURN NULL;', hash='67ff3e252fb6b1ae43536effc54acc88d8357818', operation='INSERT', pgid='pgtrigger_insert_insert_2ec24', table='programmes_ownseries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownseries',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_ownseriesevent" ("ambition_id", "counts_people", "decimals", "definition", "direction", "ended_on", "id", "is_public", "measure_id", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "rhythm", "supplier_id", "unit") VALUES (NEW."ambition_id", NEW."counts_people", NEW."decimals", NEW."definition", NEW."direction", NEW."ended_on", NEW."id", NEW."is_public", NEW."measure_id", NEW."municipality_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."rhythm", NEW."supplier_id", NEW."unit"); RETURN NULL;', hash='c991bf18e67b34876def39ec74a79b5be879c372', operation='UPDATE', pgid='pgtrigger_update_update_ff80c', table='programmes_ownseries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownseries',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownseriesevent" ("ambition_id", "counts_people", "decimals", "definition", "direction", "ended_on", "id", "is_public", "measure_id", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "rhythm", "supplier_id", "unit") VALUES (OLD."ambition_id", OLD."counts_people", OLD."decimals", OLD."definition", OLD."direction", OLD."ended_on", OLD."id", OLD."is_public", OLD."measure_id", OLD."municipality_id", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."rhythm", OLD."supplier_id", OLD."unit"); RETURN NULL;', hash='9fed42181343193a660b581bfd2869f3065d5790', operation='DELETE', pgid='pgtrigger_delete_delete_e0dfb', table='programmes_ownseries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownfigure',
            trigger=pgtrigger.compiler.Trigger(name='keep_approved', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" = \'approved\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c58d5786b5d380306815d78acc043fd08141ac4c', operation='UPDATE OR DELETE', pgid='pgtrigger_keep_approved_71eac', table='programmes_ownfigure', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownfigure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownfigureevent" ("correction_reason", "entered_at", "entered_by_id", "id", "letter_sent_at", "municipality_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "return_reason", "reviewed_at", "reviewed_by_id", "revision", "series_id", "status", "value", "version") VALUES (NEW."correction_reason", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."letter_sent_at", NEW."municipality_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."return_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."revision", NEW."series_id", NEW."status", NEW."value", NEW."version"); RETURN NULL;', hash='054b2861a19d5b70a1300234c9499ede17e4d876', operation='INSERT', pgid='pgtrigger_insert_insert_eda5a', table='programmes_ownfigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownfigure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_ownfigureevent" ("correction_reason", "entered_at", "entered_by_id", "id", "letter_sent_at", "municipality_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "return_reason", "reviewed_at", "reviewed_by_id", "revision", "series_id", "status", "value", "version") VALUES (NEW."correction_reason", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."letter_sent_at", NEW."municipality_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."return_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."revision", NEW."series_id", NEW."status", NEW."value", NEW."version"); RETURN NULL;', hash='6bea8161f344689ec90a62709b7d1a19a8a147b8', operation='UPDATE', pgid='pgtrigger_update_update_8fecb', table='programmes_ownfigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownfigure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_ownfigureevent" ("correction_reason", "entered_at", "entered_by_id", "id", "letter_sent_at", "municipality_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "return_reason", "reviewed_at", "reviewed_by_id", "revision", "series_id", "status", "value", "version") VALUES (OLD."correction_reason", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."letter_sent_at", OLD."municipality_id", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."return_reason", OLD."reviewed_at", OLD."reviewed_by_id", OLD."revision", OLD."series_id", OLD."status", OLD."value", OLD."version"); RETURN NULL;', hash='41a09fd452eeb1f0635d3cb2effb01103c257c0b', operation='DELETE', pgid='pgtrigger_delete_delete_abe43', table='programmes_ownfigure', when='AFTER')),
        ),
        wijkaanpak.row_security.SecureTables(
            label='programmes',
        ),
    ]
