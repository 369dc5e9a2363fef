"""What holds for photos even for somebody who writes through SQL: faces need two people, an end is near (G10)."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION photos_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION photos_guard_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 'unchecked' THEN
        PERFORM photos_refuse('a photo begins unchecked');
    END IF;
    IF TG_OP = 'INSERT' AND NEW.permission_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM photos_facepermission p WHERE p.id = NEW.permission_id AND p.asked_by_id = NEW.by_id
        AND p.agreed_by_id IS NOT NULL AND p.agreed_by_id <> p.asked_by_id) THEN
        PERFORM photos_refuse('faces stay only by a permission of two people');
    END IF;
    IF TG_OP = 'INSERT' AND NEW.expires_at > NEW.brought_at + interval '366 days'
       OR TG_OP = 'UPDATE' AND NEW.expires_at > OLD.expires_at + interval '366 days' THEN
        PERFORM photos_refuse('a photo has an end within a year');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.by_id, NEW.client_id, NEW.unit_id, NEW.permission_id, NEW.brought_at, NEW.faces, NEW.alt)
           IS DISTINCT FROM
           (OLD.by_id, OLD.client_id, OLD.unit_id, OLD.permission_id, OLD.brought_at, OLD.faces, OLD.alt) THEN
            PERFORM photos_refuse('what was brought is fixed');
        END IF;
        IF OLD.state = 'erased' AND NEW.state <> 'erased' THEN
            PERFORM photos_refuse('an erased photo stays erased');
        END IF;
        IF OLD.whole AND NOT NEW.whole OR NEW.drawn < OLD.drawn THEN
            PERFORM photos_refuse('what was blurred stays blurred');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER photos_photo_guard BEFORE INSERT OR UPDATE ON photos_photo
    FOR EACH ROW EXECUTE FUNCTION photos_guard_photo();

CREATE FUNCTION photos_guard_permission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.agreed_by_id IS NOT NULL THEN
        PERFORM photos_refuse('a permission is asked before it is agreed');
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.agreed_by_id IS NOT NULL AND NEW IS DISTINCT FROM OLD
       OR (NEW.unit_id, NEW.offices, NEW.consent, NEW.asked_by_id, NEW.asked_at)
          IS DISTINCT FROM (OLD.unit_id, OLD.offices, OLD.consent, OLD.asked_by_id, OLD.asked_at)) THEN
        PERFORM photos_refuse('what was asked and agreed is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER photos_permission_guard BEFORE INSERT OR UPDATE ON photos_facepermission
    FOR EACH ROW EXECUTE FUNCTION photos_guard_permission();

CREATE FUNCTION photos_guard_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT p.state FROM photos_photo p WHERE p.id = NEW.photo_id) = 'erased' THEN
        PERFORM photos_refuse('an erased photo stays erased');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER photos_bytes_guard BEFORE INSERT OR UPDATE ON photos_photobytes
    FOR EACH ROW EXECUTE FUNCTION photos_guard_bytes();
"""

UNDO = """
DROP TRIGGER photos_photo_guard ON photos_photo;
DROP TRIGGER photos_permission_guard ON photos_facepermission;
DROP TRIGGER photos_bytes_guard ON photos_photobytes;
DROP FUNCTION photos_guard_photo, photos_guard_permission, photos_guard_bytes, photos_refuse;
"""


class Migration(migrations.Migration):
    dependencies = [("photos", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
