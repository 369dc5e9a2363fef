"""Kinds of partners get the identifiers of ``sejuk.desk.people``.

A kit that was submitted is fixed with its words and keeps the older identifier, which is still understood.
"""

from django.db import migrations, models

RENAME = """
UPDATE network_partner SET kind = 'community_leader' WHERE kind = 'leader';
UPDATE network_broadcast SET kinds =
    (SELECT jsonb_agg(CASE one WHEN 'leader' THEN 'community_leader' ELSE one END)
     FROM jsonb_array_elements_text(kinds) AS one)
WHERE state = 'draft' AND kinds @> '["leader"]';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0007_guards_pictures"),
    ]

    operations = [
        migrations.AlterField(
            model_name="partner",
            name="kind",
            field=models.CharField(
                choices=[
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("page_admin", "Admin halaman dan grup"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("institution", "Lembaga dan instansi"),
                ],
                max_length=24,
            ),
        ),
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
    ]
