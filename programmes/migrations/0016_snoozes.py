import django.db.models.deletion
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('programmes', '0015_where_a_sent_form_went'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=20, verbose_name='soort werk')),
                ('row_id', models.BigIntegerField(verbose_name='nummer van waar het over gaat')),
                ('until', models.DateField(verbose_name='weggelegd tot')),
                ('reason', models.TextField(verbose_name='waarom')),
                ('set_at', models.DateTimeField(verbose_name='weggelegd op')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snoozes', to='programmes.programme', verbose_name='wijkaanpak')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie')),
            ],
            options={
                'verbose_name': 'weggelegde taak',
                'verbose_name_plural': 'weggelegde taken',
                'ordering': ['user', 'until', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'user', 'programme', 'kind', 'row_id'), name='snooze_once_a_task'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='snooze_says_why', violation_error_message='Vul alle verplichte teksten in.')],
            },
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
