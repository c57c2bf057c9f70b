from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0013_programme_role_ends_on'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='section',
            field=models.CharField(blank=True, choices=[('boundaries', 'Gebied'), ('lifecycle', 'Fasen'), ('analyses', 'Analyse'), ('coalitions', 'Coalitie'), ('agreements', 'Lokaal contract'), ('visions', 'Visie'), ('measures', 'Maatregelen'), ('money', 'Geld'), ('teams', 'Team'), ('learning', 'Leren'), ('initiatives', 'Initiatieven'), ('own_figures', 'Eigen cijfers'), ('reports', 'Rapporten'), ('rounds', 'Beoordelingsrondes'), ('criteria', 'Criteria'), ('figures', 'Ingelezen cijfers'), ('access', 'Mensen en rollen')], db_default='', max_length=11, verbose_name='onderdeel'),
        ),
    ]
