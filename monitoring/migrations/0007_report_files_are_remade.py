import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0006_jobs_know_since_when_they_wait'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='keep_adopted',
        ),
        migrations.AddField(
            model_name='report',
            name='file_removed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bestand verwijderd op'),
        ),
        migrations.AddField(
            model_name='report',
            name='file_sha256',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64, verbose_name='sha256 van het bestand'),
        ),
        migrations.AddField(
            model_name='report',
            name='remade_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opnieuw gemaakt op'),
        ),
        migrations.AddField(
            model_name='report',
            name='remade_sha256',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64, verbose_name='sha256 van het opnieuw gemaakte bestand'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='keep_adopted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" IN (\'adopted\', \'offered\'))', func="\n                    if tg_op = 'DELETE' then\n                        raise exception 'An adopted report stays.' using errcode = 'check_violation';\n                    end if;\n                    if (to_jsonb(new) - array['state', 'attempts', 'lease_until', 'waiting_since', 'nudged_at',\n                                              'failure', 'file', 'rendered_at', 'file_sha256', 'remade_at',\n                                              'remade_sha256', 'status', 'offered_on'])\n                       is distinct from\n                       (to_jsonb(old) - array['state', 'attempts', 'lease_until', 'waiting_since', 'nudged_at',\n                                              'failure', 'file', 'rendered_at', 'file_sha256', 'remade_at',\n                                              'remade_sha256', 'status', 'offered_on'])\n                       or (old.file <> '' and (new.file <> old.file or new.rendered_at <> old.rendered_at))\n                       or (old.file_sha256 <> '' and new.file_sha256 <> old.file_sha256)\n                       or (new.status = 'concept') or (old.status = 'offered' and new.status = 'adopted')\n                       or (old.status = 'offered' and new.offered_on is distinct from old.offered_on)\n                    then\n                        raise exception 'An adopted report does not change.' using errcode = 'check_violation';\n                    end if;\n                    return new;\n                ", hash='ac9f36a3db145dc0fc019f4bda65cc130e656057', operation='UPDATE OR DELETE', pgid='pgtrigger_keep_adopted_b9e1e', table='monitoring_report', when='BEFORE')),
        ),
    ]
