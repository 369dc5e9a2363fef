"""What holds for the calendar even for somebody who writes through SQL.

An office that could move the quiet period alone could loosen its own clocks and checks: KPU or Bawaslu answer,
where one of them has joined; else somebody other than the one who proposed.
"""

from django.db import migrations

GUARDS = """
CREATE FUNCTION stages_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION stages_may_decide(person bigint, proposer bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM organisation_institution
        WHERE joined_at IS NOT NULL AND kind IN ('election_commission', 'election_supervisor')
    ) THEN EXISTS (
        SELECT 1 FROM organisation_member m JOIN organisation_institution i ON i.id = m.institution_id
        WHERE m.id = person AND i.joined_at IS NOT NULL
          AND i.kind IN ('election_commission', 'election_supervisor'))
    ELSE person <> proposer END
$$;

CREATE FUNCTION stages_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM stages_refuse('a version of a stage is never deleted');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state <> 'proposed' OR ROW(NEW.cycle, NEW.stage, NEW.territory_id, NEW.number, NEW.kind,
                NEW.name, NEW.start, NEW."end", NEW.is_cancelled, NEW.rule, NEW.article, NEW.note,
                NEW.proposed_by_id, NEW.proposed_at)
            IS DISTINCT FROM ROW(OLD.cycle, OLD.stage, OLD.territory_id, OLD.number, OLD.kind,
                OLD.name, OLD.start, OLD."end", OLD.is_cancelled, OLD.rule, OLD.article, OLD.note,
                OLD.proposed_by_id, OLD.proposed_at) THEN
            PERFORM stages_refuse('a version of a stage is never changed: a new one is added');
        END IF;
    END IF;
    IF NEW.state <> 'proposed' AND NOT stages_may_decide(NEW.decided_by_id, NEW.proposed_by_id) THEN
        PERFORM stages_refuse('KPU or Bawaslu answers, or where none has joined somebody else');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stages_version_guard BEFORE INSERT OR UPDATE OR DELETE ON stages_stageversion
    FOR EACH ROW EXECUTE FUNCTION stages_guard_version();

CREATE FUNCTION stages_guard_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM stages_refuse('a cycle is neither changed nor deleted');
    RETURN NULL;
END $$;
CREATE TRIGGER stages_cycle_guard BEFORE UPDATE OR DELETE ON stages_officecycle
    FOR EACH ROW EXECUTE FUNCTION stages_guard_cycle();
"""

BACK = """
DROP TRIGGER stages_cycle_guard ON stages_officecycle;
DROP TRIGGER stages_version_guard ON stages_stageversion;
DROP FUNCTION stages_guard_cycle(), stages_guard_version(), stages_may_decide(bigint, bigint),
    stages_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("stages", "0001_initial"), ("organisation", "0005_guard_second_person")]

    operations = [migrations.RunSQL(GUARDS, BACK)]
