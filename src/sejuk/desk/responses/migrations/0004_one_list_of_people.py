"""Audiences of texts get the identifiers of ``sejuk.desk.people``."""

from django.db import migrations, models

RENAME = "UPDATE responses_response SET audience = 'community_leader' WHERE audience = 'community';"


class Migration(migrations.Migration):
    dependencies = [
        ("responses", "0003_look"),
    ]

    operations = [
        migrations.AlterField(
            model_name="response",
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
                default="public",
                max_length=24,
            ),
        ),
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
    ]
