import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE FUNCTION responses_guard_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM responses_version v WHERE v.id = NEW.version_id
                   AND v.state IN ('approved', 'published')) THEN
        PERFORM responses_refuse('what was approved is looked at again, nothing else');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_look_guard BEFORE INSERT ON responses_look
    FOR EACH ROW EXECUTE FUNCTION responses_guard_look();
CREATE TRIGGER responses_look_kept BEFORE UPDATE OR DELETE ON responses_look
    FOR EACH ROW EXECUTE FUNCTION responses_only_added();
"""

UNDO = """
DROP TRIGGER responses_look_kept ON responses_look;
DROP TRIGGER responses_look_guard ON responses_look;
DROP FUNCTION responses_guard_look();
"""


class Migration(migrations.Migration):
    """Looks at what a new stage asks, and their guard."""

    dependencies = [
        ("organisation", "0005_guard_second_person"),
        ("responses", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ticked", models.JSONField(default=list)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="responses.version",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
