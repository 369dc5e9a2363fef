"""What holds for texts, their approval and their way out, even for somebody who writes through SQL."""

from django.db import migrations

HELPERS = """
CREATE FUNCTION responses_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION responses_wrote(text_key bigint, person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM responses_writing w JOIN responses_version v ON v.id = w.version_id
                   WHERE v.response_id = text_key AND w.member_id = person)
$$;

CREATE FUNCTION responses_said(bytes bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT convert_from(bytes, 'UTF8')::jsonb - 'approved_at'
$$;

CREATE FUNCTION responses_holds(v responses_version) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT r.case_id IS NULL OR EXISTS (
        SELECT 1 FROM cases_verdict d
        WHERE d.id = v.verdict_key AND d.case_id = r.case_id AND d.state = 'confirmed')
    FROM responses_response r WHERE r.id = v.response_id
$$;

CREATE FUNCTION responses_is_process(v responses_version) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT v.about_process OR cases_is_process_theme(r.theme) OR EXISTS (
        SELECT 1 FROM cases_case c WHERE c.id = r.case_id AND c.about_process)
    FROM responses_response r WHERE r.id = v.response_id
$$;

CREATE FUNCTION responses_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM responses_refuse('what happened to a text is only added to');
    RETURN NULL;
END $$;
"""

RESPONSE = """
CREATE FUNCTION responses_guard_response() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM responses_refuse('a text is withdrawn, not deleted');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM organisation_member m
                       WHERE m.id = NEW.author_id AND m.institution_id = NEW.institution_id)
           OR NOT EXISTS (SELECT 1 FROM organisation_unit u
                          WHERE u.id = NEW.unit_id AND u.institution_id = NEW.institution_id) THEN
            PERFORM responses_refuse('an author writes for their own institution');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.case_id, NEW.theme, NEW.unit_id, NEW.institution_id, NEW.author_id, NEW.made_at)
       IS DISTINCT FROM ROW(OLD.case_id, OLD.theme, OLD.unit_id, OLD.institution_id, OLD.author_id, OLD.made_at) THEN
        PERFORM responses_refuse('who writes about what is fixed');
    END IF;
    IF NEW.kind <> OLD.kind AND EXISTS (
        SELECT 1 FROM responses_version v WHERE v.response_id = NEW.id AND v.state <> 'draft') THEN
        PERFORM responses_refuse('the kind of what was submitted is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_response_guard BEFORE INSERT OR UPDATE OR DELETE ON responses_response
    FOR EACH ROW EXECUTE FUNCTION responses_guard_response();
"""

VERSION = """
CREATE FUNCTION responses_check_submitted(v responses_version) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
    about responses_response;
BEGIN
    SELECT * INTO about FROM responses_response WHERE id = v.response_id;
    IF v.digest <> encode(sha256(v.submitted), 'hex') THEN
        PERFORM responses_refuse('the hash is that of the bytes');
    END IF;
    said := responses_said(v.submitted);
    IF said - 'institution' - 'unit' - 'place' - 'time_zone' - 'claim' - 'verdict' <> jsonb_build_object(
        'number', v.response_id, 'version', v.edition, 'kind', about.kind, 'language', v.language,
        'title', v.title, 'summary', v.summary, 'passages', v.passages, 'sources', v.sources,
        'contact', v.contact, 'correction', v.correction) THEN
        PERFORM responses_refuse('the bytes say what was written');
    END IF;
    IF said->>'institution' <> (SELECT name FROM organisation_institution WHERE id = about.institution_id)
       OR said->>'unit' <> (SELECT name FROM organisation_unit WHERE id = about.unit_id)
       OR said->>'claim' <> coalesce((SELECT claim FROM cases_verdict WHERE id = v.verdict_key), '') THEN
        PERFORM responses_refuse('the bytes name their origin and the claim of the verdict');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM responses_writing w WHERE w.version_id = v.id) THEN
        PERFORM responses_refuse('somebody wrote it');
    END IF;
    IF responses_is_process(v) AND NOT v.about_process THEN
        PERFORM responses_refuse('what is about the process says so');
    END IF;
    IF v.about_process AND NOT network_has_process_source(v.sources, about.case_id) THEN
        PERFORM responses_refuse('about the process KPU or Bawaslu itself is the source');
    END IF;
    IF v.is_training IS DISTINCT FROM (v.about_process AND cases_joined() < 2 OR EXISTS (
        SELECT 1 FROM cases_verdict d WHERE d.id = v.verdict_key AND d.is_training)) THEN
        PERFORM responses_refuse('a text is an exercise where a second institution is missing, and only there');
    END IF;
END $$;

CREATE FUNCTION responses_check_approved(v responses_version) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    home bigint := (SELECT institution_id FROM responses_response WHERE id = v.response_id);
    homes bigint[] := ARRAY(SELECT DISTINCT a.institution_id FROM responses_approval a
        WHERE a.version_id = v.id AND a.digest = v.digest AND a.institution_id IS NOT NULL);
BEGIN
    IF v.sha256 <> encode(sha256(v.body), 'hex') OR responses_said(v.body) <> responses_said(v.submitted) THEN
        PERFORM responses_refuse('what goes out are the bytes that were approved');
    END IF;
    IF cardinality(homes) = 0 THEN
        PERFORM responses_refuse('nobody approved it');
    END IF;
    IF v.names_somebody AND cardinality(array_remove(homes, home)) = 0 THEN
        PERFORM responses_refuse('somebody of another institution passes it');
    END IF;
    IF v.about_process AND NOT v.is_training THEN
        IF cardinality(array_remove(homes, home)) = 0 THEN
            PERFORM responses_refuse('about the process two institutions sign');
        END IF;
        IF NOT EXISTS (SELECT 1 FROM organisation_institution i
                       WHERE i.id = ANY (homes || home) AND i.kind <> 'police') THEN
            PERFORM responses_refuse('about the process the police are not the only signatory');
        END IF;
    END IF;
END $$;

CREATE FUNCTION responses_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM responses_refuse('a version is withdrawn, not deleted');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.digest <> '' OR NEW.sha256 <> '' OR NEW.approved_at IS NOT NULL
           OR NEW.published_at IS NOT NULL THEN
            PERFORM responses_refuse('a version begins as a draft');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.response_id, NEW.number, NEW.edition, NEW.made_at)
       IS DISTINCT FROM ROW(OLD.response_id, OLD.number, OLD.edition, OLD.made_at) THEN
        PERFORM responses_refuse('which version it is, is fixed');
    END IF;
    IF OLD.state <> 'draft' AND ROW(NEW.language, NEW.title, NEW.summary, NEW.passages, NEW.sources, NEW.contact,
           NEW.territory_id, NEW.correction, NEW.verdict_key, NEW.about_process, NEW.names_somebody,
           NEW.is_training, NEW.submitted_at, NEW.submitted, NEW.digest)
       IS DISTINCT FROM ROW(OLD.language, OLD.title, OLD.summary, OLD.passages, OLD.sources, OLD.contact,
           OLD.territory_id, OLD.correction, OLD.verdict_key, OLD.about_process, OLD.names_somebody,
           OLD.is_training, OLD.submitted_at, OLD.submitted, OLD.digest) THEN
        PERFORM responses_refuse('what was submitted is fixed');
    END IF;
    IF ROW(NEW.body, NEW.sha256, NEW.approved_at) IS DISTINCT FROM ROW(OLD.body, OLD.sha256, OLD.approved_at)
       AND NOT (NEW.state = 'approved' AND OLD.state IN ('submitted', 'needs_other')) THEN
        PERFORM responses_refuse('what was approved is fixed');
    END IF;
    IF NEW.published_at IS DISTINCT FROM OLD.published_at
       AND NOT (NEW.state = 'published' AND OLD.state = 'approved') THEN
        PERFORM responses_refuse('when it was published is fixed');
    END IF;
    IF NEW.state = OLD.state THEN
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'submitted'), ('draft', 'withdrawn'), ('submitted', 'needs_other'), ('submitted', 'approved'),
        ('submitted', 'returned'), ('submitted', 'withdrawn'), ('needs_other', 'approved'),
        ('needs_other', 'returned'), ('needs_other', 'withdrawn'), ('approved', 'published'),
        ('approved', 'withdrawn'), ('published', 'corrected'), ('published', 'withdrawn')) THEN
        PERFORM responses_refuse('a text goes out only after it was approved');
    END IF;
    IF NEW.state IN ('submitted', 'needs_other', 'approved', 'published') AND NOT responses_holds(NEW) THEN
        PERFORM responses_refuse('a verdict that was corrected is not told');
    END IF;
    IF NEW.state = 'submitted' THEN
        PERFORM responses_check_submitted(NEW);
    ELSIF NEW.state = 'approved' THEN
        PERFORM responses_check_approved(NEW);
    ELSIF NEW.state = 'published' AND NEW.is_training THEN
        PERFORM responses_refuse('what is practised is not published');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_version_guard BEFORE INSERT OR UPDATE OR DELETE ON responses_version
    FOR EACH ROW EXECUTE FUNCTION responses_guard_version();
"""

WRITING = """
CREATE FUNCTION responses_guard_writing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM responses_version v WHERE v.id = NEW.version_id AND v.state = 'draft') THEN
        PERFORM responses_refuse('what was submitted is fixed');
    END IF;
    IF EXISTS (SELECT 1 FROM responses_version v JOIN responses_response r ON r.id = v.response_id
               JOIN organisation_member m ON m.id = NEW.member_id
               WHERE v.id = NEW.version_id AND cases_is_accused(r.case_id, m.institution_id)) THEN
        PERFORM responses_refuse('the accused institution writes nothing');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_writing_guard BEFORE INSERT ON responses_writing
    FOR EACH ROW EXECUTE FUNCTION responses_guard_writing();
CREATE TRIGGER responses_writing_kept BEFORE UPDATE OR DELETE ON responses_writing
    FOR EACH ROW EXECUTE FUNCTION responses_only_added();
"""

APPROVAL = """
CREATE FUNCTION responses_guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v responses_version;
    about responses_response;
    one responses_asked;
BEGIN
    SELECT * INTO v FROM responses_version WHERE id = NEW.version_id;
    SELECT * INTO about FROM responses_response WHERE id = v.response_id;
    IF v.state NOT IN ('submitted', 'needs_other') OR NEW.digest <> v.digest THEN
        PERFORM responses_refuse('approved are the bytes that wait');
    END IF;
    IF cases_is_accused(about.case_id, NEW.institution_id) THEN
        PERFORM responses_refuse('the accused institution approves nothing');
    END IF;
    IF NEW.role = 'partner' THEN
        SELECT * INTO one FROM responses_asked WHERE id = NEW.asked_id;
        IF one.version_id <> v.id OR one.digest <> v.digest OR one.agrees IS NOT TRUE
           OR one.institution_id IS DISTINCT FROM NEW.institution_id THEN
            PERFORM responses_refuse('a partner approves by their own link');
        END IF;
        RETURN NEW;
    END IF;
    IF responses_wrote(about.id, NEW.member_id) THEN
        PERFORM responses_refuse('who wrote a text does not approve it');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM organisation_member m
                   WHERE m.id = NEW.member_id AND m.institution_id = NEW.institution_id AND m.is_active) THEN
        PERFORM responses_refuse('an approver signs for their own institution');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM organisation_assignment a WHERE a.member_id = NEW.member_id
                   AND a.role IN ('approver', 'head') AND (a.ends_at IS NULL OR a.ends_at > NEW.at)) THEN
        PERFORM responses_refuse('an approver has that role');
    END IF;
    IF NEW.role = 'emergency' AND NOT EXISTS (
        SELECT 1 FROM responses_emergency e WHERE e.version_id = v.id AND e.digest = v.digest
        AND e.confirmed_at IS NOT NULL AND NEW.member_id IN (e.asked_by_id, e.confirmed_by_id)) THEN
        PERFORM responses_refuse('the way for an emergency is walked by two');
    END IF;
    IF NEW.role = 'own' AND NEW.institution_id <> about.institution_id
       OR NEW.role = 'other' AND NEW.institution_id = about.institution_id THEN
        PERFORM responses_refuse('as what somebody approves follows from where they work');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_approval_guard BEFORE INSERT ON responses_approval
    FOR EACH ROW EXECUTE FUNCTION responses_guard_approval();
CREATE TRIGGER responses_approval_kept BEFORE UPDATE OR DELETE ON responses_approval
    FOR EACH ROW EXECUTE FUNCTION responses_only_added();
"""

ASKED = """
CREATE FUNCTION responses_guard_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.answered_at IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM responses_version v WHERE v.id = NEW.version_id AND v.digest = NEW.digest
            AND v.state IN ('submitted', 'needs_other')) THEN
            PERFORM responses_refuse('a partner is asked about the bytes that wait');
        END IF;
        IF NEW.institution_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM organisation_institution i JOIN responses_version v ON v.id = NEW.version_id
            JOIN responses_response r ON r.id = v.response_id
            WHERE i.id = NEW.institution_id AND i.joined_at IS NOT NULL AND i.id <> r.institution_id) THEN
            PERFORM responses_refuse('another institution that has joined');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.answered_at IS NOT NULL OR ROW(NEW.version_id, NEW.name, NEW.institution_id, NEW.word_digest, NEW.digest,
           NEW.asked_by_id, NEW.asked_at, NEW.expires_at)
       IS DISTINCT FROM ROW(OLD.version_id, OLD.name, OLD.institution_id, OLD.word_digest, OLD.digest,
           OLD.asked_by_id, OLD.asked_at, OLD.expires_at) THEN
        PERFORM responses_refuse('a link is used once, for what it was made for');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_asked_guard BEFORE INSERT OR UPDATE ON responses_asked
    FOR EACH ROW EXECUTE FUNCTION responses_guard_asked();
CREATE TRIGGER responses_asked_kept BEFORE DELETE ON responses_asked
    FOR EACH ROW EXECUTE FUNCTION responses_only_added();
"""

EMERGENCY = """
CREATE FUNCTION responses_guard_emergency() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    about bigint := (SELECT response_id FROM responses_version WHERE id = NEW.version_id);
BEGIN
    IF responses_wrote(about, NEW.asked_by_id) OR responses_wrote(about, NEW.confirmed_by_id) THEN
        PERFORM responses_refuse('who wrote a text does not approve it');
    END IF;
    IF responses_wrote(about, NEW.reviewed_by_id) THEN
        PERFORM responses_refuse('who wrote a text does not review it');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.confirmed_at IS NOT NULL OR NEW.reviewed_at IS NOT NULL
           OR NEW.expires_at > NEW.asked_at + interval '15 minutes' THEN
            PERFORM responses_refuse('two people, one after the other, in a quarter of an hour');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.version_id, NEW.digest, NEW.asked_by_id, NEW.asked_at, NEW.expires_at)
       IS DISTINCT FROM ROW(OLD.version_id, OLD.digest, OLD.asked_by_id, OLD.asked_at, OLD.expires_at)
       OR OLD.confirmed_at IS NOT NULL
          AND ROW(NEW.confirmed_by_id, NEW.confirmed_at, NEW.review_due_at)
              IS DISTINCT FROM ROW(OLD.confirmed_by_id, OLD.confirmed_at, OLD.review_due_at)
       OR OLD.reviewed_at IS NOT NULL THEN
        PERFORM responses_refuse('what was done in an emergency stays on record');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responses_emergency_guard BEFORE INSERT OR UPDATE ON responses_emergency
    FOR EACH ROW EXECUTE FUNCTION responses_guard_emergency();
CREATE TRIGGER responses_emergency_kept BEFORE DELETE ON responses_emergency
    FOR EACH ROW EXECUTE FUNCTION responses_only_added();
"""

UNDO = """
DROP TRIGGER responses_emergency_kept ON responses_emergency;
DROP TRIGGER responses_emergency_guard ON responses_emergency;
DROP TRIGGER responses_asked_kept ON responses_asked;
DROP TRIGGER responses_asked_guard ON responses_asked;
DROP TRIGGER responses_approval_kept ON responses_approval;
DROP TRIGGER responses_approval_guard ON responses_approval;
DROP TRIGGER responses_writing_kept ON responses_writing;
DROP TRIGGER responses_writing_guard ON responses_writing;
DROP TRIGGER responses_version_guard ON responses_version;
DROP TRIGGER responses_response_guard ON responses_response;
DROP FUNCTION responses_guard_emergency(), responses_guard_asked(), responses_guard_approval(),
    responses_guard_writing(), responses_guard_version(), responses_check_approved(responses_version),
    responses_check_submitted(responses_version), responses_guard_response(), responses_only_added(),
    responses_is_process(responses_version), responses_holds(responses_version), responses_said(bytea),
    responses_wrote(bigint, bigint), responses_refuse(text);
"""


class Migration(migrations.Migration):
    """Guards of the database."""

    dependencies = [
        ("responses", "0001_initial"),
        ("network", "0002_guards"),
        ("cases", "0006_guards_criticism"),
    ]
    operations = [
        migrations.RunSQL(HELPERS + RESPONSE + VERSION + WRITING + APPROVAL + ASKED + EMERGENCY, UNDO)
    ]
