"""An item that is sent twice is one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bank", "0002_guards"),
        ("organisation", "0005_guard_second_person"),
        ("photos", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="client_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("by", "client_id"), name="bank_item_once"),
        ),
    ]
