"""What holds for partners, broadcasts and accounts even for somebody who writes through SQL."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION network_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

#: KPU's or Bawaslu's own word: at an address of its own, or on record in the case (G14).
PROCESS = """
CREATE FUNCTION network_has_process_source(sources jsonb, case_key bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT cases_has_process_source(case_key) OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(sources) AS one
        WHERE one->>'authority' IN ('election_commission', 'election_supervisor')
          AND cases_is_official(one->>'address', one->>'authority'))
$$;
"""

#: Nobody is a partner by somebody else's hand: the word that was mailed to them must be there (G8).
PARTNER = """
CREATE FUNCTION network_guard_partner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NEW.consent_proof <> '' THEN
            PERFORM network_refuse('nobody begins as a partner');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.contact, NEW.consent_digest, NEW.proposed_at, NEW.unit_id)
       IS DISTINCT FROM ROW(OLD.contact, OLD.consent_digest, OLD.proposed_at, OLD.unit_id) THEN
        PERFORM network_refuse('who was asked, by which unit and where is fixed');
    END IF;
    IF OLD.state = 'active' AND (NEW.state <> 'active' OR NEW.consent_proof <> OLD.consent_proof) THEN
        PERFORM network_refuse('a consent is not rewritten');
    END IF;
    IF OLD.state = 'proposed' AND NEW.state = 'active' AND (
        encode(sha256(convert_to(NEW.consent_proof, 'UTF8')), 'hex') <> OLD.consent_digest
        OR NEW.consented_at > OLD.expires_at) THEN
        PERFORM network_refuse('only the person who was asked consents, and in time');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER network_partner_guard BEFORE INSERT OR UPDATE ON network_partner
    FOR EACH ROW EXECUTE FUNCTION network_guard_partner();
"""

BROADCAST = """
CREATE FUNCTION network_guard_broadcast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.approver_id IS NOT NULL THEN
            PERFORM network_refuse('a broadcast begins as a draft');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'draft' AND ROW(NEW.subject, NEW.language, NEW.title, NEW.clarification, NEW.sources,
           NEW.faq, NEW.contact, NEW.kinds, NEW.territory_id, NEW.about_process, NEW.is_training, NEW.case_id)
       IS DISTINCT FROM ROW(OLD.subject, OLD.language, OLD.title, OLD.clarification, OLD.sources,
           OLD.faq, OLD.contact, OLD.kinds, OLD.territory_id, OLD.about_process, OLD.is_training, OLD.case_id) THEN
        PERFORM network_refuse('what was submitted is fixed');
    END IF;
    IF ROW(NEW.author_id, NEW.author_institution_id, NEW.unit_id)
       IS DISTINCT FROM ROW(OLD.author_id, OLD.author_institution_id, OLD.unit_id) THEN
        PERFORM network_refuse('who wrote it is fixed');
    END IF;
    IF OLD.state NOT IN ('draft', 'submitted')
       AND ROW(NEW.approver_id, NEW.digest) IS DISTINCT FROM ROW(OLD.approver_id, OLD.digest)
       OR OLD.state = 'submitted' AND NEW.state <> 'draft' AND NEW.digest <> OLD.digest THEN
        PERFORM network_refuse('what was approved, and by whom, is fixed');
    END IF;
    IF NEW.state <> OLD.state AND NOT (
        OLD.state = 'draft' AND NEW.state IN ('submitted', 'withdrawn')
        OR OLD.state = 'submitted' AND NEW.state IN ('draft', 'approved', 'withdrawn')
        OR OLD.state = 'approved' AND NEW.state IN ('sending', 'withdrawn')
        OR OLD.state = 'sending' AND NEW.state = 'sent') THEN
        PERFORM network_refuse('a broadcast goes out only after it was approved');
    END IF;
    IF NEW.state NOT IN ('draft', 'withdrawn') AND NEW.state <> OLD.state AND NEW.about_process
       AND NOT network_has_process_source(NEW.sources, NEW.case_id) THEN
        PERFORM network_refuse('about the process KPU or Bawaslu itself is the source');
    END IF;
    IF NEW.approver_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM organisation_member m
        WHERE m.id = NEW.approver_id AND m.institution_id = NEW.approver_institution_id) THEN
        PERFORM network_refuse('the approver belongs to that institution');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER network_broadcast_guard BEFORE INSERT OR UPDATE ON network_broadcast
    FOR EACH ROW EXECUTE FUNCTION network_guard_broadcast();
"""

#: Only institutions that have joined have official accounts, and none begins as official (G9).
ACCOUNT = """
CREATE FUNCTION network_guard_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 'proposed' THEN
        PERFORM network_refuse('no account begins as official');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF ROW(NEW.address, NEW.proof_address, NEW.token, NEW.institution_id, NEW.platform)
           IS DISTINCT FROM ROW(OLD.address, OLD.proof_address, OLD.token, OLD.institution_id, OLD.platform) THEN
            PERFORM network_refuse('what was registered is fixed: end it and register anew');
        END IF;
        IF OLD.state = 'ended' AND NEW.state <> 'ended' THEN
            PERFORM network_refuse('an account that ended is registered anew');
        END IF;
    END IF;
    IF NEW.state = 'verified' AND (NEW.checked_at IS NULL OR NOT EXISTS (
        SELECT 1 FROM organisation_institution i WHERE i.id = NEW.institution_id AND i.joined_at IS NOT NULL)) THEN
        PERFORM network_refuse('official is what an institution that has joined has shown');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER network_account_guard BEFORE INSERT OR UPDATE ON network_officialaccount
    FOR EACH ROW EXECUTE FUNCTION network_guard_account();
"""

UNDO = """
DROP TRIGGER network_account_guard ON network_officialaccount;
DROP TRIGGER network_broadcast_guard ON network_broadcast;
DROP TRIGGER network_partner_guard ON network_partner;
DROP FUNCTION network_guard_account();
DROP FUNCTION network_guard_broadcast();
DROP FUNCTION network_guard_partner();
DROP FUNCTION network_has_process_source(jsonb, bigint);
DROP FUNCTION network_refuse(text);
"""


class Migration(migrations.Migration):
    """Guards of the database."""

    dependencies = [("network", "0001_initial"), ("cases", "0006_guards_criticism")]
    operations = [migrations.RunSQL(REFUSE + PROCESS + PARTNER + BROADCAST + ACCOUNT, UNDO)]
