from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_shares_figures'),
        ('programmes', '0003_own_figures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='section',
            field=models.CharField(blank=True, choices=[('boundaries', 'Gebied'), ('lifecycle', 'Fasen'), ('analyses', 'Analyse'), ('coalitions', 'Coalitie'), ('agreements', 'Lokaal contract'), ('visions', 'Visie'), ('measures', 'Maatregelen'), ('money', 'Geld'), ('teams', 'Team'), ('learning', 'Leren'), ('initiatives', 'Initiatieven'), ('own_figures', 'Eigen cijfers'), ('reports', 'Rapporten'), ('rounds', 'Beoordelingsrondes'), ('criteria', 'Criteria'), ('figures', 'Cijfers'), ('access', 'Mensen en rollen')], db_default='', max_length=11, verbose_name='onderdeel'),
        ),
        migrations.AddField(
            model_name='event',
            name='subject_id',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='nummer van het onderwerp'),
        ),
        migrations.AddField(
            model_name='event',
            name='subject_kind',
            field=models.CharField(blank=True, db_default='', max_length=60, verbose_name='soort onderwerp'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['municipality', 'subject_kind', 'subject_id', '-at'], name='event_of_a_subject'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('subject_id', None), ('subject_kind', '')), models.Q(models.Q(('subject_kind', ''), _negated=True), ('subject_id__isnull', False)), _connector='OR'), name='event_subject_is_complete'),
        ),
    ]
