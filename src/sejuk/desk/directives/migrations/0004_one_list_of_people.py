"""Who sat in a meeting gets the identifiers of ``sejuk.desk.people``."""

from django.db import migrations, models

RENAME = """
UPDATE directives_attendance SET category = CASE category
    WHEN 'leaders' THEN 'unit_head' WHEN 'community_officers' THEN 'community_officer'
    WHEN 'organisers' THEN 'organiser' WHEN 'community' THEN 'community_leader' END
WHERE category IN ('leaders', 'community_officers', 'organisers', 'community');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0003_once"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attendance",
            name="directive_attendance_is_a_category",
        ),
        migrations.AlterField(
            model_name="attendance",
            name="category",
            field=models.CharField(
                choices=[
                    ("unit_head", "Pimpinan unit"),
                    ("public_relations", "Petugas humas"),
                    ("duty", "Petugas piket"),
                    ("community_officer", "Pembina warga (Bhabinkamtibmas, penyuluh)"),
                    ("staff", "Staf lain"),
                    ("organiser", "Penyelenggara pemilu (KPU, Bawaslu)"),
                    ("government", "Pemerintah daerah"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                ],
                max_length=24,
            ),
        ),
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        [
                            "unit_head",
                            "public_relations",
                            "duty",
                            "community_officer",
                            "staff",
                            "organiser",
                            "government",
                            "community_leader",
                            "press",
                            "ngo",
                        ],
                    )
                ),
                name="directive_attendance_is_a_category",
            ),
        ),
    ]
