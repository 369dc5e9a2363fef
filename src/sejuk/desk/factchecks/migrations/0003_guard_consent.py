"""Who agreed to a subscription, and how long it waited, for whoever writes the row (G16)."""

from django.db import migrations

CONSENT = """
CREATE FUNCTION factchecks_guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.approved_by_institution_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM organisation_member m JOIN organisation_institution i ON i.id = m.institution_id
        WHERE m.id = NEW.approved_by_id AND i.id = NEW.approved_by_institution_id AND i.joined_at IS NOT NULL
    ) THEN
        PERFORM factchecks_refuse('nobody of that institution approved this subscription');
    END IF;
    IF NEW.waits_until < NEW.requested_at + interval '24 hours' THEN
        PERFORM factchecks_refuse('a subscription waits at least a day');
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NULL;
    END IF;
    IF (NEW.requested_at, NEW.requested_by_id, NEW.waits_until)
       IS DISTINCT FROM (OLD.requested_at, OLD.requested_by_id, OLD.waits_until) THEN
        PERFORM factchecks_refuse('when and by whom a subscription was proposed is fixed');
    END IF;
    IF OLD.state <> 'proposed' AND (NEW.approved_by_id, NEW.approved_by_institution_id, NEW.activated_at)
       IS DISTINCT FROM (OLD.approved_by_id, OLD.approved_by_institution_id, OLD.activated_at) THEN
        PERFORM factchecks_refuse('who agreed to a subscription is fixed');
    END IF;
    IF OLD.state = 'proposed' AND NEW.state = 'active' AND NEW.approved_by_institution_id IS NULL AND EXISTS (
        SELECT FROM organisation_institution WHERE joined_at IS NOT NULL AND id <> NEW.institution_id
    ) THEN
        PERFORM factchecks_refuse('another institution has joined: it approves');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER factchecks_guard_consent AFTER INSERT OR UPDATE ON factchecks_subscription
FOR EACH ROW EXECUTE FUNCTION factchecks_guard_consent();

CREATE FUNCTION factchecks_guard_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM factchecks_refuse('what was proposed or published stays on record');
    RETURN NULL;
END $$;
CREATE TRIGGER factchecks_guard_lines BEFORE DELETE ON factchecks_subscription
FOR EACH ROW EXECUTE FUNCTION factchecks_guard_lines();
CREATE TRIGGER factchecks_guard_rows BEFORE DELETE ON factchecks_factcheck
FOR EACH ROW EXECUTE FUNCTION factchecks_guard_lines();
"""

UNDO = """
DROP TRIGGER factchecks_guard_consent ON factchecks_subscription;
DROP TRIGGER factchecks_guard_lines ON factchecks_subscription;
DROP TRIGGER factchecks_guard_rows ON factchecks_factcheck;
DROP FUNCTION factchecks_guard_consent, factchecks_guard_lines;
"""


class Migration(migrations.Migration):
    dependencies = [("factchecks", "0002_guards"), ("organisation", "0005_guard_second_person")]
    operations = [migrations.RunSQL(CONSENT, UNDO)]
