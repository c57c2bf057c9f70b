import django.db.models.deletion
import uuid
import wijkaanpak.row_security
import wijkaanpak.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_invitations'),
        ('programmes', '0009_ideas_that_were_read'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300, verbose_name='adres van het formulier')),
                ('answers', models.JSONField(default=dict, verbose_name='wat er staat')),
                ('saved_at', models.DateTimeField(verbose_name='bewaard om')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie')),
            ],
            options={
                'verbose_name': 'concept',
                'verbose_name_plural': 'concepten',
                'ordering': ['user', 'address'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'user', 'address'), name='draft_once_a_form')],
            },
        ),
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, verbose_name='sleutel')),
                ('row_id', models.BigIntegerField(null=True, verbose_name='nummer van wat er ontstond')),
                ('sent_at', models.DateTimeField(verbose_name='verstuurd om')),
                ('municipality', models.ForeignKey(default=wijkaanpak.tenancy.current_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.municipality', verbose_name='gemeente')),
            ],
            options={
                'verbose_name': 'verstuurd formulier',
                'verbose_name_plural': 'verstuurde formulieren',
                'ordering': ['-sent_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'key'), name='sent_form_once')],
            },
        ),
        wijkaanpak.row_security.SecureTables('programmes'),
    ]
