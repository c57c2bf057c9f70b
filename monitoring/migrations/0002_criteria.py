"""What a municipality changed in the criteria of the ten success factors."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('monitoring', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CriterionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, verbose_name='nummer')),
                ('factor', models.SlugField(max_length=30, verbose_name='succesfactor')),
                ('criterion', models.SlugField(max_length=40, verbose_name='criterium')),
                ('is_used', models.BooleanField(default=True, verbose_name='telt mee')),
                ('met', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='voldaan')),
                ('partly', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='deels')),
                ('met_up_to', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='voldaan, hoogstens')),
                ('partly_up_to', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='deels, hoogstens')),
                ('reason', models.TextField(verbose_name='reden')),
                ('made_at', models.DateTimeField(verbose_name='wanneer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
            ],
            options={
                'verbose_name': 'aangepast criterium',
                'verbose_name_plural': 'aangepaste criteria',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'number'), name='criterion_change_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('factor', ''), _negated=True), models.Q(('criterion', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='criterion_change_has_reason', violation_error_message='Vul alle verplichte teksten in.'), models.CheckConstraint(condition=models.Q(models.Q(('met__gte', 0), ('met__isnull', True), _connector='OR'), models.Q(('partly__gte', 0), ('partly__isnull', True), _connector='OR'), models.Q(('met_up_to__gte', 0), ('met_up_to__isnull', True), _connector='OR'), models.Q(('partly_up_to__gte', 0), ('partly_up_to__isnull', True), _connector='OR')), name='criterion_change_limits_not_negative', violation_error_message='Vul een getal in dat niet kleiner is dan 0.'), models.CheckConstraint(condition=models.Q(('is_used', True), models.Q(('met', None), ('met_up_to', None), ('partly', None), ('partly_up_to', None)), _connector='OR'), name='criterion_change_off_has_no_limits')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionchange',
            trigger=pgtrigger.compiler.Trigger(name='keep_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f9f7b3718972bc7a8b29a80533055d3a8993994e', operation='UPDATE OR DELETE', pgid='pgtrigger_keep_changes_abd2d', table='monitoring_criterionchange', when='BEFORE')),
        ),
        wijkaanpak.row_security.SecureTables(
            label='monitoring',
        ),
    ]
