"""What holds for messages even for somebody who writes through SQL: at most once, and by a person after that."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION delivery_guard_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.key IS DISTINCT FROM OLD.key OR NEW.batch IS DISTINCT FROM OLD.batch THEN
        RAISE EXCEPTION 'the name of a message is fixed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.state IN ('sent', 'dropped') AND NEW.state <> OLD.state THEN
        RAISE EXCEPTION 'what is done is not sent again' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.state IN ('uncertain', 'failed') AND NEW.state IN ('waiting', 'sending', 'sent')
       AND NEW.settled_by_id IS NULL THEN
        RAISE EXCEPTION 'a person settles what is uncertain' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.state = 'sending' AND OLD.state NOT IN ('waiting', 'sending')
       OR NEW.state = 'sending' AND OLD.state = 'sending' AND NEW.runner <> OLD.runner THEN
        RAISE EXCEPTION 'one run sends a message' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER delivery_message_guard BEFORE UPDATE ON delivery_message
    FOR EACH ROW EXECUTE FUNCTION delivery_guard_message();
"""

UNDO = """
DROP TRIGGER delivery_message_guard ON delivery_message;
DROP FUNCTION delivery_guard_message();
"""


class Migration(migrations.Migration):
    """Guards of the database."""

    dependencies = [("delivery", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
