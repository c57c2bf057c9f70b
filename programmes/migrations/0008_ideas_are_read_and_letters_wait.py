"""An idea is public once somebody has read it, and the letter about a decision waits before it goes out."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_objection_text'),
        ('programmes', '0007_first_history'),
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
            name='decided_from',
            field=models.CharField(blank=True, db_default='', editable=False, max_length=15, verbose_name='stand voor het besluit'),
        ),
        migrations.AddField(
            model_name='initiative',
            name='letter_due_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='brief met het besluit gaat weg om'),
        ),
        migrations.AddField(
            model_name='initiative',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='op de website sinds'),
        ),
        migrations.AddField(
            model_name='initiative',
            name='read_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gelezen op'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='decided_from',
            field=models.CharField(blank=True, db_default='', editable=False, max_length=15, verbose_name='stand voor het besluit'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='letter_due_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='brief met het besluit gaat weg om'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='published_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='op de website sinds'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='read_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gelezen op'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (NEW."account", NEW."amount_asked", NEW."amount_granted", NEW."amount_spent", NEW."applicant_email", NEW."applicant_name", NEW."carried_out_on", NEW."clock_stopped_on", NEW."confirm_hash", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."consent_to_publish", NEW."decided_at", NEW."decided_by_id", NEW."decided_from", NEW."due_on", NEW."form_key", NEW."id", NEW."letter_due_at", NEW."letter_sent_at", NEW."motivation", NEW."municipality_id", NEW."needs_check", NEW."neighbourhood_code", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan", NEW."programme_id", NEW."published_at", NEW."read_at", NEW."revision", NEW."status", NEW."submitted_at", NEW."supporters", NEW."theme", NEW."title", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='68b218aa1d6eec0c0f6c6961e32a6b4e66496a1c', operation='INSERT', pgid='pgtrigger_insert_insert_14e43', table='programmes_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (NEW."account", NEW."amount_asked", NEW."amount_granted", NEW."amount_spent", NEW."applicant_email", NEW."applicant_name", NEW."carried_out_on", NEW."clock_stopped_on", NEW."confirm_hash", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."consent_to_publish", NEW."decided_at", NEW."decided_by_id", NEW."decided_from", NEW."due_on", NEW."form_key", NEW."id", NEW."letter_due_at", NEW."letter_sent_at", NEW."motivation", NEW."municipality_id", NEW."needs_check", NEW."neighbourhood_code", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan", NEW."programme_id", NEW."published_at", NEW."read_at", NEW."revision", NEW."status", NEW."submitted_at", NEW."supporters", NEW."theme", NEW."title", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='6ea27e9fc70757f74dc21f0c66e459b63d1efbbb', operation='UPDATE', pgid='pgtrigger_update_update_1dc5f', table='programmes_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_initiativeevent" ("account", "amount_asked", "amount_granted", "amount_spent", "applicant_email", "applicant_name", "carried_out_on", "clock_stopped_on", "confirm_hash", "confirmation_sent_at", "confirmed_at", "consent_to_publish", "decided_at", "decided_by_id", "decided_from", "due_on", "form_key", "id", "letter_due_at", "letter_sent_at", "motivation", "municipality_id", "needs_check", "neighbourhood_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan", "programme_id", "published_at", "read_at", "revision", "status", "submitted_at", "supporters", "theme", "title", "withdrawn_at", "withdrawn_reason") VALUES (OLD."account", OLD."amount_asked", OLD."amount_granted", OLD."amount_spent", OLD."applicant_email", OLD."applicant_name", OLD."carried_out_on", OLD."clock_stopped_on", OLD."confirm_hash", OLD."confirmation_sent_at", OLD."confirmed_at", OLD."consent_to_publish", OLD."decided_at", OLD."decided_by_id", OLD."decided_from", OLD."due_on", OLD."form_key", OLD."id", OLD."letter_due_at", OLD."letter_sent_at", OLD."motivation", OLD."municipality_id", OLD."needs_check", OLD."neighbourhood_code", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."plan", OLD."programme_id", OLD."published_at", OLD."read_at", OLD."revision", OLD."status", OLD."submitted_at", OLD."supporters", OLD."theme", OLD."title", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;', hash='55c287177c7ff151b9f5b46ed1a701b5edd7c22d', operation='DELETE', pgid='pgtrigger_delete_delete_e008d', table='programmes_initiative', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='initiative',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('consent_to_publish', True), ('read_at__isnull', False)), _connector='OR'), name='initiative_is_read_before_it_is_public', violation_error_message='Lees het idee eerst, en zet het alleen op de website als de indiener dat goed vindt.'),
        ),
    ]
