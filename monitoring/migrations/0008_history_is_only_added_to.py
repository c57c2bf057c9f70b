"""Earlier versions of rows are evidence: the product adds to them, and may not change or remove them."""

from django.db import migrations

import wijkaanpak.row_security


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0007_report_files_are_remade'),
    ]

    operations = [
        wijkaanpak.row_security.KeepHistory('monitoring'),
    ]
