"""A permission that is asked for twice is one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0005_guard_second_person"),
        ("photos", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="facepermission",
            name="client_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="facepermission",
            constraint=models.UniqueConstraint(
                fields=("asked_by", "client_id"), name="photos_permission_once"
            ),
        ),
    ]
