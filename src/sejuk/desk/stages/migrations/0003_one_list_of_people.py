"""Audiences of the plan get the identifiers of ``sejuk.desk.people``."""

from django.db import migrations, models

RENAME = """
UPDATE stages_planitem SET audience = CASE audience
    WHEN 'general' THEN 'public' WHEN 'first_time' THEN 'first_voters' WHEN 'leaders' THEN 'community_leader' END
WHERE audience IN ('general', 'first_time', 'leaders');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("stages", "0002_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="planitem",
            name="audience",
            field=models.CharField(
                choices=[
                    ("public", "Warga"),
                    ("first_voters", "Pemilih pemula"),
                    ("youth", "Pelajar, mahasiswa, dan pemuda"),
                    ("elderly", "Warga lanjut usia"),
                    ("disability", "Penyandang disabilitas"),
                    ("offline", "Warga tanpa internet"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("officers", "Petugas sendiri"),
                ],
                max_length=24,
            ),
        ),
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
    ]
