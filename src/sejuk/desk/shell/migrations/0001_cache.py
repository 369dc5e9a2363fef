"""The table of the shared cache (rate limits), in the form Django's DatabaseCache reads."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE shell_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX shell_cache_expires ON shell_cache (expires);
            """,
            "DROP TABLE shell_cache",
        )
    ]
