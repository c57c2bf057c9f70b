import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('programmes', '0016_snoozes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmechallenge',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmechallenge',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmechallenge',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='programmechallenge',
            name='programme_challenge_once',
        ),
        migrations.AddField(
            model_name='programmechallenge',
            name='causes',
            field=models.TextField(blank=True, db_default='', verbose_name='oorzaken'),
        ),
        migrations.AddField(
            model_name='programmechallenge',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ingetrokken op'),
        ),
        migrations.AddField(
            model_name='programmechallenge',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingetrokken door'),
        ),
        migrations.AddField(
            model_name='programmechallenge',
            name='withdrawn_reason',
            field=models.TextField(blank=True, db_default='', editable=False, verbose_name='waarom ingetrokken'),
        ),
        migrations.AddField(
            model_name='programmechallengeevent',
            name='causes',
            field=models.TextField(blank=True, db_default='', verbose_name='oorzaken'),
        ),
        migrations.AddField(
            model_name='programmechallengeevent',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ingetrokken op'),
        ),
        migrations.AddField(
            model_name='programmechallengeevent',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingetrokken door'),
        ),
        migrations.AddField(
            model_name='programmechallengeevent',
            name='withdrawn_reason',
            field=models.TextField(blank=True, db_default='', editable=False, verbose_name='waarom ingetrokken'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmechallenge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_programmechallengeevent" ("analysis_id", "causes", "challenge_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "text", "weight", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."analysis_id", NEW."causes", NEW."challenge_id", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."revision", NEW."text", NEW."weight", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;', hash='7c51a09e91041d71d9470dbdca760367733d946c', operation='INSERT', pgid='pgtrigger_insert_insert_1c2de', table='programmes_programmechallenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmechallenge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_programmechallengeevent" ("analysis_id", "causes", "challenge_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "text", "weight", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."analysis_id", NEW."causes", NEW."challenge_id", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."revision", NEW."text", NEW."weight", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;', hash='c4acd5e843a8d48a778ab06e648282d0d6c414ac', operation='UPDATE', pgid='pgtrigger_update_update_b2e4a', table='programmes_programmechallenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmechallenge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_programmechallengeevent" ("analysis_id", "causes", "challenge_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "text", "weight", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."analysis_id", OLD."causes", OLD."challenge_id", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."revision", OLD."text", OLD."weight", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;', hash='663b2a4a9aee2df3db01b944336321f26bd4b273', operation='DELETE', pgid='pgtrigger_delete_delete_ef76a', table='programmes_programmechallenge', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='programmechallenge',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('municipality', 'programme', 'analysis', 'challenge'), name='programme_challenge_once_an_analysis', violation_error_message='Deze opgave staat al bij deze analyse.'),
        ),
        migrations.AddConstraint(
            model_name='programmechallenge',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None), ('analysis', None)), fields=('municipality', 'programme', 'challenge'), name='programme_challenge_once_without_analysis', violation_error_message='Deze opgave is al gekozen.'),
        ),
        migrations.AddConstraint(
            model_name='programmechallenge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None), ('withdrawn_reason', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='programme_challenge_withdrawal_is_complete', violation_error_message='Schrijf op waarom u dit intrekt.'),
        ),
    ]
