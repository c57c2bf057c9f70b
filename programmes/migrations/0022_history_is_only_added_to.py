"""Earlier versions of rows are evidence: the product adds to them, and may not change or remove them."""

from django.db import migrations

import wijkaanpak.row_security


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0021_letters_on_their_way'),
    ]

    operations = [
        wijkaanpak.row_security.KeepHistory('programmes'),
    ]
