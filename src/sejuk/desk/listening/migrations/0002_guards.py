"""The database's own part of G16 and G18: what code forgets, these refuse."""

from django.db import migrations

#: Nothing is seen in a source that may not be listened to, whoever writes the row.
SIGHTINGS = """
CREATE FUNCTION listening_guard_sightings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT source_id, (seen_at AT TIME ZONE 'UTC')::date AS day FROM added) AS a
        JOIN listening_source s ON s.id = a.source_id JOIN organisation_office o ON o.id = s.office_id
        WHERE o.listening_since IS NULL OR s.state <> 'active' OR s.ends_on < a.day
    ) THEN
        RAISE EXCEPTION 'this source may not be listened to now' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER listening_guard_sightings AFTER INSERT ON listening_sighting
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION listening_guard_sightings();
"""

#: What another institution agreed to stays what it agreed to: changing it means to ask again.
TERMS = """
CREATE FUNCTION listening_guard_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND NOT (OLD.state = 'proposed' AND NEW.state = 'draft') AND (
        NEW.connector, NEW.config, NEW.name, NEW.kind, NEW.single_author, NEW.purpose, NEW.ends_on, NEW.territory_id,
        NEW.unit_id, NEW.institution_id
    ) IS DISTINCT FROM (
        OLD.connector, OLD.config, OLD.name, OLD.kind, OLD.single_author, OLD.purpose, OLD.ends_on, OLD.territory_id,
        OLD.unit_id, OLD.institution_id
    ) THEN
        RAISE EXCEPTION 'the terms of a source are fixed once it was proposed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER listening_guard_terms BEFORE UPDATE ON listening_source
FOR EACH ROW EXECUTE FUNCTION listening_guard_terms();
"""

#: A line of the public list is never rubbed out.
LINES = """
CREATE FUNCTION listening_guard_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'a source that was proposed stays on the public list' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER listening_guard_lines BEFORE DELETE ON listening_source
FOR EACH ROW EXECUTE FUNCTION listening_guard_lines();
"""

UNDO = """
DROP TRIGGER listening_guard_sightings ON listening_sighting;
DROP TRIGGER listening_guard_terms ON listening_source;
DROP TRIGGER listening_guard_lines ON listening_source;
DROP FUNCTION listening_guard_sightings, listening_guard_terms, listening_guard_lines;
"""


class Migration(migrations.Migration):
    dependencies = [("listening", "0001_initial"), ("organisation", "0001_initial")]
    operations = [migrations.RunSQL(SIGHTINGS + TERMS + LINES, UNDO)]
