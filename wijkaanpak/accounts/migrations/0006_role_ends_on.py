import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_objection_text'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='municipalityrole',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='municipalityrole',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='municipalityrole',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='municipalityrole',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='tot en met'),
        ),
        migrations.AddField(
            model_name='municipalityroleevent',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='tot en met'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipalityrole',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_municipalityroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;', hash='261667ecbcda5b31843b2cd021c78d9e6cf8a3cb', operation='INSERT', pgid='pgtrigger_insert_insert_521f4', table='accounts_municipalityrole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipalityrole',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_municipalityroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;', hash='9a2ba01cd3a94884d763caa306954535d6da9678', operation='UPDATE', pgid='pgtrigger_update_update_a2e56', table='accounts_municipalityrole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipalityrole',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_municipalityroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."ends_on", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;', hash='8abf6e2fc539e65de1836e4d41f1cae13d11e892', operation='DELETE', pgid='pgtrigger_delete_delete_db4a5', table='accounts_municipalityrole', when='AFTER')),
        ),
    ]
