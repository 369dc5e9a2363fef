"""A kit tells the verdict that it was written from, and only while that one holds (G11)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

BROADCAST = """
CREATE OR REPLACE FUNCTION network_guard_broadcast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.approver_id IS NOT NULL THEN
            PERFORM network_refuse('a broadcast begins as a draft');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'draft' AND ROW(NEW.subject, NEW.language, NEW.title, NEW.clarification, NEW.sources,
           NEW.faq, NEW.contact, NEW.kinds, NEW.territory_id, NEW.about_process, NEW.is_training, NEW.case_id,
           NEW.verdict_key)
       IS DISTINCT FROM ROW(OLD.subject, OLD.language, OLD.title, OLD.clarification, OLD.sources,
           OLD.faq, OLD.contact, OLD.kinds, OLD.territory_id, OLD.about_process, OLD.is_training, OLD.case_id,
           OLD.verdict_key) THEN
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
        OR OLD.state = 'sending' AND NEW.state IN ('sent', 'retracted')
        OR OLD.state = 'sent' AND NEW.state = 'retracted') THEN
        PERFORM network_refuse('a broadcast goes out only after it was approved');
    END IF;
    IF NEW.state NOT IN ('draft', 'withdrawn', 'retracted') AND NEW.state <> OLD.state
       AND NEW.case_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM cases_verdict v
        WHERE v.id = NEW.verdict_key AND v.case_id = NEW.case_id AND v.state = 'confirmed') THEN
        PERFORM network_refuse('a verdict that was corrected is not told');
    END IF;
    IF NEW.state NOT IN ('draft', 'withdrawn', 'retracted') AND NEW.state <> OLD.state AND NEW.about_process
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
"""

#: What held before, for the way back.
_BEFORE = import_module("sejuk.desk.network.migrations.0002_guards").BROADCAST
BEFORE = _BEFORE.partition("CREATE TRIGGER")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    """The guard of broadcasts, anew."""

    dependencies = [("network", "0003_corrections")]
    operations = [migrations.RunSQL(BROADCAST, BEFORE)]
