"""What holds for airings and looks even for somebody who writes through SQL (G7, G9, G11)."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION kits_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION kits_guard_airing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM kits_refuse('what was read out stays on record');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM responses_version v
                       WHERE v.id = NEW.version_id AND v.state IN ('approved', 'published')
                         AND NOT v.is_training AND v.sha256 = NEW.sha256) THEN
            PERFORM kits_refuse('only what was approved is read out, with its own bytes');
        END IF;
        IF NOT EXISTS (SELECT 1 FROM organisation_member m
                       JOIN organisation_unit u ON u.institution_id = m.institution_id
                       WHERE m.id = NEW.by_id AND u.id = NEW.unit_id) THEN
            PERFORM kits_refuse('people record what their own institution did');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.client_id, NEW.version_id, NEW.sha256, NEW.medium, NEW.unit_id, NEW.place, NEW.aired_at,
           NEW.by_id, NEW.recorded_at)
       IS DISTINCT FROM ROW(OLD.client_id, OLD.version_id, OLD.sha256, OLD.medium, OLD.unit_id, OLD.place,
           OLD.aired_at, OLD.by_id, OLD.recorded_at) THEN
        PERFORM kits_refuse('what was recorded is fixed: it is taken back and recorded anew');
    END IF;
    IF OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at
       OR OLD.settled_at IS NOT NULL
          AND ROW(NEW.settled_at, NEW.done) IS DISTINCT FROM ROW(OLD.settled_at, OLD.done) THEN
        PERFORM kits_refuse('what was taken back or settled stays so');
    END IF;
    IF NEW.settled_at IS NOT NULL AND OLD.settled_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM responses_version v
        WHERE v.id = NEW.version_id AND v.state IN ('corrected', 'withdrawn')) THEN
        PERFORM kits_refuse('only what was corrected or withdrawn is settled');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kits_airing_guard BEFORE INSERT OR UPDATE OR DELETE ON kits_airing
    FOR EACH ROW EXECUTE FUNCTION kits_guard_airing();

CREATE FUNCTION kits_guard_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM organisation_member m
                   WHERE m.id = NEW.changed_by_id AND m.institution_id = NEW.institution_id) THEN
        PERFORM kits_refuse('an institution sets its own look');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kits_look_guard BEFORE INSERT OR UPDATE ON kits_look
    FOR EACH ROW EXECUTE FUNCTION kits_guard_look();
"""

UNDO = """
DROP TRIGGER kits_airing_guard ON kits_airing;
DROP TRIGGER kits_look_guard ON kits_look;
DROP FUNCTION kits_guard_airing, kits_guard_look, kits_refuse;
"""


class Migration(migrations.Migration):
    """Guards of the database."""

    dependencies = [("kits", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
