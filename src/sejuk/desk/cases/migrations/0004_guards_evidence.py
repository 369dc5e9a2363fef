"""What holds for cases even for somebody who writes through SQL: sources, evidence, letters (G2, G6, G10)."""

from django.db import migrations

#: An answer on record is what the institution said, to whom and when. It goes only with the words of its case.
STEP = """
CREATE FUNCTION cases_was_merged(one bigint, other bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_case WHERE id = one AND merged_into_id = other)
$$;

CREATE FUNCTION cases_guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF cases_was_merged(OLD.case_id, NEW.case_id) THEN
        OLD.case_id := NEW.case_id;
    END IF;
    IF OLD.case_id <> NEW.case_id OR OLD.by_id <> NEW.by_id OR OLD.at <> NEW.at THEN
        PERFORM cases_refuse('a step stays with its case, its author and its time');
    END IF;
    IF OLD.asked_at IS NOT NULL AND (NEW.question, NEW.asked_at, NEW.institution_id, NEW.source, NEW.authority)
        IS DISTINCT FROM (OLD.question, OLD.asked_at, OLD.institution_id, OLD.source, OLD.authority) THEN
        PERFORM cases_refuse('what was asked of whom is fixed');
    END IF;
    IF OLD.answered_at IS NOT NULL AND (
        NEW.answer, NEW.answered_at, NEW.answered_by_id, NEW.answer_channel, NEW.answer_due_at, NEW.kind, NEW.url,
        NEW.withdrawn_at
    ) IS DISTINCT FROM (
        OLD.answer, OLD.answered_at, OLD.answered_by_id, OLD.answer_channel, OLD.answer_due_at, OLD.kind, OLD.url,
        OLD.withdrawn_at
    ) THEN
        PERFORM cases_refuse('an answer on record is fixed');
    END IF;
    IF OLD.withdrawn_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        PERFORM cases_refuse('a withdrawn step is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_step_guard BEFORE UPDATE ON cases_verificationstep
    FOR EACH ROW EXECUTE FUNCTION cases_guard_step();

CREATE FUNCTION cases_guard_step_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.answer_channel = 'here' AND NOT cases_of_institution(NEW.answered_by_id, NEW.institution_id) THEN
        PERFORM cases_refuse('only the institution that was asked answers on its own page');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_step_answer_guard BEFORE INSERT OR UPDATE OF answered_at, answer_channel
    ON cases_verificationstep FOR EACH ROW WHEN (NEW.answered_at IS NOT NULL)
    EXECUTE FUNCTION cases_guard_step_answer();

CREATE FUNCTION cases_guard_step_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM cases_case c WHERE c.id = OLD.case_id AND c.outcome <> 'without_label') THEN
        PERFORM cases_refuse('a source goes only with the words of its case: withdraw it');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cases_step_end_guard AFTER DELETE ON cases_verificationstep
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_guard_step_end();

CREATE FUNCTION cases_guard_step_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM cases_refuse('what a step said before is fixed');
    RETURN NULL;
END $$;
CREATE TRIGGER cases_step_change_guard BEFORE UPDATE ON cases_stepchange
    FOR EACH ROW EXECUTE FUNCTION cases_guard_step_change();
"""

#: Whole pages are kept of listed outlets and official accounts alone; chats and closed groups never.
EVIDENCE = r"""
CREATE FUNCTION cases_host(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lower(substring(address FROM '^https?://(?:www\.)?([^/:?#@]+)(?::[0-9]+)?(?:[/?#]|$)'))
$$;

CREATE FUNCTION cases_is_listed_voice(address text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM listening_source s CROSS JOIN LATERAL (SELECT cases_host(s.config ->> 'address') AS host) l
        WHERE s.kind IN ('outlet', 'official_account') AND s.state IN ('active', 'paused') AND l.host IS NOT NULL
        AND l.host !~ '^(.+\.)?(facebook|twitter|x|instagram|tiktok|youtube|threads|reddit|whatsapp|google)\.(com|net|co\.id)$'
        AND l.host NOT IN ('blogspot.com', 'wordpress.com', 'medium.com', 'substack.com', 'tumblr.com', 'bsky.app',
            't.me', 'github.io', 'wixsite.com', 'kompasiana.com', 'linktr.ee')
        AND (cases_host(address) = l.host OR right(cases_host(address), length(l.host) + 1) = '.' || l.host))
$$;

CREATE FUNCTION cases_guard_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND cases_was_merged(OLD.case_id, NEW.case_id) THEN
        OLD.case_id := NEW.case_id;
    END IF;
    -- An erasure on request takes the address and the manifest along (G11).
    IF TG_OP = 'UPDATE' AND NEW.state = 'erased' AND NEW.url = '' AND NEW.manifest = '{}' THEN
        OLD.url := '';
        OLD.manifest := '{}';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.case_id, NEW.kind, NEW.url, NEW.is_public_voice, NEW.asked_by_id, NEW.asked_at)
        IS DISTINCT FROM (OLD.case_id, OLD.kind, OLD.url, OLD.is_public_voice, OLD.asked_by_id, OLD.asked_at) THEN
        PERFORM cases_refuse('what was asked to be kept is fixed');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'erased' AND NEW IS DISTINCT FROM OLD THEN
        PERFORM cases_refuse('erased evidence stays erased');
    END IF;
    IF NEW.url ~ '@' OR NEW.url ~* '^https?://([^/]+\.)?(wa\.me|chat\.whatsapp\.com|web\.whatsapp\.com|m\.me|messenger\.com|web\.telegram\.org|discord\.(com|gg)|signal\.(me|group))(/|$)'
       OR NEW.url ~* '^https?://(t|telegram)\.(me|dog)/(c/|joinchat/|\+)' THEN
        PERFORM cases_refuse('what was said in private is no evidence');
    END IF;
    IF TG_OP = 'INSERT' AND NEW.is_public_voice AND NOT cases_is_listed_voice(NEW.url) THEN
        PERFORM cases_refuse('only a listed outlet or official account is a public voice');
    END IF;
    IF NEW.expires_at > NEW.asked_at + interval '366 days' THEN
        PERFORM cases_refuse('evidence has an end within a year');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_evidence_guard BEFORE INSERT OR UPDATE ON cases_evidence
    FOR EACH ROW EXECUTE FUNCTION cases_guard_evidence();

CREATE FUNCTION cases_guard_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM cases_refuse('what was kept is not changed');
    END IF;
    IF NEW.sha256 <> encode(sha256(NEW.body), 'hex') OR NEW.size <> length(NEW.body) THEN
        PERFORM cases_refuse('the hash is of other bytes');
    END IF;
    IF NEW.media_type = 'application/warc'
       AND NOT (SELECT e.is_public_voice AND e.kind = 'archive' FROM cases_evidence e WHERE e.id = NEW.evidence_id) THEN
        PERFORM cases_refuse('only public voices are archived whole');
    END IF;
    IF (SELECT e.state FROM cases_evidence e WHERE e.id = NEW.evidence_id) = 'erased' THEN
        PERFORM cases_refuse('erased evidence stays erased');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_part_guard BEFORE INSERT OR UPDATE ON cases_evidencepart
    FOR EACH ROW EXECUTE FUNCTION cases_guard_part();
"""

#: Letters carry a verdict of two people, never act on lawful words, and a matter without a case stays without.
REFERRAL = """
CREATE FUNCTION cases_guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v cases_verdict;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.sent_at IS NOT NULL THEN
            PERFORM cases_refuse('a letter that was sent stays on record');
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.case_id, NEW.destination, NEW.unit_id, NEW.institution_id, NEW.made_by_id, NEW.made_at, NEW.about_official)
            IS DISTINCT FROM
           (OLD.case_id, OLD.destination, OLD.unit_id, OLD.institution_id, OLD.made_by_id, OLD.made_at, OLD.about_official)
           THEN
            PERFORM cases_refuse('to whom a matter goes, and of which case, is fixed');
        END IF;
        IF OLD.sent_at IS NOT NULL AND (NEW.subject, NEW.body, NEW.sent_at) IS DISTINCT FROM
           (OLD.subject, OLD.body, OLD.sent_at) THEN
            PERFORM cases_refuse('a letter that was sent is fixed');
        END IF;
    ELSE
        IF NOT cases_of_institution(NEW.made_by_id, NEW.institution_id)
           OR NOT EXISTS (SELECT 1 FROM organisation_unit u
                          WHERE u.id = NEW.unit_id AND u.institution_id = NEW.institution_id) THEN
            PERFORM cases_refuse('a letter is made by somebody of its institution');
        END IF;
        IF NEW.case_id IS NOT NULL THEN
            SELECT * INTO v FROM cases_verdict WHERE case_id = NEW.case_id AND state = 'confirmed' AND NOT is_training;
            IF NOT FOUND THEN
                PERFORM cases_refuse('a letter carries a confirmed verdict');
            END IF;
            IF NEW.destination IN ('platform', 'komdigi', 'bawaslu', 'press_council') AND v.harm IN ('none', 'concern')
               AND v.accuracy IN ('not_checkable', 'satire', 'true', 'official_clarification') THEN
                PERFORM cases_refuse('lawful words are not referred');
            END IF;
            IF EXISTS (SELECT 1 FROM cases_case_accused a
                       WHERE a.case_id = NEW.case_id AND a.institution_id = NEW.institution_id) THEN
                PERFORM cases_refuse('the accused institution refers nobody');
            END IF;
        END IF;
    END IF;
    IF NEW.case_id IS NULL THEN
        IF NEW.destination IN ('platform', 'komdigi', 'fact_checker') THEN
            PERFORM cases_refuse('a matter without a case goes to who answers for it');
        END IF;
        IF NEW.decision_id IS NOT NULL THEN
            PERFORM cases_refuse('a matter without a case leads to no case');
        END IF;
        IF (NEW.made_at, NEW.due_at, coalesce(NEW.sent_at, NEW.made_at), coalesce(NEW.answered_at, NEW.made_at))
           IS DISTINCT FROM (
            date_trunc('day', NEW.made_at, 'UTC'), date_trunc('day', NEW.due_at, 'UTC'),
            date_trunc('day', coalesce(NEW.sent_at, NEW.made_at), 'UTC'),
            date_trunc('day', coalesce(NEW.answered_at, NEW.made_at), 'UTC')) THEN
            PERFORM cases_refuse('a matter without a case keeps days, not hours');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_referral_guard BEFORE INSERT OR UPDATE OR DELETE ON cases_referral
    FOR EACH ROW EXECUTE FUNCTION cases_guard_referral();
"""

UNDO = """
DROP TRIGGER cases_step_guard ON cases_verificationstep;
DROP TRIGGER cases_step_answer_guard ON cases_verificationstep;
DROP TRIGGER cases_step_end_guard ON cases_verificationstep;
DROP TRIGGER cases_step_change_guard ON cases_stepchange;
DROP TRIGGER cases_evidence_guard ON cases_evidence;
DROP TRIGGER cases_part_guard ON cases_evidencepart;
DROP TRIGGER cases_referral_guard ON cases_referral;
DROP FUNCTION cases_guard_step, cases_guard_step_answer, cases_guard_step_end, cases_guard_step_change,
    cases_guard_evidence, cases_guard_part, cases_guard_referral, cases_is_listed_voice, cases_host,
    cases_was_merged;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_guards_clocks"), ("listening", "0001_initial")]
    operations = [migrations.RunSQL(STEP + EVIDENCE + REFERRAL, UNDO)]
