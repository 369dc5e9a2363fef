"""Who agreed to a source, and how long it waited, for whoever writes the row (G16)."""

from django.db import migrations

#: After the table's own checks: what one row alone cannot tell.
CONSENT = """
CREATE FUNCTION listening_guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.approved_by_institution_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM organisation_member m JOIN organisation_institution i ON i.id = m.institution_id
        WHERE m.id = NEW.approved_by_id AND i.id = NEW.approved_by_institution_id AND i.joined_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'nobody of that institution approved this source' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.waits_until < NEW.requested_at + interval '24 hours' THEN
        RAISE EXCEPTION 'a source waits at least a day' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NULL;
    END IF;
    IF NEW.state IN ('active', 'paused') AND OLD.state IN ('draft', 'refused', 'ended') THEN
        RAISE EXCEPTION 'a source starts from a proposal only' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND NEW.state <> 'draft' AND (NEW.requested_at, NEW.requested_by_id, NEW.waits_until)
       IS DISTINCT FROM (OLD.requested_at, OLD.requested_by_id, OLD.waits_until) THEN
        RAISE EXCEPTION 'when and by whom a source was proposed is fixed' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'proposed' AND (NEW.approved_by_id, NEW.approved_by_institution_id, NEW.activated_at)
       IS DISTINCT FROM (OLD.approved_by_id, OLD.approved_by_institution_id, OLD.activated_at) THEN
        RAISE EXCEPTION 'who agreed to a source is fixed' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'proposed' AND NEW.state = 'active' AND NEW.approved_by_institution_id IS NULL AND EXISTS (
        SELECT FROM organisation_institution WHERE joined_at IS NOT NULL AND id <> NEW.institution_id
    ) THEN
        RAISE EXCEPTION 'another institution has joined: it approves' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER listening_guard_consent AFTER INSERT OR UPDATE ON listening_source
FOR EACH ROW EXECUTE FUNCTION listening_guard_consent();
"""

UNDO = """
DROP TRIGGER listening_guard_consent ON listening_source;
DROP FUNCTION listening_guard_consent;
"""


class Migration(migrations.Migration):
    dependencies = [("listening", "0002_guards"), ("organisation", "0002_guards")]
    operations = [migrations.RunSQL(CONSENT, UNDO)]
