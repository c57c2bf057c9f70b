"""A mapping says which column holds the number of respondents; its history too."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0014_columns_are_found_in_their_index'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='mapping',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mapping',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mapping',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='mapping',
            name='respondents_column',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='kolom met het aantal antwoorden'),
        ),
        migrations.AddField(
            model_name='mappingevent',
            name='respondents_column',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='kolom met het aantal antwoorden'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "respondents_column", "sheet", "table") VALUES (NEW."code_column", NEW."columns", NEW."decimal", NEW."division_year", NEW."header_row", NEW."id", NEW."missing", NEW."municipality_id", NEW."name", NEW."note", NEW."period", NEW."period_column", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."respondents_column", NEW."sheet", NEW."table"); RETURN NULL;', hash='cd5646bc4411f28cfaf150141b5b457c252cd0ad', operation='INSERT', pgid='pgtrigger_insert_insert_026c0', table='neighbourhoods_mapping', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "respondents_column", "sheet", "table") VALUES (NEW."code_column", NEW."columns", NEW."decimal", NEW."division_year", NEW."header_row", NEW."id", NEW."missing", NEW."municipality_id", NEW."name", NEW."note", NEW."period", NEW."period_column", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."respondents_column", NEW."sheet", NEW."table"); RETURN NULL;', hash='8f6a7cae0d1ca1b207a3318dab07440bbcf6d741', operation='UPDATE', pgid='pgtrigger_update_update_ff62b', table='neighbourhoods_mapping', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mapping',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "neighbourhoods_mappingevent" ("code_column", "columns", "decimal", "division_year", "header_row", "id", "missing", "municipality_id", "name", "note", "period", "period_column", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "respondents_column", "sheet", "table") VALUES (OLD."code_column", OLD."columns", OLD."decimal", OLD."division_year", OLD."header_row", OLD."id", OLD."missing", OLD."municipality_id", OLD."name", OLD."note", OLD."period", OLD."period_column", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher", OLD."respondents_column", OLD."sheet", OLD."table"); RETURN NULL;', hash='7ecce2bdb80897b920c1531af5b997433836e6ea', operation='DELETE', pgid='pgtrigger_delete_delete_c44d3', table='neighbourhoods_mapping', when='AFTER')),
        ),
    ]
