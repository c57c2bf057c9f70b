import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import wijkaanpak.row_security


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0011_weighing_reach_and_pinned_figures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='phaseactivity',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='phaseactivity',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='phaseactivity',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='phaseactivity',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='klaar op'),
        ),
        migrations.AddField(
            model_name='phaseactivity',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='trekker'),
        ),
        migrations.AddField(
            model_name='phaseactivityevent',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='klaar op'),
        ),
        migrations.AddField(
            model_name='phaseactivityevent',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='trekker'),
        ),
        migrations.AddField(
            model_name='phasetransition',
            name='dossier',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='wat er was bij het besluit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseactivity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_phaseactivityevent" ("changed_on", "due_on", "evidence", "id", "key", "municipality_id", "note", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "status") VALUES (NEW."changed_on", NEW."due_on", NEW."evidence", NEW."id", NEW."key", NEW."municipality_id", NEW."note", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."revision", NEW."status"); RETURN NULL;', hash='02d80b11684f8e31608675ddf2b07e56acf3befa', operation='INSERT', pgid='pgtrigger_insert_insert_9d59b', table='programmes_phaseactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseactivity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_phaseactivityevent" ("changed_on", "due_on", "evidence", "id", "key", "municipality_id", "note", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "status") VALUES (NEW."changed_on", NEW."due_on", NEW."evidence", NEW."id", NEW."key", NEW."municipality_id", NEW."note", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."revision", NEW."status"); RETURN NULL;', hash='1a8113894e82ce40494c0fd2a694a540d48efb35', operation='UPDATE', pgid='pgtrigger_update_update_c0bf9', table='programmes_phaseactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseactivity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_phaseactivityevent" ("changed_on", "due_on", "evidence", "id", "key", "municipality_id", "note", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "status") VALUES (OLD."changed_on", OLD."due_on", OLD."evidence", OLD."id", OLD."key", OLD."municipality_id", OLD."note", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."revision", OLD."status"); RETURN NULL;', hash='dac72e3d062243511a4b24e60daf7c58bc656433', operation='DELETE', pgid='pgtrigger_delete_delete_6aba3', table='programmes_phaseactivity', when='AFTER')),
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
