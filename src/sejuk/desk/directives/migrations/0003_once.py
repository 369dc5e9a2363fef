"""A draft that is sent twice is one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0002_guards"),
        ("organisation", "0005_guard_second_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="client_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.UniqueConstraint(fields=("by", "client_id"), name="directive_drafted_once"),
        ),
    ]
