import django.db.models.deletion
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_letter_attempts'),
        ('programmes', '0020_initiative_handler'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempts', models.PositiveIntegerField(db_default=0, default=0, editable=False, verbose_name='pogingen')),
                ('first_tried_at', models.DateTimeField(editable=False, null=True, verbose_name='eerste poging')),
                ('due_at', models.DateTimeField(editable=False, null=True, verbose_name='volgende poging')),
                ('lease_until', models.DateTimeField(editable=False, null=True, verbose_name='in behandeling tot')),
                ('refusal', models.CharField(blank=True, db_default='', default='', editable=False, max_length=60, verbose_name='antwoord van de mailserver')),
                ('undeliverable_at', models.DateTimeField(editable=False, null=True, verbose_name='niet te bezorgen sinds')),
                ('letter', models.CharField(choices=[('confirmation', 'vraag om het idee te bevestigen'), ('decision', 'brief met het besluit'), ('message', 'bericht aan de indiener'), ('returned', 'bericht dat een cijfer is teruggestuurd')], editable=False, max_length=12, verbose_name='welke brief')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='afgesloten op')),
                ('closed_reason', models.TextField(blank=True, verbose_name='waarom afgesloten')),
                ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='afgesloten door')),
                ('figure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='programmes.ownfigure', verbose_name='eigen cijfer')),
                ('initiative', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='programmes.initiative', verbose_name='initiatief')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='programmes.initiativemessage', verbose_name='bericht')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'brief onderweg',
                'verbose_name_plural': 'brieven onderweg',
                'ordering': ['programme', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('initiative__isnull', False)), fields=('municipality', 'letter', 'initiative'), name='delivery_once_of_initiative'), models.UniqueConstraint(condition=models.Q(('message__isnull', False)), fields=('municipality', 'letter', 'message'), name='delivery_once_of_message'), models.UniqueConstraint(condition=models.Q(('figure__isnull', False)), fields=('municipality', 'letter', 'figure'), name='delivery_once_of_figure'), models.CheckConstraint(condition=models.Q(('letter__in', ['confirmation', 'decision', 'message', 'returned'])), name='delivery_letter_is_known', violation_error_message='Kies een van de mogelijkheden uit de lijst.'), models.CheckConstraint(condition=models.Q(models.Q(('figure', None), ('initiative__isnull', False), ('letter__in', ['confirmation', 'decision']), ('message', None)), models.Q(('figure', None), ('initiative', None), ('letter', 'message'), ('message__isnull', False)), models.Q(('figure__isnull', False), ('initiative', None), ('letter', 'returned'), ('message', None)), _connector='OR'), name='delivery_is_about_one_row'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None), ('closed_reason', '')), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), models.Q(('closed_reason', ''), _negated=True)), _connector='OR'), name='delivery_closing_is_complete', violation_error_message='Schrijf op waarom er geen brief meer komt.')],
            },
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
