"""Files brought in through the browser, and the withdrawal of a release."""

import django.db.models.deletion
import django.db.models.functions.datetime
import neighbourhoods.models.figure_import
import wijkaanpak.tenancy
from wijkaanpak.row_security import SecureTables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('neighbourhoods', '0004_table_news'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FigureImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('received', 'in de wachtrij'), ('processing', 'wordt gemaakt'), ('done', 'klaar'), ('failed', 'mislukt')], default='received', editable=False, max_length=10, verbose_name='stand')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='pogingen')),
                ('lease_until', models.DateTimeField(editable=False, null=True, verbose_name='in behandeling tot')),
                ('nudged_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='laatst aangeboden op')),
                ('failure', models.TextField(blank=True, editable=False, verbose_name='reden van mislukken')),
                ('stage', models.CharField(choices=[('uploaded', 'wordt gelezen'), ('read', 'klaar om vast te leggen'), ('publishing', 'wordt vastgelegd'), ('published', 'vastgelegd'), ('refused', 'geweigerd'), ('withdrawn', 'ingetrokken')], default='uploaded', max_length=10, verbose_name='stadium')),
                ('file', models.FileField(upload_to=neighbourhoods.models.figure_import.import_path, verbose_name='bestand')),
                ('file_name', models.CharField(max_length=200, verbose_name='naam van het bestand')),
                ('sha256', models.CharField(max_length=64, verbose_name='sha256 van het bestand')),
                ('kind', models.CharField(max_length=10, verbose_name='soort bestand')),
                ('size', models.PositiveIntegerField(verbose_name='grootte in bytes')),
                ('table', models.CharField(blank=True, max_length=20, verbose_name='tabelnummer')),
                ('period', models.CharField(blank=True, max_length=7, verbose_name='periode')),
                ('division_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='indeling van het jaar')),
                ('status', models.CharField(blank=True, choices=[('unstated', 'status niet vermeld'), ('provisional', 'voorlopig'), ('revised', 'nader voorlopig'), ('definitive', 'definitief')], max_length=11, verbose_name='status')),
                ('retrieved_on', models.DateField(verbose_name='opgehaald op')),
                ('replaces_more', models.BooleanField(default=False, verbose_name='ook als er veel minder gebieden in staan')),
                ('uploaded_at', models.DateTimeField(verbose_name='binnengekomen op')),
                ('preview', models.JSONField(default=dict, verbose_name='voorbeeld')),
                ('figures', models.JSONField(default=list, verbose_name='cijfers van deze gemeente')),
                ('refused', models.JSONField(default=list, verbose_name='redenen van weigering')),
                ('refused_count', models.PositiveIntegerField(default=0, verbose_name='aantal weigeringen')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='vastgelegd op')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door')),
                ('releases', models.ManyToManyField(blank=True, related_name='imports', to='neighbourhoods.release', verbose_name='publicaties')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
            ],
            options={
                'verbose_name': 'import van cijfers',
                'verbose_name_plural': 'imports van cijfers',
                'ordering': ['-uploaded_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stage', 'withdrawn'), _negated=True), fields=('municipality', 'sha256'), name='figureimport_file_once'), models.CheckConstraint(condition=models.Q(('stage__in', ['uploaded', 'read', 'publishing', 'published', 'refused', 'withdrawn'])), name='figureimport_stage_is_known'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='figureimport_has_a_digest'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('stage__in', ['published', 'withdrawn'])), models.Q(('published_at', None), ('stage__in', ['uploaded', 'read', 'publishing', 'refused'])), _connector='OR'), name='figureimport_publication_has_a_moment')],
            },
        ),
        migrations.AddField(
            model_name='release',
            name='withdrawal_reason',
            field=models.TextField(blank=True, verbose_name='reden van intrekken'),
        ),
        migrations.AddField(
            model_name='release',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op'),
        ),
        migrations.AddField(
            model_name='release',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingetrokken door'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawal_reason', ''), ('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawal_reason', ''), _negated=True)), _connector='OR'), name='release_withdrawal_has_a_reason', violation_error_message='Leg uit waarom de cijfers worden ingetrokken.'),
        ),
        SecureTables("neighbourhoods"),
    ]
