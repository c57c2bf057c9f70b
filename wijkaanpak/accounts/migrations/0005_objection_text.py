"""What a municipality says about objections in a letter with a decision."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_invitations'),
    ]

    operations = [
        migrations.AddField(
            model_name='municipality',
            name='objection_text',
            field=models.TextField(blank=True, db_default='', help_text='Laat een jurist dit nakijken. [datum] wordt de laatste dag om bezwaar te maken. Leeg: de gewone tekst.', verbose_name='wat een besluitbrief over bezwaar zegt'),
        ),
    ]
