"""A kit's pictures are frozen with its words: nothing is swapped, added or taken out after it was submitted."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

_BEFORE = import_module("sejuk.desk.network.migrations.0004_guards_corrections").BROADCAST
#: Whether a card goes with the words is fixed like the words.
BROADCAST = _BEFORE.replace("NEW.verdict_key)\n", "NEW.verdict_key, NEW.with_card)\n").replace(
    "OLD.verdict_key) THEN", "OLD.verdict_key, OLD.with_card) THEN"
)

PICTURE = """
CREATE FUNCTION network_guard_picture() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kit_state text;
BEGIN
    SELECT state INTO kit_state FROM network_broadcast
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.broadcast_id ELSE NEW.broadcast_id END;
    IF TG_OP = 'UPDATE' THEN
        IF ROW(NEW.id, NEW.broadcast_id, NEW.item_id, NEW.sha256, NEW.media_type, NEW.width, NEW.height,
               NEW.alt, NEW.origin, NEW.rights)
           IS DISTINCT FROM ROW(OLD.id, OLD.broadcast_id, OLD.item_id, OLD.sha256, OLD.media_type, OLD.width,
               OLD.height, OLD.alt, OLD.origin, OLD.rights)
           OR NEW.body <> OLD.body AND (NEW.body <> '' OR kit_state IN ('draft', 'submitted', 'approved')) THEN
            PERFORM network_refuse('a picture is erased at its end, and never changed');
        END IF;
        RETURN NEW;
    END IF;
    IF kit_state <> 'draft' THEN
        PERFORM network_refuse('pictures are chosen while a kit is a draft');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF encode(sha256(NEW.body), 'hex') <> NEW.sha256 THEN
        PERFORM network_refuse('a picture has the hash of its bytes');
    END IF;
    IF NEW.item_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM bank_item i WHERE i.id = NEW.item_id AND i.state = 'approved') THEN
        PERFORM network_refuse('only what two people agreed to in the bank is taken from there');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER network_picture_guard BEFORE INSERT OR UPDATE OR DELETE ON network_broadcastpicture
    FOR EACH ROW EXECUTE FUNCTION network_guard_picture();
"""

UNDO = """
DROP TRIGGER network_picture_guard ON network_broadcastpicture;
DROP FUNCTION network_guard_picture();
"""


class Migration(migrations.Migration):
    """Guards of pictures."""

    dependencies = [("network", "0006_pictures"), ("bank", "0003_once")]
    operations = [migrations.RunSQL(BROADCAST + PICTURE, UNDO + _BEFORE)]
