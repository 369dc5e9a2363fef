"""What holds for reports and appeals even for somebody who writes through SQL (G1, G2, G11, G14)."""

from django.db import migrations

TOOK_PART = """
CREATE FUNCTION cases_took_part(case_key bigint, person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_case WHERE id = case_key AND opened_by_id = person)
        OR EXISTS (SELECT 1 FROM cases_caseevent WHERE case_id = case_key AND by_id = person)
        OR EXISTS (SELECT 1 FROM cases_holding WHERE case_id = case_key AND by_id = person)
        OR EXISTS (SELECT 1 FROM cases_report WHERE case_id = case_key AND by_id = person)
        OR EXISTS (SELECT 1 FROM cases_verdict WHERE case_id = case_key
                   AND person IN (proposed_by_id, confirmed_by_id, reviewed_by_id))
        OR EXISTS (SELECT 1 FROM cases_opinion o JOIN cases_verdict v ON v.id = o.verdict_id
                   WHERE v.case_id = case_key AND o.by_id = person)
        OR EXISTS (SELECT 1 FROM cases_secondeyes WHERE case_id = case_key
                   AND (asked_by_id = person OR member_id = person AND done_at IS NOT NULL))
        OR EXISTS (SELECT 1 FROM cases_verificationstep WHERE case_id = case_key
                   AND person IN (by_id, answered_by_id))
        OR EXISTS (SELECT 1 FROM cases_evidence WHERE case_id = case_key AND asked_by_id = person)
        OR EXISTS (SELECT 1 FROM cases_responsedecision WHERE case_id = case_key
                   AND person IN (owner_id, decided_by_id, reported_by_id))
        OR EXISTS (SELECT 1 FROM cases_referral WHERE case_id = case_key AND made_by_id = person)
        OR EXISTS (SELECT 1 FROM cases_overrule WHERE case_id = case_key
                   AND person IN (asked_by_id, agreed_by_id))
        OR EXISTS (SELECT 1 FROM cases_lease WHERE case_id = case_key AND member_id = person)
        OR EXISTS (SELECT 1 FROM audit_entry WHERE subject = 'case' AND subject_id = case_key::text
                   AND action = 'case.leased' AND actor = person)
$$;
"""

APPEAL = """
CREATE FUNCTION cases_guard_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    home bigint := (SELECT institution_id FROM organisation_member WHERE id = NEW.reviewer_id);
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state NOT IN ('granted', 'refused') THEN
            PERFORM cases_refuse('a request is answered before it goes');
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'received' OR NEW.reviewer_id IS NOT NULL OR NEW.answer <> '' THEN
            PERFORM cases_refuse('a request begins as received');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.number, NEW.kind, NEW.case_id, NEW.verdict_id, NEW.received_at, NEW.due_at)
       IS DISTINCT FROM ROW(OLD.number, OLD.kind, OLD.case_id, OLD.verdict_id, OLD.received_at, OLD.due_at) THEN
        PERFORM cases_refuse('what was asked, when, and by when it is due stays');
    END IF;
    IF NEW.contact NOT IN (OLD.contact, ''::bytea) THEN
        PERFORM cases_refuse('a contact is only forgotten');
    END IF;
    IF NEW.state = OLD.state AND NEW.reviewer_id IS NOT DISTINCT FROM OLD.reviewer_id
       AND NEW.answer = OLD.answer THEN
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('received', 'in_review'), ('in_review', 'granted'), ('in_review', 'refused')) THEN
        PERFORM cases_refuse('a request goes from received to review to its answer');
    END IF;
    IF OLD.reviewer_id IS NOT NULL AND NEW.reviewer_id IS DISTINCT FROM OLD.reviewer_id THEN
        PERFORM cases_refuse('who took a request up answers it');
    END IF;
    IF NEW.reviewer_id IS NULL THEN
        PERFORM cases_refuse('somebody reviews a request');
    END IF;
    IF NEW.case_id IS NOT NULL AND cases_took_part(NEW.case_id, NEW.reviewer_id) THEN
        PERFORM cases_refuse('who took part in a case reviews no request about it');
    END IF;
    IF NEW.case_id IS NOT NULL AND cases_is_accused(NEW.case_id, home) THEN
        PERFORM cases_refuse('the accused institution reviews nothing');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_appeal_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_appeal
    FOR EACH ROW EXECUTE FUNCTION cases_guard_appeal();
"""

REPORT = """
CREATE FUNCTION cases_guard_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM cases_case WHERE id = NEW.case_id AND outcome = 'without_label') THEN
        PERFORM cases_refuse('no report leads to a case that ended without a label');
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF ROW(NEW.number, NEW.kind, NEW.client_id, NEW.by_id, NEW.received_at)
       IS DISTINCT FROM ROW(OLD.number, OLD.kind, OLD.client_id, OLD.by_id, OLD.received_at) THEN
        PERFORM cases_refuse('who reported what stays as it was');
    END IF;
    IF NEW.contact NOT IN (OLD.contact, ''::bytea) THEN
        PERFORM cases_refuse('a contact is only forgotten');
    END IF;
    IF OLD.state IN ('answered', 'closed') AND NEW.state NOT IN (OLD.state, 'closed') THEN
        PERFORM cases_refuse('a settled report stays settled');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_report_guard BEFORE INSERT OR UPDATE ON cases_report
    FOR EACH ROW EXECUTE FUNCTION cases_guard_report();
"""

UNDO = """
DROP TRIGGER cases_report_guard ON cases_report;
DROP FUNCTION cases_guard_report;
DROP TRIGGER cases_appeal_guard ON cases_appeal;
DROP FUNCTION cases_guard_appeal;
DROP FUNCTION cases_took_part;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_guards_evidence"),
        ("audit", "0001_initial"),
        ("organisation", "0002_guards"),
    ]

    operations = [migrations.RunSQL(TOOK_PART + APPEAL + REPORT, UNDO)]
