"""What holds for publications even for somebody who writes through SQL.

Only approved bytes of a published text, only on a proven account of its own institution, at most once, and
a person after that. Practice never reaches a channel, because it is never published (G5, G9, G14).
"""

from django.db import migrations

HELPERS = """
CREATE FUNCTION publishing_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION publishing_home(outlet_key bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT u.institution_id FROM publishing_outlet o JOIN organisation_unit u ON u.id = o.unit_id
    WHERE o.id = outlet_key
$$;

CREATE FUNCTION publishing_is_out(text_key bigint, said_version integer, hash text, home bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM responses_version v JOIN responses_response r ON r.id = v.response_id
        WHERE v.response_id = text_key AND v.edition = said_version AND v.sha256 = hash
          AND v.state = 'published' AND NOT v.is_training AND r.institution_id = home)
$$;

CREATE FUNCTION publishing_is_official(outlet_key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM publishing_outlet o
        JOIN organisation_unit u ON u.id = o.unit_id
        JOIN organisation_institution i ON i.id = u.institution_id
        LEFT JOIN network_officialaccount a ON a.id = o.account_id
        WHERE o.id = outlet_key AND o.closed_at IS NULL AND i.joined_at IS NOT NULL
          AND (o.account_id IS NULL OR (a.state = 'verified' AND a.institution_id = u.institution_id)))
$$;

CREATE FUNCTION publishing_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM publishing_refuse('what was published is on record');
    RETURN NULL;
END $$;
"""

OUTLET = """
CREATE FUNCTION publishing_guard_outlet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.account_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM network_officialaccount a JOIN organisation_unit u ON u.id = NEW.unit_id
        WHERE a.id = NEW.account_id AND a.state = 'verified' AND a.institution_id = u.institution_id) THEN
        PERFORM publishing_refuse('only a listed account of its own institution publishes');
    END IF;
    IF TG_OP = 'UPDATE' AND (
        ROW(NEW.name, NEW.unit_id, NEW.kind, NEW.account_id)
            IS DISTINCT FROM ROW(OLD.name, OLD.unit_id, OLD.kind, OLD.account_id)
        OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at) THEN
        PERFORM publishing_refuse('where a channel leads is fixed: close it and connect another');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publishing_outlet_guard BEFORE INSERT OR UPDATE ON publishing_outlet
    FOR EACH ROW EXECUTE FUNCTION publishing_guard_outlet();
CREATE TRIGGER publishing_outlet_kept BEFORE DELETE ON publishing_outlet
    FOR EACH ROW EXECUTE FUNCTION publishing_only_added();
"""

PUBLICATION = """
ALTER TABLE publishing_publication ADD CONSTRAINT publication_hash_is_of_its_bytes
    CHECK (sha256 = encode(sha256(item), 'hex'));

CREATE FUNCTION publishing_guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_out boolean := publishing_is_out(NEW.number, NEW.version, NEW.sha256, publishing_home(NEW.outlet_id));
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('waiting', 'by_hand') OR NEW.runner IS NOT NULL OR NEW.maybe
           OR NEW.shown_version IS NOT NULL OR NEW.settled_by_id IS NOT NULL THEN
            PERFORM publishing_refuse('a publication begins by waiting');
        END IF;
        IF NOT is_out THEN
            PERFORM publishing_refuse('only approved bytes of a published text go out');
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.key, NEW.outlet_id, NEW.number) IS DISTINCT FROM ROW(OLD.key, OLD.outlet_id, OLD.number) THEN
        PERFORM publishing_refuse('which text stands where is fixed');
    END IF;
    IF ROW(NEW.version, NEW.sha256) IS DISTINCT FROM ROW(OLD.version, OLD.sha256) AND (
        NOT is_out OR NEW.version <= OLD.version OR OLD.runner IS NOT NULL) THEN
        PERFORM publishing_refuse('only the next approved version takes the place of one');
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('waiting', 'sending'), ('waiting', 'dropped'), ('sending', 'sent'), ('sending', 'waiting'),
        ('sending', 'failed'), ('sending', 'uncertain'), ('uncertain', 'sent'), ('uncertain', 'waiting'),
        ('uncertain', 'dropped'), ('failed', 'waiting'), ('failed', 'dropped'), ('dropped', 'waiting'),
        ('dropped', 'by_hand'), ('by_hand', 'sent'), ('by_hand', 'dropped'), ('sent', 'correcting'), ('sent', 'withdrawing'),
        ('correcting', 'sent'), ('correcting', 'withdrawing'), ('withdrawing', 'withdrawn')) THEN
        PERFORM publishing_refuse('what was published is not published again');
    END IF;
    IF OLD.state IN ('uncertain', 'failed', 'dropped') AND NEW.state IN ('waiting', 'by_hand', 'sent')
       AND NEW.settled_by_id IS NULL THEN
        PERFORM publishing_refuse('a person settles what is uncertain');
    END IF;
    IF NEW.runner IS NOT NULL AND OLD.runner IS NOT NULL AND NEW.runner <> OLD.runner
       OR OLD.state = 'sending' AND NEW.state = 'sending' AND NEW.runner IS DISTINCT FROM OLD.runner THEN
        PERFORM publishing_refuse('one run publishes');
    END IF;
    -- Taken up: what may have gone out is only looked for; everything else must hold at this moment.
    IF NEW.runner IS NOT NULL AND OLD.runner IS NULL AND NEW.state IN ('sending', 'correcting') THEN
        IF NOT is_out AND NOT (NEW.state = 'sending' AND NEW.maybe) THEN
            PERFORM publishing_refuse('only approved bytes of a published text go out');
        END IF;
        IF NOT publishing_is_official(NEW.outlet_id) THEN
            PERFORM publishing_refuse('only a listed account of its own institution publishes');
        END IF;
    END IF;
    IF OLD.state = 'by_hand' AND NEW.state = 'sent' AND NOT publishing_is_official(NEW.outlet_id) THEN
        PERFORM publishing_refuse('only a listed account of its own institution publishes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publishing_publication_guard BEFORE INSERT OR UPDATE ON publishing_publication
    FOR EACH ROW EXECUTE FUNCTION publishing_guard_publication();
CREATE TRIGGER publishing_publication_kept BEFORE DELETE ON publishing_publication
    FOR EACH ROW EXECUTE FUNCTION publishing_only_added();
CREATE TRIGGER publishing_receipt_kept BEFORE UPDATE OR DELETE ON publishing_receipt
    FOR EACH ROW EXECUTE FUNCTION publishing_only_added();
"""

#: Nobody begins as confirmed, and whose mailbox it is stays what it was.
SUBSCRIBER = """
CREATE FUNCTION publishing_guard_subscriber() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.confirmed_at IS NOT NULL THEN
        PERFORM publishing_refuse('nobody begins as a subscriber');
    END IF;
    IF TG_OP = 'UPDATE' AND ROW(NEW.key, NEW.unit_id, NEW.address, NEW.once, NEW.asked_at)
        IS DISTINCT FROM ROW(OLD.key, OLD.unit_id, OLD.address, OLD.once, OLD.asked_at) THEN
        PERFORM publishing_refuse('who asked for which mail is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publishing_subscriber_guard BEFORE INSERT OR UPDATE ON publishing_subscriber
    FOR EACH ROW EXECUTE FUNCTION publishing_guard_subscriber();
"""

UNDO = """
DROP TRIGGER publishing_subscriber_guard ON publishing_subscriber;
DROP TRIGGER publishing_receipt_kept ON publishing_receipt;
DROP TRIGGER publishing_publication_kept ON publishing_publication;
DROP TRIGGER publishing_publication_guard ON publishing_publication;
DROP TRIGGER publishing_outlet_kept ON publishing_outlet;
DROP TRIGGER publishing_outlet_guard ON publishing_outlet;
ALTER TABLE publishing_publication DROP CONSTRAINT publication_hash_is_of_its_bytes;
DROP FUNCTION publishing_guard_subscriber(), publishing_guard_publication(), publishing_guard_outlet(),
    publishing_only_added(), publishing_is_official(bigint),
    publishing_is_out(bigint, integer, text, bigint), publishing_home(bigint), publishing_refuse(text);
"""


class Migration(migrations.Migration):
    """Guards of the database."""

    dependencies = [
        ("publishing", "0001_initial"),
        ("responses", "0002_guards"),
        ("network", "0002_guards"),
    ]
    operations = [migrations.RunSQL(HELPERS + OUTLET + PUBLICATION + SUBSCRIBER, UNDO)]
