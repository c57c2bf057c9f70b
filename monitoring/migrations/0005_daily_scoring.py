import django.db.models.deletion
import django.db.models.functions.datetime
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('monitoring', '0004_first_history_of_rounds'),
        ('programmes', '0017_challenge_is_withdrawn_and_names_causes'),
    ]

    operations = [
        migrations.CreateModel(
            name='DailyScoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('received', 'in de wachtrij'), ('processing', 'wordt gemaakt'), ('done', 'klaar'), ('failed', 'mislukt')], default='received', editable=False, max_length=10, verbose_name='stand')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='pogingen')),
                ('lease_until', models.DateTimeField(editable=False, null=True, verbose_name='in behandeling tot')),
                ('nudged_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='laatst aangeboden op')),
                ('failure', models.TextField(blank=True, editable=False, verbose_name='reden van mislukken')),
                ('day', models.DateField(verbose_name='te beoordelen dag')),
                ('scored_on', models.DateField(blank=True, null=True, verbose_name='beoordeeld tot en met')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='daily_scorings', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'dagelijkse beoordeling',
                'verbose_name_plural': 'dagelijkse beoordelingen',
                'ordering': ['programme'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'programme'), name='daily_scoring_once')],
            },
        ),
        wijkaanpak.row_security.SecureTables('monitoring'),
    ]
