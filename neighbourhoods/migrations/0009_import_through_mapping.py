"""An import may be read through a saved mapping."""

import django.db.models.deletion
from django.db import migrations, models
from wijkaanpak.row_security import SecureTables


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0008_own_indicators'),
    ]

    operations = [
        migrations.AddField(
            model_name='figureimport',
            name='mapping',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='neighbourhoods.mapping', verbose_name='koppeling'),
        ),
        SecureTables("neighbourhoods"),
    ]
