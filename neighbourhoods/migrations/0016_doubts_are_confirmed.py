"""An import keeps which doubts somebody confirmed and why, a release why a gemeente is no longer in it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0015_mapping_knows_respondents'),
    ]

    operations = [
        migrations.AddField(
            model_name='figureimport',
            name='confirmed',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='klopt volgens wie het inleest'),
        ),
        migrations.AddField(
            model_name='figureimport',
            name='reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='waarom dat klopt'),
        ),
        migrations.AddField(
            model_name='release',
            name='loss_reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='waarom er gemeenten wegvallen'),
        ),
    ]
