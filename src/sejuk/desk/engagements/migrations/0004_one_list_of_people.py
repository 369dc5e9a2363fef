"""Categories of guests get the identifiers of ``sejuk.desk.people``.

Figures of faith and of the community were two categories and are one. A list that was drawn by lot is on
record with its hash: it keeps what it was drawn with, which is still understood.
"""

from django.db import migrations, models

#: Rows of a meeting that has both are added up.
RENAME = """
ALTER TABLE engagements_invitation DISABLE TRIGGER USER;
UPDATE engagements_invitation AS i SET category = 'community_leader' FROM engagements_engagement AS e
WHERE e.id = i.engagement_id AND e.drawn_at IS NULL AND i.category IN ('community', 'religious');
ALTER TABLE engagements_invitation ENABLE TRIGGER USER;

UPDATE engagements_question SET category = 'community_leader' WHERE category IN ('community', 'religious');

UPDATE engagements_invitedcategory AS one SET seats = one.seats + other.seats
FROM engagements_invitedcategory AS other, engagements_engagement AS e
WHERE e.id = one.engagement_id AND e.drawn_at IS NULL AND other.engagement_id = one.engagement_id
    AND one.category = 'community' AND other.category = 'religious';
DELETE FROM engagements_invitedcategory AS one
USING engagements_invitedcategory AS other, engagements_engagement AS e
WHERE e.id = one.engagement_id AND e.drawn_at IS NULL AND other.engagement_id = one.engagement_id
    AND one.category = 'religious' AND other.category = 'community';
UPDATE engagements_invitedcategory AS one SET category = 'community_leader' FROM engagements_engagement AS e
WHERE e.id = one.engagement_id AND e.drawn_at IS NULL AND one.category IN ('community', 'religious');

UPDATE engagements_attendance AS one SET checked_in = one.checked_in + other.checked_in,
    counted = CASE WHEN one.counted IS NULL AND other.counted IS NULL THEN NULL
        ELSE coalesce(one.counted, one.checked_in) + coalesce(other.counted, other.checked_in) END
FROM engagements_attendance AS other
WHERE other.engagement_id = one.engagement_id AND one.category = 'community' AND other.category = 'religious';
DELETE FROM engagements_attendance AS one USING engagements_attendance AS other
WHERE other.engagement_id = one.engagement_id AND one.category = 'religious' AND other.category = 'community';
UPDATE engagements_attendance SET category = 'community_leader' WHERE category IN ('community', 'religious');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0003_lapsing_and_forms"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attendance",
            name="category",
            field=models.CharField(
                choices=[
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("page_admin", "Admin halaman dan grup"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("youth", "Pelajar, mahasiswa, dan pemuda"),
                    ("institution", "Lembaga dan instansi"),
                    ("public", "Warga"),
                ],
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="category",
            field=models.CharField(
                choices=[
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("page_admin", "Admin halaman dan grup"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("youth", "Pelajar, mahasiswa, dan pemuda"),
                    ("institution", "Lembaga dan instansi"),
                    ("public", "Warga"),
                ],
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="invitedcategory",
            name="category",
            field=models.CharField(
                choices=[
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("page_admin", "Admin halaman dan grup"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("youth", "Pelajar, mahasiswa, dan pemuda"),
                    ("institution", "Lembaga dan instansi"),
                    ("public", "Warga"),
                ],
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="category",
            field=models.CharField(
                blank=True,
                choices=[
                    ("press", "Pers"),
                    ("ngo", "LSM dan ormas"),
                    ("influencer", "Pegiat media sosial"),
                    ("page_admin", "Admin halaman dan grup"),
                    ("community_leader", "Tokoh agama, adat, masyarakat, dan pemuda"),
                    ("youth", "Pelajar, mahasiswa, dan pemuda"),
                    ("institution", "Lembaga dan instansi"),
                    ("public", "Warga"),
                ],
                max_length=24,
            ),
        ),
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
    ]
