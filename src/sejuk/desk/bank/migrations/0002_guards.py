"""What holds for the bank even for somebody who writes through SQL: two people, and nothing changes after (G7)."""

from django.db import migrations

GUARDS = r"""
CREATE FUNCTION bank_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION bank_guard_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.approved_by_id IS NOT NULL THEN
            PERFORM bank_refuse('an item begins as a draft');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.unit_id, NEW.by_id, NEW.made_at, NEW.adapted_from_id, NEW.photo_id)
       IS DISTINCT FROM (OLD.unit_id, OLD.by_id, OLD.made_at, OLD.adapted_from_id, OLD.photo_id) THEN
        PERFORM bank_refuse('where an item is from is fixed');
    END IF;
    IF OLD.state <> 'draft' AND (NEW.kind, NEW.title, NEW.text, NEW.link, NEW.origin, NEW.rights, NEW.consent)
       IS DISTINCT FROM (OLD.kind, OLD.title, OLD.text, OLD.link, OLD.origin, OLD.rights, OLD.consent) THEN
        PERFORM bank_refuse('what was proposed is not changed: it is sent back, or adapted');
    END IF;
    IF OLD.state = 'approved' AND (NEW.state NOT IN ('approved', 'withdrawn')
       OR NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id)
       OR OLD.state = 'withdrawn' AND NEW IS DISTINCT FROM OLD
       OR OLD.state = 'draft' AND NEW.state = 'approved' THEN
        PERFORM bank_refuse('an item goes one way');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_item_guard BEFORE INSERT OR UPDATE ON bank_item
    FOR EACH ROW EXECUTE FUNCTION bank_guard_item();

CREATE FUNCTION bank_guard_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM bank_refuse('a use stays on record');
    END IF;
    IF TG_OP = 'INSERT' AND (SELECT state FROM bank_item WHERE id = NEW.item_id) <> 'approved' THEN
        PERFORM bank_refuse('only what was approved is used');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_use_guard BEFORE INSERT OR DELETE ON bank_use
    FOR EACH ROW EXECUTE FUNCTION bank_guard_use();
CREATE INDEX bank_item_words ON bank_item USING gin (words);
"""

UNDO = """
DROP INDEX bank_item_words;
DROP TRIGGER bank_item_guard ON bank_item;
DROP TRIGGER bank_use_guard ON bank_use;
DROP FUNCTION bank_guard_item, bank_guard_use, bank_refuse;
"""


class Migration(migrations.Migration):
    dependencies = [("bank", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
