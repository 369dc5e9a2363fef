"""A role needs two people of the institution, wherever it has two who could sign (G14)."""

from django.db import migrations

SECOND = """
CREATE FUNCTION organisation_can_agree(person bigint, home bigint, place text, moment timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM organisation_assignment a JOIN organisation_unit u ON u.id = a.unit_id
        JOIN organisation_member m ON m.id = a.member_id JOIN organisation_user l ON l.id = m.user_id
        WHERE a.member_id = person AND m.institution_id = home AND m.is_active AND l.is_active
        AND a.role IN ('administrator', 'head')
        AND (a.ends_at IS NULL OR a.ends_at > moment) AND starts_with(place, u.path))
$$;

-- Somebody who could agree within a week counts, also where their access was closed: else an administrator
-- ends the second person's role, or closes their access, and gives roles alone.
CREATE FUNCTION organisation_could_agree(person bigint, place text, moment timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM organisation_assignment a JOIN organisation_unit u ON u.id = a.unit_id
        WHERE a.member_id = person AND a.role IN ('administrator', 'head')
        AND (a.ends_at IS NULL OR a.ends_at > moment - interval '7 days') AND starts_with(place, u.path))
$$;

CREATE FUNCTION organisation_guard_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    home bigint;
    place text;
BEGIN
    IF NEW.granted_by_id IS NULL OR TG_OP = 'UPDATE'
       AND ROW(NEW.member_id, NEW.unit_id, NEW.role, NEW.granted_by_id, NEW.granted_at, NEW.agreed_by_id)
           IS NOT DISTINCT FROM
           ROW(OLD.member_id, OLD.unit_id, OLD.role, OLD.granted_by_id, OLD.granted_at, OLD.agreed_by_id)
       AND (NEW.ends_at IS NOT DISTINCT FROM OLD.ends_at
            OR NEW.ends_at < coalesce(OLD.ends_at, 'infinity')) THEN
        RETURN NEW;  -- an institution's first administrator; or only ended, or ended sooner
    END IF;
    SELECT institution_id, path INTO home, place FROM organisation_unit WHERE id = NEW.unit_id;
    IF NEW.agreed_by_id IS NULL THEN
        IF EXISTS (SELECT 1 FROM organisation_member m WHERE m.institution_id = home
                   AND m.id NOT IN (NEW.granted_by_id, NEW.member_id)
                   AND organisation_could_agree(m.id, place, NEW.granted_at)) THEN
            PERFORM organisation_refuse('somebody else of the institution can agree to this role or could lately, and has not');
        END IF;
    ELSIF NEW.agreed_by_id IN (NEW.granted_by_id, NEW.member_id) THEN
        PERFORM organisation_refuse('whoever asks for a role or gets it does not agree to it');
    ELSIF NOT organisation_can_agree(NEW.agreed_by_id, home, place, NEW.granted_at) THEN
        PERFORM organisation_refuse('an administrator or head of this unit or of one above it agrees');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_second_person_guard BEFORE INSERT OR UPDATE ON organisation_assignment
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_second_person();
"""

UNDO = """
DROP TRIGGER organisation_second_person_guard ON organisation_assignment;
DROP FUNCTION organisation_guard_second_person(),
    organisation_could_agree(bigint, text, timestamptz),
    organisation_can_agree(bigint, bigint, text, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0004_two_give_a_role")]
    operations = [migrations.RunSQL(SECOND, UNDO)]
