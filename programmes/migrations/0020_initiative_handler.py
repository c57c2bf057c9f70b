
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0019_changed_together'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='initiative',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='initiative',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='initiative',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='initiative',
            name='handler',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='behandelaar'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='handler',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='behandelaar'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "handler_id", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (NEW."account", NEW."amount_asked", NEW."amount_granted", NEW."amount_spent", NEW."applicant_email", NEW."applicant_name", NEW."carried_out_on", NEW."clock_stopped_on", NEW."confirm_hash", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."consent_to_publish", NEW."decided_at", NEW."decided_by_id", NEW."decided_from", NEW."due_on", NEW."form_key", NEW."handler_id", NEW."id", NEW."letter_due_at", NEW."letter_sent_at", NEW."motivation", NEW."municipality_id", NEW."needs_check", NEW."neighbourhood_code", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan", NEW."programme_id", NEW."published_at", NEW."read_at", NEW."revision", NEW."status", NEW."submitted_at", NEW."supporters", NEW."theme", NEW."title", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='b3fd294bf180bd14c8b17922ae4165f63b10a830', operation='INSERT', pgid='pgtrigger_insert_insert_14e43', table='programmes_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "handler_id", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (NEW."account", NEW."amount_asked", NEW."amount_granted", NEW."amount_spent", NEW."applicant_email", NEW."applicant_name", NEW."carried_out_on", NEW."clock_stopped_on", NEW."confirm_hash", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."consent_to_publish", NEW."decided_at", NEW."decided_by_id", NEW."decided_from", NEW."due_on", NEW."form_key", NEW."handler_id", NEW."id", NEW."letter_due_at", NEW."letter_sent_at", NEW."motivation", NEW."municipality_id", NEW."needs_check", NEW."neighbourhood_code", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan", NEW."programme_id", NEW."published_at", NEW."read_at", NEW."revision", NEW."status", NEW."submitted_at", NEW."supporters", NEW."theme", NEW."title", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='f6cb8f95e4622bb34dd5c054c662fd83c50821d3', operation='UPDATE', pgid='pgtrigger_update_update_1dc5f', table='programmes_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "handler_id", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (OLD."account", OLD."amount_asked", OLD."amount_granted", OLD."amount_spent", OLD."applicant_email", OLD."applicant_name", OLD."carried_out_on", OLD."clock_stopped_on", OLD."confirm_hash", OLD."confirmation_sent_at", OLD."confirmed_at", OLD."consent_to_publish", OLD."decided_at", OLD."decided_by_id", OLD."decided_from", OLD."due_on", OLD."form_key", OLD."handler_id", OLD."id", OLD."letter_due_at", OLD."letter_sent_at", OLD."motivation", OLD."municipality_id", OLD."needs_check", OLD."neighbourhood_code", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."plan", OLD."programme_id", OLD."published_at", OLD."read_at", OLD."revision", OLD."status", OLD."submitted_at", OLD."supporters", OLD."theme", OLD."title", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;', hash='d05dc037de26eddef1901d44696425df3f271ad7', operation='DELETE', pgid='pgtrigger_delete_delete_e008d', table='programmes_initiative', when='AFTER')),
        ),
    ]
