"""Complaints that nobody answers end as that, and stay ended."""

from django.db import migrations, models

GUARD = """
CREATE OR REPLACE FUNCTION review_guard_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.accused_id, NEW.handler_id, NEW.territory_id, NEW.received_on, NEW.due_on)
       IS DISTINCT FROM (OLD.number, OLD.accused_id, OLD.handler_id, OLD.territory_id, OLD.received_on, OLD.due_on) THEN
        PERFORM review_refuse('who is accused and who looks after it is fixed');
    END IF;
    IF NEW.text <> OLD.text AND NEW.text <> '' OR NEW.contact <> OLD.contact AND NEW.contact <> '' THEN
        PERFORM review_refuse('words and contact of a complaint are only ever forgotten');
    END IF;
    IF OLD.state IN (%(ended)s) AND NEW IS DISTINCT FROM OLD OR OLD.state = 'forwarded' AND NEW.state = 'received' THEN
        PERFORM review_refuse('a complaint goes one way');
    END IF;
    RETURN NEW;
END $$;
"""
NOW, BEFORE = GUARD.replace("%(ended)s", "'answered', 'lapsed'"), GUARD.replace("%(ended)s", "'answered'")


class Migration(migrations.Migration):
    dependencies = [("organisation", "0005_guard_second_person"), ("review", "0002_guards")]

    operations = [
        migrations.RemoveConstraint(
            model_name="complaint",
            name="review_complaint_forwarded_to_whom",
        ),
        migrations.RemoveConstraint(
            model_name="complaint",
            name="review_complaint_forgets",
        ),
        migrations.AlterField(
            model_name="complaint",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Diterima"),
                    ("forwarded", "Diteruskan ke lembaga pengawas"),
                    ("answered", "Dijawab"),
                    ("lapsed", "Tidak terjawab"),
                ],
                default="received",
                max_length=9,
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("destination", ""), ("state", "received")),
                    ("state", "lapsed"),
                    models.Q(
                        ("state__in", ["forwarded", "answered"]), models.Q(("destination", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="review_complaint_forwarded_to_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["answered", "lapsed"]), _negated=True),
                    models.Q(("contact", b""), ("text", "")),
                    _connector="OR",
                ),
                name="review_complaint_forgets",
            ),
        ),
        migrations.RunSQL(NOW, BEFORE),
    ]
