import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_shares_figures'),
        ('monitoring', '0002_criteria'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('programmes', '0007_first_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('revision', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('title', models.CharField(max_length=120, verbose_name='titel')),
                ('opens_on', models.DateField(verbose_name='open vanaf')),
                ('closes_on', models.DateField(verbose_name='open tot en met')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gesloten op')),
                ('municipality', models.ForeignKey(db_constraint=False, default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.round')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoundInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(choices=[('municipality', 'gemeente'), ('partner', 'partners'), ('professional', 'professionals'), ('resident', 'bewoners'), ('independent', 'onafhankelijke beoordelaar')], max_length=12, verbose_name='partij')),
                ('link_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('invited_at', models.DateTimeField(verbose_name='uitgenodigd op')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='beantwoord op')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.partner', verbose_name='partner')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='monitoring.round', verbose_name='ronde')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persoon')),
            ],
            options={
                'verbose_name': 'uitnodiging voor een ronde',
                'verbose_name_plural': 'uitnodigingen voor een ronde',
                'ordering': ['round', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='round',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gesloten op'),
        ),
        migrations.AddField(
            model_name='round',
            name='revision',
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitoring_roundevent" ("closed_at", "closes_on", "id", "municipality_id", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "title") VALUES (NEW."closed_at", NEW."closes_on", NEW."id", NEW."municipality_id", NEW."note", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."revision", NEW."title"); RETURN NULL;', hash='7ae27f4fc1801b11a43e42104c73100307b9e7cb', operation='INSERT', pgid='pgtrigger_insert_insert_eaf51', table='monitoring_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "monitoring_roundevent" ("closed_at", "closes_on", "id", "municipality_id", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "title") VALUES (NEW."closed_at", NEW."closes_on", NEW."id", NEW."municipality_id", NEW."note", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."revision", NEW."title"); RETURN NULL;', hash='bcf819fc32c1cc851762c033b634c0c19c7260e9', operation='UPDATE', pgid='pgtrigger_update_update_eef9f', table='monitoring_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitoring_roundevent" ("closed_at", "closes_on", "id", "municipality_id", "note", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "revision", "title") VALUES (OLD."closed_at", OLD."closes_on", OLD."id", OLD."municipality_id", OLD."note", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."revision", OLD."title"); RETURN NULL;', hash='9b59c99daaec7f9a93cc55fd6969b0a1c846dc12', operation='DELETE', pgid='pgtrigger_delete_delete_63c95', table='monitoring_round', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='roundinvitation',
            constraint=models.CheckConstraint(condition=models.Q(('party__in', ['municipality', 'partner', 'professional', 'resident', 'independent'])), name='round_invitation_party_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'),
        ),
        migrations.AddConstraint(
            model_name='roundinvitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('link_hash', ''), ('user__isnull', False)), models.Q(('user', None), models.Q(('link_hash', ''), _negated=True)), _connector='OR'), name='round_invitation_by_account_or_link'),
        ),
        migrations.AddConstraint(
            model_name='roundinvitation',
            constraint=models.CheckConstraint(condition=models.Q(('partner', None), ('party', 'partner'), _connector='OR'), name='round_invitation_partner_is_named', violation_error_message='Kies ‘partners’ als u een partner uitnodigt.'),
        ),
        migrations.AddConstraint(
            model_name='roundinvitation',
            constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('municipality', 'round', 'user'), name='round_invitation_once_a_person', violation_error_message='Deze persoon is al uitgenodigd voor deze ronde.'),
        ),
        migrations.AddConstraint(
            model_name='roundinvitation',
            constraint=models.UniqueConstraint(condition=models.Q(('link_hash', ''), _negated=True), fields=('municipality', 'link_hash'), name='round_invitation_link_once'),
        ),
        wijkaanpak.row_security.SecureTables('monitoring'),
    ]
