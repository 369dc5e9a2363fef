"""What holds for directives even for somebody who writes through SQL (G6, G8, G13)."""

from django.db import migrations

SHARED = """
CREATE FUNCTION directives_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

#: The plainest ways to point at a person; the form knows more of them (naming.py) and explains.
NAMELESS = r"""
CREATE FUNCTION directives_names_somebody(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT said ~ '(^|[^[:alnum:]_.+-])@[[:alnum:]_]'
        OR said ~ '(^|[^0-9])[0-9]([ .-]?[0-9]){15}($|[^0-9])'
        OR said ~ '(^|[^0-9])(\+?62[ .-]?8[1-9]|08[1-9])([ .-]?[0-9]){6,10}($|[^0-9])'
        OR said ~* '(^|[^a-z0-9-])(facebook|instagram|tiktok|twitter|x|threads|youtube|t|wa)\.(com|net|me)/[a-z0-9@]'
$$;

ALTER TABLE directives_directive ADD CONSTRAINT directive_names_nobody CHECK (NOT (
    directives_names_somebody(subject) OR directives_names_somebody(text) OR directives_names_somebody(correction)
    OR directives_names_somebody(conclusion) OR directives_names_somebody(order_number)));
ALTER TABLE directives_task ADD CONSTRAINT directive_task_names_nobody CHECK (NOT directives_names_somebody(text));
ALTER TABLE directives_question ADD CONSTRAINT directive_question_names_nobody
    CHECK (NOT (directives_names_somebody(text) OR directives_names_somebody(answer)));
ALTER TABLE directives_meeting ADD CONSTRAINT directive_meeting_names_nobody
    CHECK (NOT directives_names_somebody(result));
ALTER TABLE directives_followup ADD CONSTRAINT directive_follow_up_names_nobody
    CHECK (NOT directives_names_somebody(text));
ALTER TABLE directives_returned ADD CONSTRAINT directive_returned_names_nobody
    CHECK (NOT directives_names_somebody(reason));
"""

UNDO_NAMELESS = """
ALTER TABLE directives_returned DROP CONSTRAINT directive_returned_names_nobody;
ALTER TABLE directives_followup DROP CONSTRAINT directive_follow_up_names_nobody;
ALTER TABLE directives_meeting DROP CONSTRAINT directive_meeting_names_nobody;
ALTER TABLE directives_question DROP CONSTRAINT directive_question_names_nobody;
ALTER TABLE directives_task DROP CONSTRAINT directive_task_names_nobody;
ALTER TABLE directives_directive DROP CONSTRAINT directive_names_nobody;
DROP FUNCTION directives_names_somebody(text);
"""

#: What was sent is fixed: words, tasks and files. It is corrected by a new version.
FIXED = """
CREATE FUNCTION directives_guard_directive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM directives_refuse('a directive is never deleted');
    END IF;
    IF OLD.state <> 'draft' AND ROW(NEW.unit_id, NEW.by_id, NEW.subject, NEW.text, NEW.correction, NEW.order_kind,
           NEW.order_number, NEW.conference_at, NEW.conference_link, NEW.acknowledge_by, NEW.done_by, NEW.sent_at,
           NEW.version, NEW.replaces_id, NEW.origin_id, NEW.levels)
       IS DISTINCT FROM ROW(OLD.unit_id, OLD.by_id, OLD.subject, OLD.text, OLD.correction, OLD.order_kind,
           OLD.order_number, OLD.conference_at, OLD.conference_link, OLD.acknowledge_by, OLD.done_by, OLD.sent_at,
           OLD.version, OLD.replaces_id, OLD.origin_id, OLD.levels) THEN
        PERFORM directives_refuse('a directive that was sent is fixed: send a corrected version');
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (VALUES ('draft', 'sent'), ('draft', 'discarded'),
           ('sent', 'replaced'), ('sent', 'closed')) THEN
        PERFORM directives_refuse('a directive has no such way');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER directives_directive_guard BEFORE UPDATE OR DELETE ON directives_directive
    FOR EACH ROW EXECUTE FUNCTION directives_guard_directive();

CREATE FUNCTION directives_guard_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN owner := OLD.directive_id; ELSE owner := NEW.directive_id; END IF;
    IF (SELECT state FROM directives_directive WHERE id = owner) NOT IN ('draft', 'discarded') THEN
        PERFORM directives_refuse('tasks and files of a directive that was sent are fixed');
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER directives_task_guard BEFORE INSERT OR UPDATE OR DELETE ON directives_task
    FOR EACH ROW EXECUTE FUNCTION directives_guard_part();
CREATE TRIGGER directives_attachment_guard BEFORE INSERT OR UPDATE OR DELETE ON directives_attachment
    FOR EACH ROW EXECUTE FUNCTION directives_guard_part();
"""

#: Only units below the sender get it, all looked at in one query however many there are; what a unit said it did,
#: and when, is not turned back by anybody but the sender who asks for more.
RECEIPTS = """
CREATE FUNCTION directives_check_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM arrived r JOIN directives_directive d ON d.id = r.directive_id
               JOIN organisation_unit sender ON sender.id = d.unit_id JOIN organisation_unit u ON u.id = r.unit_id
               WHERE u.id = sender.id OR NOT starts_with(u.path, sender.path)) THEN
        PERFORM directives_refuse('a directive goes to units below the one that sends it');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER directives_receipts_check AFTER INSERT ON directives_receipt
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION directives_check_receipts();

CREATE FUNCTION directives_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM directives_refuse('what a unit did about a directive is never deleted');
    END IF;
    IF ROW(NEW.directive_id, NEW.unit_id, NEW.delivered_at)
       IS DISTINCT FROM ROW(OLD.directive_id, OLD.unit_id, OLD.delivered_at)
       OR OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at
       OR OLD.acknowledged_at IS NOT NULL AND (NEW.acknowledged_at, NEW.acknowledged_by_id)
          IS DISTINCT FROM (OLD.acknowledged_at, OLD.acknowledged_by_id)
       OR OLD.done_at IS NOT NULL AND NEW.done_at IS NOT NULL AND NEW.done_at <> OLD.done_at THEN
        PERFORM directives_refuse('what a unit did about a directive, and when, is fixed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER directives_receipt_guard BEFORE UPDATE OR DELETE ON directives_receipt
    FOR EACH ROW EXECUTE FUNCTION directives_guard_receipt();
"""

UNDO = """
DROP TRIGGER directives_receipt_guard ON directives_receipt;
DROP TRIGGER directives_receipts_check ON directives_receipt;
DROP TRIGGER directives_attachment_guard ON directives_attachment;
DROP TRIGGER directives_task_guard ON directives_task;
DROP TRIGGER directives_directive_guard ON directives_directive;
DROP FUNCTION directives_guard_receipt(), directives_check_receipts(), directives_guard_part(),
    directives_guard_directive(), directives_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0001_initial")]
    operations = [
        migrations.RunSQL(SHARED, UNDO),
        migrations.RunSQL(NAMELESS, UNDO_NAMELESS),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (FIXED, RECEIPTS)),
    ]
