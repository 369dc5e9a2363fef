"""The list of narratives is read in the order of an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("narratives", "0004_heard")]

    operations = [
        migrations.RemoveIndex(model_name="narrative", name="narrative_hot"),
        migrations.AddIndex(
            model_name="narrative",
            index=models.Index(
                fields=["-temperature", "-last_at", "key"],
                condition=models.Q(authors_count__gte=3),
                name="narrative_hottest",
            ),
        ),
    ]
