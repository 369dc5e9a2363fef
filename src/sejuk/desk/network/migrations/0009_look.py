import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE FUNCTION network_guard_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM network_refuse('a look at what the stage asks is only added');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM network_broadcast b WHERE b.id = NEW.broadcast_id
                   AND b.state IN ('submitted', 'approved', 'sending') AND b.digest = NEW.digest) THEN
        PERFORM network_refuse('what is looked at are the words that were submitted');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER network_look_guard BEFORE INSERT OR UPDATE OR DELETE ON network_broadcastlook
    FOR EACH ROW EXECUTE FUNCTION network_guard_look();
"""

UNDO = """
DROP TRIGGER network_look_guard ON network_broadcastlook;
DROP FUNCTION network_guard_look();
"""


class Migration(migrations.Migration):
    """Looks at what a stage asks of a broadcast, and their guard."""

    dependencies = [
        ("network", "0008_one_list_of_people"),
        ("organisation", "0005_guard_second_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="BroadcastLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("digest", models.CharField(max_length=64)),
                ("ticked", models.JSONField(default=list)),
                (
                    "broadcast",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="network.broadcast",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
