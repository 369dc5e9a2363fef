"""What holds for cases and verdicts even for somebody who writes through SQL (G2, G4, G14)."""

from django.db import migrations

SHARED = """
CREATE FUNCTION cases_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION cases_of_institution(person bigint, home bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT person IS NULL AND home IS NULL OR EXISTS (
        SELECT 1 FROM organisation_member m JOIN organisation_user u ON u.id = m.user_id
        WHERE m.id = person AND m.institution_id = home AND m.is_active AND u.is_active)
$$;

-- What ended without a label, or was merged into a case that did: it keeps no words.
CREATE FUNCTION cases_forgets(key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_case c LEFT JOIN cases_case k ON k.id = c.merged_into_id
                   WHERE c.id = key AND (c.outcome = 'without_label' OR k.outcome = 'without_label'))
$$;

-- Cases without a label that a narrative is about: its own, those of narratives that it absorbed, and those
-- of a narrative from which it was split off after the case had ended.
CREATE FUNCTION cases_protecting(key bigint) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    WITH RECURSIVE line(id, until) AS (
        SELECT key, 'infinity'::timestamptz
        UNION
        SELECT e.narrative_id, least(l.until, e.at) FROM line l
        JOIN narratives_narrativeevent e ON e.other_id = l.id AND e.kind = 'split')
    SELECT DISTINCT one.id FROM line l
    JOIN narratives_narrative n ON n.id = l.id OR n.merged_into_id = l.id
    JOIN cases_case c ON c.narrative_id = n.id
    JOIN cases_case one ON one.id IN (c.id, c.merged_into_id)
    WHERE one.outcome = 'without_label' AND one.closed_at <= l.until
$$;

CREATE FUNCTION cases_joined() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM organisation_institution WHERE joined_at IS NOT NULL
$$;
"""

CASE = """
CREATE FUNCTION cases_guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM cases_refuse('a case is never deleted: it ends');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'reported' THEN
            PERFORM cases_refuse('a case begins as reported');
        END IF;
        IF EXISTS (SELECT cases_protecting(NEW.narrative_id)) THEN
            PERFORM cases_refuse('a case of this narrative ended without a label');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.outcome <> 'without_label'
       AND (NEW.narrative_id IS DISTINCT FROM OLD.narrative_id
            OR OLD.state IN ('closed', 'merged', 'withdrawn') AND NEW.state NOT IN ('closed', 'merged', 'withdrawn'))
       AND NOT EXISTS (SELECT 1 FROM cases_verdict v WHERE v.case_id = NEW.id AND v.state = 'confirmed')
       AND EXISTS (SELECT cases_protecting(NEW.narrative_id)) THEN
        PERFORM cases_refuse('a case of this narrative ended without a label');
    END IF;
    IF OLD.about_process AND NOT NEW.about_process AND NEW.outcome <> 'without_label' AND NOT cases_forgets(OLD.id)
       AND (NEW.state NOT IN ('reported', 'triage')
            AND NOT (OLD.state = 'triage' AND NEW.state = 'verification')
            OR EXISTS (SELECT 1 FROM cases_verdict v WHERE v.case_id = NEW.id)) THEN
        PERFORM cases_refuse('once sorted, a case about the process stays one');
    END IF;
    IF OLD.outcome = 'without_label' THEN
        IF NEW.narrative_id IS DISTINCT FROM OLD.narrative_id AND NEW.narrative_id IS NULL THEN
            PERFORM cases_refuse('what ended without a label keeps its narrative');
        END IF;
        IF NEW.outcome <> 'without_label' AND NOT EXISTS (
            SELECT 1 FROM cases_overrule o WHERE o.case_id = OLD.id AND o.agreed_at >= OLD.closed_at) THEN
            PERFORM cases_refuse('two institutions reopen what ended without a label');
        END IF;
    END IF;
    IF NEW.state <> OLD.state AND NEW.state IN ('confirmed', 'response_decided', 'responding', 'measuring')
       AND NOT EXISTS (SELECT 1 FROM cases_verdict v WHERE v.case_id = NEW.id AND v.state = 'confirmed') THEN
        PERFORM cases_refuse('a case goes on only with a confirmed verdict');
    END IF;
    IF NEW.state <> OLD.state AND NEW.outcome = 'answered'
       AND NOT EXISTS (SELECT 1 FROM cases_verdict v WHERE v.case_id = NEW.id AND v.state = 'confirmed') THEN
        PERFORM cases_refuse('a case is answered only with a confirmed verdict');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_case_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_guard_case();

CREATE FUNCTION cases_guard_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND cases_forgets(OLD.case_id) THEN
        RETURN OLD;
    END IF;
    -- A link to a case that is forgotten goes, with what was said of it.
    IF TG_OP = 'UPDATE' AND NEW.other_id IS NULL AND NEW.reason IN (OLD.reason, '') AND cases_forgets(OLD.other_id)
       AND ROW(NEW.case_id, NEW.at, NEW.by_id, NEW.unit_id, NEW.verb, NEW.start, NEW."end")
           IS NOT DISTINCT FROM ROW(OLD.case_id, OLD.at, OLD.by_id, OLD.unit_id, OLD.verb, OLD.start, OLD."end") THEN
        RETURN NEW;
    END IF;
    PERFORM cases_refuse('the story of a case is only added to');
    RETURN NULL;
END $$;
CREATE TRIGGER cases_event_guard BEFORE UPDATE OR DELETE ON cases_caseevent
    FOR EACH ROW EXECUTE FUNCTION cases_guard_event();

-- Who is recused stays recused (G14); an institution that never joined has nobody to recuse.
CREATE FUNCTION cases_guard_accused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (cases_forgets(OLD.case_id) OR EXISTS (
        SELECT 1 FROM organisation_institution WHERE id = OLD.institution_id AND joined_at IS NULL)) THEN
        RETURN OLD;
    END IF;
    PERFORM cases_refuse('an accused institution stays recused');
    RETURN NULL;
END $$;
CREATE TRIGGER cases_accused_guard BEFORE UPDATE OR DELETE ON cases_case_accused
    FOR EACH ROW EXECUTE FUNCTION cases_guard_accused();
"""

VERDICT = """
CREATE FUNCTION cases_is_accused(case_key bigint, home bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_case_accused WHERE case_id = case_key AND institution_id = home)
$$;

CREATE FUNCTION cases_check_signatures(v cases_verdict) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    homes bigint[] := ARRAY[v.proposed_institution_id, v.confirmed_institution_id, v.reviewed_institution_id];
    home bigint;
BEGIN
    IF NOT cases_of_institution(v.confirmed_by_id, v.confirmed_institution_id)
       OR NOT cases_of_institution(v.reviewed_by_id, v.reviewed_institution_id) THEN
        PERFORM cases_refuse('a signatory signs for their own institution');
    END IF;
    FOREACH home IN ARRAY homes LOOP
        IF cases_is_accused(v.case_id, home) THEN
            PERFORM cases_refuse('the accused institution signs nothing');
        END IF;
    END LOOP;
    IF v.harm IN ('hate_speech', 'incitement')
       AND NOT EXISTS (SELECT 1 FROM cases_worksheet w WHERE w.verdict_id = v.id) THEN
        PERFORM cases_refuse('hate speech and incitement need the worksheet');
    END IF;
    IF v.about_process THEN
        IF NOT EXISTS (SELECT 1 FROM cases_verificationstep s WHERE s.case_id = v.case_id AND s.finding <> '' AND s.withdrawn_at IS NULL
                       AND s.authority IN ('election_commission', 'election_supervisor')) THEN
            PERFORM cases_refuse('a process verdict needs a source of the election bodies');
        END IF;
        IF NOT v.is_training AND cases_joined() < 2 THEN
            PERFORM cases_refuse('with one institution alone a process verdict is an exercise');
        END IF;
        IF NOT v.is_training AND (
            (SELECT count(DISTINCT one) FROM unnest(homes) AS one WHERE one IS NOT NULL) < 2
            OR NOT EXISTS (SELECT 1 FROM organisation_institution i
                           WHERE i.id = ANY (homes) AND i.kind <> 'police')) THEN
            PERFORM cases_refuse('a process verdict is signed by two institutions, not by the police alone');
        END IF;
    END IF;
END $$;

CREATE FUNCTION cases_guard_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state IN ('confirmed', 'replaced') THEN
            PERFORM cases_refuse('a confirmed verdict is never deleted');
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NEW.confirmed_by_id IS NOT NULL OR NEW.reviewed_by_id IS NOT NULL THEN
            PERFORM cases_refuse('a verdict begins as proposed');
        END IF;
        IF NOT cases_of_institution(NEW.proposed_by_id, NEW.proposed_institution_id) THEN
            PERFORM cases_refuse('a proposer signs for their own institution');
        END IF;
        IF cases_is_accused(NEW.case_id, NEW.proposed_institution_id) THEN
            PERFORM cases_refuse('the accused institution proposes nothing');
        END IF;
        IF NEW.about_process IS DISTINCT FROM (SELECT about_process FROM cases_case WHERE id = NEW.case_id) THEN
            PERFORM cases_refuse('whether a verdict is about the process is the case''s');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.case_id, NEW.version, NEW.accuracy, NEW.harm, NEW.claim, NEW.explanation, NEW.about_process,
           NEW.proposed_by_id, NEW.proposed_institution_id, NEW.proposed_at, NEW.replaces_id, NEW.correction,
           NEW.is_training)
       IS DISTINCT FROM
       ROW(OLD.case_id, OLD.version, OLD.accuracy, OLD.harm, OLD.claim, OLD.explanation, OLD.about_process,
           OLD.proposed_by_id, OLD.proposed_institution_id, OLD.proposed_at, OLD.replaces_id, OLD.correction,
           OLD.is_training) THEN
        PERFORM cases_refuse('what was proposed stays as it was proposed');
    END IF;
    IF OLD.state <> 'proposed' AND (NEW.state NOT IN (OLD.state, 'replaced') OR OLD.state <> 'confirmed'
        AND NEW.state <> OLD.state OR ROW(NEW.confirmed_by_id, NEW.confirmed_institution_id, NEW.confirmed_at,
            NEW.reviewed_by_id, NEW.reviewed_institution_id, NEW.reviewed_at) IS DISTINCT FROM
        ROW(OLD.confirmed_by_id, OLD.confirmed_institution_id, OLD.confirmed_at,
            OLD.reviewed_by_id, OLD.reviewed_institution_id, OLD.reviewed_at)) THEN
        PERFORM cases_refuse('a settled verdict is only replaced');
    END IF;
    IF OLD.state = 'proposed' AND NEW.state = 'replaced' THEN
        PERFORM cases_refuse('only a confirmed verdict is replaced');
    END IF;
    IF OLD.reviewed_by_id IS NOT NULL AND NEW.reviewed_by_id IS DISTINCT FROM OLD.reviewed_by_id THEN
        PERFORM cases_refuse('a review stays');
    END IF;
    IF NEW.reviewed_by_id IS DISTINCT FROM OLD.reviewed_by_id OR NEW.state = 'confirmed' AND OLD.state <> 'confirmed' THEN
        PERFORM cases_check_signatures(NEW);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_verdict_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_verdict
    FOR EACH ROW EXECUTE FUNCTION cases_guard_verdict();

CREATE FUNCTION cases_guard_worksheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM cases_verdict WHERE id = OLD.verdict_id
               AND (state <> 'proposed' OR reviewed_by_id IS NOT NULL)) THEN
        PERFORM cases_refuse('a worksheet that somebody reviewed stays as it is');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER cases_worksheet_guard BEFORE UPDATE ON cases_worksheet
    FOR EACH ROW EXECUTE FUNCTION cases_guard_worksheet();

CREATE FUNCTION cases_guard_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM cases_refuse('an opinion stays as it was given');
    END IF;
    IF NOT cases_of_institution(NEW.by_id, NEW.institution_id) THEN
        PERFORM cases_refuse('an opinion is given for one''s own institution');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_opinion_guard BEFORE INSERT OR UPDATE ON cases_opinion
    FOR EACH ROW EXECUTE FUNCTION cases_guard_opinion();
"""

OVERRULE = """
CREATE FUNCTION cases_guard_overrule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM cases_refuse('an overrule is never deleted');
    END IF;
    IF TG_OP = 'INSERT' AND (NEW.agreed_at IS NOT NULL OR NEW.agreed_by_id IS NOT NULL) THEN
        PERFORM cases_refuse('an overrule is asked first and agreed to later');
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.agreed_at IS NOT NULL OR OLD.refused_at IS NOT NULL
        OR ROW(NEW.case_id, NEW.title, NEW.reason, NEW.asked_by_id, NEW.asked_institution_id, NEW.asked_at)
        IS DISTINCT FROM
        ROW(OLD.case_id, OLD.title, OLD.reason, OLD.asked_by_id, OLD.asked_institution_id, OLD.asked_at)) THEN
        PERFORM cases_refuse('an overrule stays as it was asked and answered');
    END IF;
    IF NOT cases_of_institution(NEW.asked_by_id, NEW.asked_institution_id)
       OR NOT cases_of_institution(NEW.agreed_by_id, NEW.agreed_institution_id)
       OR (NEW.agreed_at IS NULL) <> (NEW.agreed_by_id IS NULL) THEN
        PERFORM cases_refuse('who overrules speaks for their own institution');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_overrule_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_overrule
    FOR EACH ROW EXECUTE FUNCTION cases_guard_overrule();

CREATE FUNCTION cases_guard_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.count < OLD.count OR NEW.what <> OLD.what OR NEW.month <> OLD.month THEN
        PERFORM cases_refuse('a public figure only rises');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_count_guard BEFORE UPDATE OR DELETE ON cases_publiccount
    FOR EACH ROW EXECUTE FUNCTION cases_guard_count();
"""

BACK = """
DROP TRIGGER cases_count_guard ON cases_publiccount;
DROP TRIGGER cases_overrule_guard ON cases_overrule;
DROP TRIGGER cases_opinion_guard ON cases_opinion;
DROP TRIGGER cases_worksheet_guard ON cases_worksheet;
DROP TRIGGER cases_verdict_guard ON cases_verdict;
DROP TRIGGER cases_accused_guard ON cases_case_accused;
DROP TRIGGER cases_event_guard ON cases_caseevent;
DROP TRIGGER cases_case_guard ON cases_case;
DROP FUNCTION cases_guard_count(), cases_guard_overrule(), cases_guard_opinion(), cases_guard_worksheet(),
    cases_guard_verdict(), cases_check_signatures(cases_verdict), cases_is_accused(bigint, bigint),
    cases_guard_accused(), cases_guard_event(), cases_guard_case(), cases_protecting(bigint),
    cases_forgets(bigint), cases_joined(), cases_of_institution(bigint, bigint),
    cases_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("organisation", "0003_roles")]

    operations = [migrations.RunSQL(SHARED + CASE + VERDICT + OVERRULE, BACK)]
