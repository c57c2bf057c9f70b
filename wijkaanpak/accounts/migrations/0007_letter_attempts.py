from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='attempts',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False, verbose_name='pogingen'),
        ),
        migrations.AddField(
            model_name='letter',
            name='due_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='volgende poging'),
        ),
        migrations.AddField(
            model_name='letter',
            name='first_tried_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='eerste poging'),
        ),
        migrations.AddField(
            model_name='letter',
            name='lease_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='in behandeling tot'),
        ),
        migrations.AddField(
            model_name='letter',
            name='refusal',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=60, verbose_name='antwoord van de mailserver'),
        ),
        migrations.AddField(
            model_name='letter',
            name='undeliverable_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='niet te bezorgen sinds'),
        ),
    ]
