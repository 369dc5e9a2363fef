from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Every question of the press has an end; a draft sent twice is one."""

    dependencies = [("network", "0004_guards_corrections")]
    operations = [
        migrations.AddField(
            model_name="broadcast",
            name="client_id",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="pressquestion",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Menunggu jawaban"),
                    ("answered", "Dijawab"),
                    ("aside", "Disisihkan tanpa jawaban"),
                    ("lapsed", "Tidak terjawab"),
                ],
                default="received",
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint(model_name="pressquestion", name="question_answered_forgets_the_asker"),
        migrations.AddConstraint(
            model_name="pressquestion",
            constraint=models.CheckConstraint(
                condition=Q(state="received") | Q(text="", contact=""),
                name="question_ended_forgets_the_asker",
            ),
        ),
        migrations.AddConstraint(
            model_name="pressquestion",
            constraint=models.CheckConstraint(
                condition=Q(state="answered") ^ Q(answer=""), name="question_answered_has_an_answer"
            ),
        ),
    ]
