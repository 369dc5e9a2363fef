"""What holds even for somebody who writes through SQL: sums are fixed, complaints stay where they belong."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION review_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION review_guard_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.client_id, NEW.unit_id, NEW.by_id, NEW.kind, NEW.force, NEW.territory_id, NEW.happened_at, NEW.day,
        NEW.result, NEW.obstacle, NEW.received_at)
       IS DISTINCT FROM
       (OLD.client_id, OLD.unit_id, OLD.by_id, OLD.kind, OLD.force, OLD.territory_id, OLD.happened_at, OLD.day,
        OLD.result, OLD.obstacle, OLD.received_at) THEN
        PERFORM review_refuse('a report is withdrawn and written anew, not edited');
    END IF;
    IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
        PERFORM review_refuse('a withdrawn report stays withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_activity_guard BEFORE UPDATE ON review_activity
    FOR EACH ROW EXECUTE FUNCTION review_guard_activity();

CREATE FUNCTION review_guard_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM review_refuse('a number that was reported is fixed');
    RETURN NULL;
END $$;
CREATE TRIGGER review_count_guard BEFORE UPDATE ON review_activitycount
    FOR EACH ROW EXECUTE FUNCTION review_guard_count();

CREATE FUNCTION review_guard_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM review_refuse('a version stays on record');
    END IF;
    IF (NEW.unit_id, NEW.day, NEW.version, NEW.totals, NEW.made_at)
       IS DISTINCT FROM (OLD.unit_id, OLD.day, OLD.version, OLD.totals, OLD.made_at) THEN
        PERFORM review_refuse('sums are the database''s: a late report makes a new version');
    END IF;
    IF OLD.state <> 'draft' AND (NEW.sentence, NEW.released_by_id, NEW.released_at)
       IS DISTINCT FROM (OLD.sentence, OLD.released_by_id, OLD.released_at) THEN
        PERFORM review_refuse('what was released is fixed');
    END IF;
    IF OLD.state = 'replaced' AND NEW.state <> 'replaced' OR OLD.state = 'released' AND NEW.state = 'draft' THEN
        PERFORM review_refuse('a version does not come back');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_rollup_guard BEFORE UPDATE OR DELETE ON review_rollup
    FOR EACH ROW EXECUTE FUNCTION review_guard_rollup();

CREATE FUNCTION review_guard_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.accused_id, NEW.handler_id, NEW.territory_id, NEW.received_on, NEW.due_on)
       IS DISTINCT FROM (OLD.number, OLD.accused_id, OLD.handler_id, OLD.territory_id, OLD.received_on, OLD.due_on) THEN
        PERFORM review_refuse('who is accused and who looks after it is fixed');
    END IF;
    IF NEW.text <> OLD.text AND NEW.text <> '' OR NEW.contact <> OLD.contact AND NEW.contact <> '' THEN
        PERFORM review_refuse('words and contact of a complaint are only ever forgotten');
    END IF;
    IF OLD.state = 'answered' AND NEW IS DISTINCT FROM OLD OR OLD.state = 'forwarded' AND NEW.state = 'received' THEN
        PERFORM review_refuse('a complaint goes one way');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_complaint_guard BEFORE UPDATE ON review_complaint
    FOR EACH ROW EXECUTE FUNCTION review_guard_complaint();

CREATE FUNCTION review_guard_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.name ~* 'gakkum|penegak|penindak|reskrim|penyidik|penyelidik|tangkap|densus|anti\\s*teror|(^|[^a-z])tindak([^a-z]|$)' THEN
        PERFORM review_refuse('an operation that enforces is none of a cooling system');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_operation_guard BEFORE INSERT OR UPDATE ON organisation_operation
    FOR EACH ROW EXECUTE FUNCTION review_guard_operation();
"""

UNDO = """
DROP TRIGGER review_activity_guard ON review_activity;
DROP TRIGGER review_count_guard ON review_activitycount;
DROP TRIGGER review_rollup_guard ON review_rollup;
DROP TRIGGER review_complaint_guard ON review_complaint;
DROP TRIGGER review_operation_guard ON organisation_operation;
DROP FUNCTION review_guard_activity, review_guard_count, review_guard_rollup, review_guard_complaint,
    review_guard_operation, review_refuse;
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
