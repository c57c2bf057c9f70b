"""No question is ever asked of the numbers themselves: to sample whole arrays of them is half of an ANALYZE."""

from django.db import migrations

COLUMNS = [
    ('neighbourhoods_releaserow', 'values'),
    ('neighbourhoods_releaserow', 'notes'),
    ('neighbourhoods_quantile', 'points'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('neighbourhoods', '0022_history_is_only_added_to'),
    ]

    operations = [
        migrations.RunSQL(
            f'alter table {table} alter column "{column}" set statistics 0',
            f'alter table {table} alter column "{column}" set statistics -1',
        )
        for table, column in COLUMNS
    ]
