from django.db import migrations, models


class Migration(migrations.Migration):
    """Which verdict a kit tells, and that it can be taken back."""

    dependencies = [("network", "0002_guards")]
    operations = [
        migrations.AddField(
            model_name="broadcast",
            name="verdict_key",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="broadcast",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Rancangan"),
                    ("submitted", "Menunggu persetujuan"),
                    ("approved", "Disetujui"),
                    ("sending", "Sedang dikirim"),
                    ("sent", "Terkirim"),
                    ("withdrawn", "Ditarik"),
                    ("retracted", "Ditarik kembali"),
                ],
                default="draft",
                max_length=9,
            ),
        ),
    ]
