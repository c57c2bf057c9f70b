import django.contrib.postgres.fields
import django.db.models.deletion
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('programmes', '0018_target_is_withdrawn_and_ambition_ends_with_a_reason'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangedTogether',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=30, verbose_name='soort')),
                ('reason', models.TextField(verbose_name='waarom')),
                ('lines', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None, verbose_name='regels van het logboek')),
                ('at', models.DateTimeField(verbose_name='wanneer')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='ongedaan gemaakt op')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changed_together', to='programmes.programme', verbose_name='wijkaanpak')),
            ],
            options={
                'verbose_name': 'wijziging van meer tegelijk',
                'verbose_name_plural': 'wijzigingen van meer tegelijk',
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='changed_together_says_why', violation_error_message='Vul alle verplichte teksten in.')],
            },
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
