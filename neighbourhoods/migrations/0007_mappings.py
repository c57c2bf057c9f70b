"""Saved mappings of municipalities, with their history."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('neighbourhoods', '0006_quantiles_and_comparison_classes'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='naam')),
                ('table', models.CharField(max_length=20, verbose_name='tabelcode')),
                ('publisher', models.CharField(max_length=40, verbose_name='wie de cijfers uitgeeft')),
                ('sheet', models.CharField(blank=True, max_length=31, verbose_name='blad van het Excel-bestand')),
                ('header_row', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='regel met de namen van de kolommen')),
                ('code_column', models.CharField(max_length=200, verbose_name='kolom met de code van het gebied')),
                ('period_column', models.CharField(blank=True, max_length=200, verbose_name='kolom met de periode')),
                ('period', models.CharField(blank=True, max_length=7, verbose_name='vaste periode')),
                ('division_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='indeling van het jaar')),
                ('columns', models.JSONField(default=dict, verbose_name='kolommen met cijfers')),
                ('decimal', models.CharField(blank=True, choices=[('', 'weet ik niet: weiger getallen die u op twee manieren kunt lezen'), (',', 'komma (12,5)'), ('.', 'punt (12.5)')], max_length=1, verbose_name='decimaalteken')),
                ('missing', models.JSONField(blank=True, default=dict, verbose_name='tekens voor ‘geen cijfer’')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
            ],
            options={
                'verbose_name': 'koppeling',
                'verbose_name_plural': 'koppelingen',
                'constraints': [models.UniqueConstraint(fields=('municipality', 'name'), name='mapping_name_once', violation_error_message='Er is al een koppeling met deze naam.'), models.CheckConstraint(condition=models.Q(('table__regex', '^GM[0-9]{4}-[a-z0-9-]+$')), name='mapping_table_is_of_the_municipality', violation_error_message='Een tabelcode van uzelf begint met de code van uw gemeente en een streepje.'), models.CheckConstraint(condition=models.Q(('period', ''), ('period_column', ''), _connector='OR'), name='mapping_has_one_period_at_most', violation_error_message='Kies een kolom met de periode of een vaste periode, niet allebei.'), models.CheckConstraint(condition=models.Q(('columns', {}), _negated=True), name='mapping_has_columns', violation_error_message='Kies minstens één kolom met cijfers.'), models.CheckConstraint(condition=models.Q(('header_row__gte', 1)), name='mapping_header_row_from_one')],
            },
        ),
        migrations.CreateModel(
            name='MappingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='naam')),
                ('table', models.CharField(max_length=20, verbose_name='tabelcode')),
                ('publisher', models.CharField(max_length=40, verbose_name='wie de cijfers uitgeeft')),
                ('sheet', models.CharField(blank=True, max_length=31, verbose_name='blad van het Excel-bestand')),
                ('header_row', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='regel met de namen van de kolommen')),
                ('code_column', models.CharField(max_length=200, verbose_name='kolom met de code van het gebied')),
                ('period_column', models.CharField(blank=True, max_length=200, verbose_name='kolom met de periode')),
                ('period', models.CharField(blank=True, max_length=7, verbose_name='vaste periode')),
                ('division_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='indeling van het jaar')),
                ('columns', models.JSONField(default=dict, verbose_name='kolommen met cijfers')),
                ('decimal', models.CharField(blank=True, choices=[('', 'weet ik niet: weiger getallen die u op twee manieren kunt lezen'), (',', 'komma (12,5)'), ('.', 'punt (12.5)')], max_length=1, verbose_name='decimaalteken')),
                ('missing', models.JSONField(blank=True, default=dict, verbose_name='tekens voor ‘geen cijfer’')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
                ('municipality', models.ForeignKey(db_constraint=False, default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='neighbourhoods.mapping')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "sheet", "table") VALUES (NEW."code_column", NEW."columns", NEW."decimal", NEW."division_year", NEW."header_row", NEW."id", NEW."missing", NEW."municipality_id", NEW."name", NEW."note", NEW."period", NEW."period_column", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."sheet", NEW."table"); RETURN NULL;', hash='517113e053ae8a528ff43d8b324a86f30d5a18c0', operation='INSERT', pgid='pgtrigger_insert_insert_026c0', table='neighbourhoods_mapping', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "sheet", "table") VALUES (NEW."code_column", NEW."columns", NEW."decimal", NEW."division_year", NEW."header_row", NEW."id", NEW."missing", NEW."municipality_id", NEW."name", NEW."note", NEW."period", NEW."period_column", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."sheet", NEW."table"); RETURN NULL;', hash='c87347616b2560157c76b17caa9423f5ab0cff6f', operation='UPDATE', pgid='pgtrigger_update_update_ff62b', table='neighbourhoods_mapping', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "sheet", "table") VALUES (OLD."code_column", OLD."columns", OLD."decimal", OLD."division_year", OLD."header_row", OLD."id", OLD."missing", OLD."municipality_id", OLD."name", OLD."note", OLD."period", OLD."period_column", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher", OLD."sheet", OLD."table"); RETURN NULL;', hash='423006a328375c535ca55875eb48ead355b7f0a9', operation='DELETE', pgid='pgtrigger_delete_delete_c44d3', table='neighbourhoods_mapping', when='AFTER')),
        ),
        wijkaanpak.row_security.SecureTables("neighbourhoods"),
    ]
