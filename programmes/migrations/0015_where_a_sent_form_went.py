from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0014_name_the_figures_that_were_read_in")]

    operations = [
        migrations.RemoveField(model_name="sentform", name="row_id"),
        migrations.AddField(
            model_name="sentform",
            name="went_to",
            field=models.CharField(db_default="", default="", max_length=500, verbose_name="waar het verderging"),
        ),
    ]
