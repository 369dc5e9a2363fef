"""What holds for cases even for somebody who writes through SQL: who has a case, and how long it took."""

from django.db import migrations

#: Looked at when the transaction commits: a move writes the case, its holdings and its clocks one by one.
CUSTODY = """
CREATE FUNCTION cases_step_of(state text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN state IN ('reported', 'triage') THEN 'first_look'
        WHEN state = 'verification' THEN 'verification'
        WHEN state = 'verdict_proposed' THEN 'verdict'
        WHEN state IN ('confirmed', 'response_decided', 'responding') THEN 'answer'
        ELSE '' END
$$;

CREATE FUNCTION cases_check_custody() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one cases_case;
    key bigint;
BEGIN
    IF TG_TABLE_NAME = 'cases_case' THEN key := NEW.id; ELSE key := NEW.case_id; END IF;
    SELECT * INTO one FROM cases_case WHERE id = key;
    IF NOT EXISTS (SELECT 1 FROM cases_holding h
                   WHERE h.case_id = key AND h.until IS NULL AND h.unit_id = one.unit_id) THEN
        PERFORM cases_refuse('a case is held by one unit, and its holdings say so');
    END IF;
    IF EXISTS (SELECT 1 FROM cases_clock c WHERE c.case_id = key AND c.stopped_at IS NULL
               AND (c.unit_id <> one.unit_id OR c.step <> cases_step_of(one.state))) THEN
        PERFORM cases_refuse('the running clock is that of the unit and step of the case');
    END IF;
    IF cases_step_of(one.state) <> '' AND NOT EXISTS (
        SELECT 1 FROM cases_clock c WHERE c.case_id = key AND c.stopped_at IS NULL) THEN
        PERFORM cases_refuse('a case that waits for somebody has a running clock');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cases_case_custody AFTER INSERT OR UPDATE OF unit_id, state ON cases_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_check_custody();
CREATE CONSTRAINT TRIGGER cases_holding_custody AFTER INSERT OR UPDATE ON cases_holding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_check_custody();
CREATE CONSTRAINT TRIGGER cases_clock_custody AFTER INSERT OR UPDATE OF stopped_at ON cases_clock
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_check_custody();
"""

#: A holding ends once; its reason, like the pauses, goes with the words of a case that ended without a label (G2).
HOLDING = """
CREATE FUNCTION cases_guard_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM cases_refuse('who held a case is never deleted');
    END IF;
    IF ROW(NEW.case_id, NEW.unit_id, NEW.why, NEW.since, NEW.by_id)
       IS DISTINCT FROM ROW(OLD.case_id, OLD.unit_id, OLD.why, OLD.since, OLD.by_id)
       OR OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until THEN
        PERFORM cases_refuse('who held a case, and from when to when, is fixed');
    END IF;
    IF NEW.reason <> OLD.reason AND NOT (NEW.reason = '' AND cases_forgets(OLD.case_id)) THEN
        PERFORM cases_refuse('why a case moved is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_holding_guard BEFORE UPDATE OR DELETE ON cases_holding
    FOR EACH ROW EXECUTE FUNCTION cases_guard_holding();
"""

CLOCK = """
CREATE FUNCTION cases_guard_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM cases_refuse('a clock is never deleted');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.stopped_at IS NOT NULL OR NEW.escalated_at IS NOT NULL THEN
            PERFORM cases_refuse('a clock begins running');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.stopped_at IS NOT NULL THEN
        PERFORM cases_refuse('a clock that stopped stays as it stopped');
    END IF;
    IF ROW(NEW.case_id, NEW.unit_id, NEW.step, NEW.started_at)
       IS DISTINCT FROM ROW(OLD.case_id, OLD.unit_id, OLD.step, OLD.started_at) THEN
        PERFORM cases_refuse('a clock stays with its case, unit and step, and keeps its start');
    END IF;
    IF OLD.warned_at IS NOT NULL AND NEW.warned_at IS DISTINCT FROM OLD.warned_at
       OR OLD.late_at IS NOT NULL AND NEW.late_at IS DISTINCT FROM OLD.late_at
       OR OLD.escalated_at IS NOT NULL AND NEW.escalated_at IS DISTINCT FROM OLD.escalated_at THEN
        PERFORM cases_refuse('a clock warns, is late and escalates once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_clock_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_clock
    FOR EACH ROW EXECUTE FUNCTION cases_guard_clock();

CREATE FUNCTION cases_guard_pause() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF cases_forgets(OLD.case_id) THEN
            RETURN OLD;
        END IF;
        PERFORM cases_refuse('a pause is never deleted');
    END IF;
    IF OLD.until IS NOT NULL OR ROW(NEW.case_id, NEW.institution_id, NEW.waiting_for, NEW.since, NEW.due_at)
       IS DISTINCT FROM ROW(OLD.case_id, OLD.institution_id, OLD.waiting_for, OLD.since, OLD.due_at) THEN
        PERFORM cases_refuse('a pause is only ended, and once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_pause_guard BEFORE UPDATE OR DELETE ON cases_pause
    FOR EACH ROW EXECUTE FUNCTION cases_guard_pause();
"""

BACK = """
DROP TRIGGER cases_pause_guard ON cases_pause;
DROP TRIGGER cases_clock_guard ON cases_clock;
DROP TRIGGER cases_holding_guard ON cases_holding;
DROP TRIGGER cases_clock_custody ON cases_clock;
DROP TRIGGER cases_holding_custody ON cases_holding;
DROP TRIGGER cases_case_custody ON cases_case;
DROP FUNCTION cases_guard_pause(), cases_guard_clock(), cases_guard_holding(), cases_check_custody(),
    cases_step_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_guards_core")]

    operations = [migrations.RunSQL(CUSTODY + HOLDING + CLOCK, BACK)]
