import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import wijkaanpak.row_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_invitations'),
        ('programmes', '0010_drafts_and_sent_forms'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='areaanalysis',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='areaanalysis',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='areaanalysis',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='conversation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='conversation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='conversation',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='urgency',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='urgency',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='urgency',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='areaanalysis',
            name='pinned',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='cijfers zoals ze waren bij het vaststellen'),
        ),
        migrations.AddField(
            model_name='areaanalysisevent',
            name='pinned',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='cijfers zoals ze waren bij het vaststellen'),
        ),
        migrations.AddField(
            model_name='conversation',
            name='by_age',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='bewoners per leeftijd'),
        ),
        migrations.AddField(
            model_name='conversation',
            name='by_neighbourhood',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='bewoners per buurt'),
        ),
        migrations.AddField(
            model_name='conversation',
            name='follow_up',
            field=models.TextField(blank=True, db_default='', verbose_name='wat ermee is gedaan'),
        ),
        migrations.AddField(
            model_name='conversation',
            name='place',
            field=models.CharField(blank=True, db_default='', max_length=120, verbose_name='plaats'),
        ),
        migrations.AddField(
            model_name='conversationevent',
            name='by_age',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='bewoners per leeftijd'),
        ),
        migrations.AddField(
            model_name='conversationevent',
            name='by_neighbourhood',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='bewoners per buurt'),
        ),
        migrations.AddField(
            model_name='conversationevent',
            name='follow_up',
            field=models.TextField(blank=True, db_default='', verbose_name='wat ermee is gedaan'),
        ),
        migrations.AddField(
            model_name='conversationevent',
            name='place',
            field=models.CharField(blank=True, db_default='', max_length=120, verbose_name='plaats'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='complex',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='hangen ze samen'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='feasible',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is die haalbaar'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='justified',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is die te verantwoorden'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='necessary',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is een gezamenlijke aanpak nodig'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='serious',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='zijn ze ernstig'),
        ),
        migrations.AddField(
            model_name='urgency',
            name='urgent',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='zijn de problemen dringend'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='complex',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='hangen ze samen'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='feasible',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is die haalbaar'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='justified',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is die te verantwoorden'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='necessary',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='is een gezamenlijke aanpak nodig'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='serious',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='zijn ze ernstig'),
        ),
        migrations.AddField(
            model_name='urgencyevent',
            name='urgent',
            field=models.CharField(blank=True, choices=[('yes', 'ja'), ('partly', 'deels'), ('no', 'nee')], db_default='', max_length=6, verbose_name='zijn de problemen dringend'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='areaanalysis',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_areaanalysisevent" ("adopted_by", "adopted_on", "causes", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned", "programme_id", "revision", "sources", "strengths", "summary", "title") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."causes", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pinned", NEW."programme_id", NEW."revision", NEW."sources", NEW."strengths", NEW."summary", NEW."title"); RETURN NULL;', hash='de7d783ca6e0ed3ccd0722763e7dc9cc88962739', operation='INSERT', pgid='pgtrigger_insert_insert_85c02', table='programmes_areaanalysis', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='areaanalysis',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_areaanalysisevent" ("adopted_by", "adopted_on", "causes", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned", "programme_id", "revision", "sources", "strengths", "summary", "title") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."causes", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pinned", NEW."programme_id", NEW."revision", NEW."sources", NEW."strengths", NEW."summary", NEW."title"); RETURN NULL;', hash='c1dd1534810544bc70b1796b01d0593dd8ab365c', operation='UPDATE', pgid='pgtrigger_update_update_b955e', table='programmes_areaanalysis', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='areaanalysis',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_areaanalysisevent" ("adopted_by", "adopted_on", "causes", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned", "programme_id", "revision", "sources", "strengths", "summary", "title") VALUES (OLD."adopted_by", OLD."adopted_on", OLD."causes", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pinned", OLD."programme_id", OLD."revision", OLD."sources", OLD."strengths", OLD."summary", OLD."title"); RETURN NULL;', hash='c79dd1395e0940d61380598d013274b6df77f376', operation='DELETE', pgid='pgtrigger_delete_delete_757ad', table='programmes_areaanalysis', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conversation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_conversationevent" ("analysis_id", "by_age", "by_neighbourhood", "follow_up", "held_on", "id", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "revision", "said", "title", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."analysis_id", NEW."by_age", NEW."by_neighbourhood", NEW."follow_up", NEW."held_on", NEW."id", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."revision", NEW."said", NEW."title", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;', hash='6e85dfc0beefce619ec3a022f92246ba3df2f275', operation='INSERT', pgid='pgtrigger_insert_insert_fb721', table='programmes_conversation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conversation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_conversationevent" ("analysis_id", "by_age", "by_neighbourhood", "follow_up", "held_on", "id", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "revision", "said", "title", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."analysis_id", NEW."by_age", NEW."by_neighbourhood", NEW."follow_up", NEW."held_on", NEW."id", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."revision", NEW."said", NEW."title", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;', hash='7ee3c05001f03d83c9208184a33c663f14517dd6', operation='UPDATE', pgid='pgtrigger_update_update_c1df6', table='programmes_conversation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conversation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_conversationevent" ("analysis_id", "by_age", "by_neighbourhood", "follow_up", "held_on", "id", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "revision", "said", "title", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."analysis_id", OLD."by_age", OLD."by_neighbourhood", OLD."follow_up", OLD."held_on", OLD."id", OLD."municipality_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."revision", OLD."said", OLD."title", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;', hash='7d384fe833fddb32b8244cc554993e7134d69ab4', operation='DELETE', pgid='pgtrigger_delete_delete_6232d', table='programmes_conversation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgency',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_urgencyevent" ("based_on", "complex", "decided_on", "feasible", "felt_by", "id", "justified", "kind", "municipality_id", "necessary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "raised_on", "reason", "revision", "serious", "title", "urgent", "weighed") VALUES (NEW."based_on", NEW."complex", NEW."decided_on", NEW."feasible", NEW."felt_by", NEW."id", NEW."justified", NEW."kind", NEW."municipality_id", NEW."necessary", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."raised_on", NEW."reason", NEW."revision", NEW."serious", NEW."title", NEW."urgent", NEW."weighed"); RETURN NULL;', hash='ffc490fe699995568997810f9d0ce44a7fa80515', operation='INSERT', pgid='pgtrigger_insert_insert_c093d', table='programmes_urgency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "programmes_urgencyevent" ("based_on", "complex", "decided_on", "feasible", "felt_by", "id", "justified", "kind", "municipality_id", "necessary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "raised_on", "reason", "revision", "serious", "title", "urgent", "weighed") VALUES (NEW."based_on", NEW."complex", NEW."decided_on", NEW."feasible", NEW."felt_by", NEW."id", NEW."justified", NEW."kind", NEW."municipality_id", NEW."necessary", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."raised_on", NEW."reason", NEW."revision", NEW."serious", NEW."title", NEW."urgent", NEW."weighed"); RETURN NULL;', hash='48dbd9d638309e1cc86d09b84cb8f66a05d62cba', operation='UPDATE', pgid='pgtrigger_update_update_27dc7', table='programmes_urgency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "programmes_urgencyevent" ("based_on", "complex", "decided_on", "feasible", "felt_by", "id", "justified", "kind", "municipality_id", "necessary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "raised_on", "reason", "revision", "serious", "title", "urgent", "weighed") VALUES (OLD."based_on", OLD."complex", OLD."decided_on", OLD."feasible", OLD."felt_by", OLD."id", OLD."justified", OLD."kind", OLD."municipality_id", OLD."necessary", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."raised_on", OLD."reason", OLD."revision", OLD."serious", OLD."title", OLD."urgent", OLD."weighed"); RETURN NULL;', hash='404be14e88d337ba2ced7544bf6d3c130da9d4e7', operation='DELETE', pgid='pgtrigger_delete_delete_4973f', table='programmes_urgency', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('urgent__in', ['yes', 'partly', 'no', ''])), name='urgency_urgent_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('serious__in', ['yes', 'partly', 'no', ''])), name='urgency_serious_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('complex__in', ['yes', 'partly', 'no', ''])), name='urgency_complex_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('necessary__in', ['yes', 'partly', 'no', ''])), name='urgency_necessary_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('feasible__in', ['yes', 'partly', 'no', ''])), name='urgency_feasible_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='urgency',
            constraint=models.CheckConstraint(condition=models.Q(('justified__in', ['yes', 'partly', 'no', ''])), name='urgency_justified_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
