import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0012_activity_owner_and_dossier'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmerole',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmerole',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmerole',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='programmerole',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='tot en met'),
        ),
        migrations.AddField(
            model_name='programmeroleevent',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='tot en met'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmerole',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_programmeroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "role", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."role", NEW."user_id"); RETURN NULL;', hash='b5d2c032f93e85fc2a8387da837709b1519e2bae', operation='INSERT', pgid='pgtrigger_insert_insert_e690d', table='programmes_programmerole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmerole',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_programmeroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "role", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."role", NEW."user_id"); RETURN NULL;', hash='7fc606b3838e1b0041ce640b8399f48b19a45b65', operation='UPDATE', pgid='pgtrigger_update_update_0de88', table='programmes_programmerole', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmerole',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_programmeroleevent" ("ends_on", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "role", "user_id") VALUES (OLD."ends_on", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."role", OLD."user_id"); RETURN NULL;', hash='90900a6e4804ff926399a31f5176cfc0d8edd501', operation='DELETE', pgid='pgtrigger_delete_delete_1316c', table='programmes_programmerole', when='AFTER')),
        ),
    ]
