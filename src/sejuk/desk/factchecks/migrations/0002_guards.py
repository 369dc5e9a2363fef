"""What holds for the library even for somebody who writes through SQL, and the numbering of changes."""

from django.db import migrations

GUARDS = r"""
CREATE SEQUENCE factchecks_edition;

CREATE FUNCTION factchecks_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Whoever changes the library waits for whoever changed it before to commit, so that editions become visible
-- in their order: a reader who knows edition 7 has seen every change before it.
CREATE FUNCTION factchecks_number_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(715328001);
    NEW.edition := nextval('factchecks_edition');
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF (OLD.origin = 'own') IS DISTINCT FROM (NEW.origin = 'own')
       OR OLD.number IS DISTINCT FROM NEW.number OR OLD.institution_id IS DISTINCT FROM NEW.institution_id THEN
        PERFORM factchecks_refuse('whose a fact-check is stays as it is');
    END IF;
    IF NEW.version < OLD.version THEN
        PERFORM factchecks_refuse('versions go forward');
    END IF;
    IF NEW.version = OLD.version AND (NEW.claim, NEW.rating, NEW.accuracy, NEW.summary)
       IS DISTINCT FROM (OLD.claim, OLD.rating, OLD.accuracy, OLD.summary) THEN
        PERFORM factchecks_refuse('what a fact-check says changes with a new version only');
    END IF;
    IF OLD.state = 'withdrawn' AND OLD.origin = 'own' AND NEW.state <> 'withdrawn' THEN
        PERFORM factchecks_refuse('what was withdrawn stays withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER factchecks_factcheck_change BEFORE INSERT OR UPDATE ON factchecks_factcheck
    FOR EACH ROW EXECUTE FUNCTION factchecks_number_change();

CREATE FUNCTION factchecks_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM factchecks_refuse('a version stays as it was written');
    RETURN NULL;
END $$;
CREATE TRIGGER factchecks_version_fixed BEFORE UPDATE OR DELETE ON factchecks_version
    FOR EACH ROW EXECUTE FUNCTION factchecks_guard_version();

-- What was agreed to is fixed: another address or purpose is another subscription (G16).
CREATE FUNCTION factchecks_guard_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' THEN
            PERFORM factchecks_refuse('a subscription begins as a proposal');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.url, NEW.kind, NEW.purpose, NEW.ends_on, NEW.institution_id, NEW.unit_id)
       IS DISTINCT FROM (OLD.url, OLD.kind, OLD.purpose, OLD.ends_on, OLD.institution_id, OLD.unit_id) THEN
        PERFORM factchecks_refuse('what was agreed to is fixed');
    END IF;
    IF OLD.state IN ('refused', 'ended') AND NEW.state <> OLD.state THEN
        PERFORM factchecks_refuse('a subscription that ended is proposed anew');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER factchecks_subscription_guard BEFORE INSERT OR UPDATE ON factchecks_subscription
    FOR EACH ROW EXECUTE FUNCTION factchecks_guard_subscription();

INSERT INTO factchecks_library (id, token) VALUES (1, gen_random_uuid());
"""

UNDO = """
DELETE FROM factchecks_library;
DROP TRIGGER factchecks_factcheck_change ON factchecks_factcheck;
DROP TRIGGER factchecks_version_fixed ON factchecks_version;
DROP TRIGGER factchecks_subscription_guard ON factchecks_subscription;
DROP FUNCTION factchecks_number_change, factchecks_guard_version, factchecks_guard_subscription, factchecks_refuse;
DROP SEQUENCE factchecks_edition;
"""


class Migration(migrations.Migration):
    dependencies = [("factchecks", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
