from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_letter_attempts'),
        ('neighbourhoods', '0018_indicator_says_whether_it_counts_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='figureimport',
            name='file_removed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bestand verwijderd op'),
        ),
        migrations.AddConstraint(
            model_name='figureimport',
            constraint=models.CheckConstraint(condition=models.Q(('file_removed_at', None), ('file', ''), _connector='OR'), name='figureimport_removed_file_is_not_named'),
        ),
    ]
