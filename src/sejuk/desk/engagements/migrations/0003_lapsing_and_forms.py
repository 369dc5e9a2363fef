"""Questions that nobody answers end as that; links that a form made are made once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0002_guards"),
        ("organisation", "0005_guard_second_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="form",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="place",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="question",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "Belum ada penanggung jawab"),
                    ("promised", "Dijanjikan"),
                    ("answered", "Dijawab"),
                    ("set_aside", "Tidak dijawab"),
                    ("lapsed", "Tidak terjawab"),
                ],
                default="asked",
                max_length=9,
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("form", "place"), name="invitation_form_once"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "lapsed"), _negated=True), ("text", ""), _connector="OR"
                ),
                name="question_lapsed_forgets",
            ),
        ),
    ]
