"""Earlier versions of rows are evidence: the product adds to them, and may not change or remove them."""

from django.db import migrations

import wijkaanpak.row_security


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0021_own_tables_are_behind_the_wall'),
    ]

    operations = [
        wijkaanpak.row_security.KeepHistory('neighbourhoods'),
    ]
