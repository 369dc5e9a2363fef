"""What keeps criticism from coming back by a regrouping, by an ill-founded label or by one person's tick (G2, G3, G14)."""

from importlib import import_module

from django.db import migrations, models

_CORE = import_module("sejuk.desk.cases.migrations.0002_guards_core")

#: Which narratives stay apart: one that is protected, and one under which people work.
APART = """
CREATE FUNCTION cases_open_on(about bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM narratives_narrative n JOIN cases_case c ON c.narrative_id = n.id
                   WHERE (n.id = about OR n.merged_into_id = about)
                   AND c.state NOT IN ('closed', 'merged', 'withdrawn'))
$$;

CREATE FUNCTION cases_apart(one bigint, other bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT cases_open_on(other) AND EXISTS (SELECT cases_protecting(one))
        OR cases_open_on(one) AND EXISTS (SELECT cases_protecting(other))
$$;

CREATE FUNCTION cases_guard_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF cases_apart(NEW.id, NEW.merged_into_id) THEN
        PERFORM cases_refuse('what ended without a label does not come under an open case');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_merge_guard BEFORE UPDATE OF merged_into_id ON narratives_narrative
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)
    EXECUTE FUNCTION cases_guard_merge();

CREATE FUNCTION cases_guard_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF cases_open_on(NEW.narrative_id) AND EXISTS (SELECT cases_protecting(OLD.narrative_id)) THEN
        PERFORM cases_refuse('what ended without a label does not come under an open case');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_post_guard BEFORE UPDATE OF narrative_id ON listening_post
    FOR EACH ROW WHEN (NEW.narrative_id IS DISTINCT FROM OLD.narrative_id)
    EXECUTE FUNCTION cases_guard_post();
"""

#: A verdict rests on what triage answered, and none is given where the narrative's other case ended without one.
AXES = """
CREATE FUNCTION cases_is_protected(case_key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT cases_protecting(coalesce(n.merged_into_id, n.id))
                   FROM cases_case c JOIN narratives_narrative n ON n.id = c.narrative_id WHERE c.id = case_key)
        OR EXISTS (SELECT cases_protecting(c.narrative_id) FROM cases_case c WHERE c.id = case_key)
$$;

CREATE FUNCTION cases_needs_two_institutions(v cases_verdict) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT v.about_process OR v.accuracy = 'not_checkable' AND v.harm = 'concern'
$$;

CREATE FUNCTION cases_guard_axes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one cases_case;
BEGIN
    SELECT * INTO one FROM cases_case WHERE id = NEW.case_id;
    -- A verdict that stood is corrected, whatever became of its narrative.
    IF NOT EXISTS (SELECT 1 FROM cases_verdict v WHERE v.case_id = NEW.case_id AND v.id <> NEW.id
                   AND v.state IN ('confirmed', 'replaced')) THEN
        IF cases_is_protected(NEW.case_id) THEN
            PERFORM cases_refuse('a case of this narrative ended without a label');
        END IF;
        IF NEW.accuracy = 'not_checkable' AND NEW.harm = 'none' THEN
            PERFORM cases_refuse('what is neither checkable nor harmful gets no label');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.accuracy <> 'not_checkable' AND one.is_checkable IS NOT TRUE THEN
            PERFORM cases_refuse('accuracy is said of what was sorted as checkable');
        END IF;
        IF NEW.harm <> 'none' AND one.may_harm IS NOT TRUE THEN
            PERFORM cases_refuse('harm is said of what was sorted as possibly harmful');
        END IF;
        IF NEW.is_training IS DISTINCT FROM (cases_needs_two_institutions(NEW) AND cases_joined() < 2) THEN
            PERFORM cases_refuse('a verdict is an exercise where a second institution is missing, and only there');
        END IF;
    ELSIF one.waived_by_id IS NOT NULL AND NEW.confirmed_by_id = one.waived_by_id THEN
        PERFORM cases_refuse('who set a suggestion aside does not confirm the verdict');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_verdict_axes BEFORE INSERT ON cases_verdict
    FOR EACH ROW EXECUTE FUNCTION cases_guard_axes();
CREATE TRIGGER cases_verdict_axes_confirmed BEFORE UPDATE OF state ON cases_verdict
    FOR EACH ROW WHEN (NEW.state = 'confirmed' AND OLD.state <> 'confirmed')
    EXECUTE FUNCTION cases_guard_axes();
"""

#: KPU's or Bawaslu's own word: written or answered by their member, or public at their own address.
SOURCE = """
CREATE FUNCTION cases_is_official(url text, kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM (
            VALUES ('election_commission', 'kpu.go.id'), ('election_supervisor', 'bawaslu.go.id')
            UNION ALL SELECT i.kind, i.domain FROM organisation_institution i WHERE i.joined_at IS NOT NULL
        ) AS own(kind, domain),
        lower(substring(url FROM '^https?://(?:[^/?#@]*@)?([^/:?#@]+)')) AS host
        WHERE own.kind = cases_is_official.kind AND (host = own.domain OR host LIKE '%.' || own.domain))
$$;

CREATE FUNCTION cases_speaks_for_process(s cases_verificationstep) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT s.finding <> '' AND s.withdrawn_at IS NULL
        AND s.authority IN ('election_commission', 'election_supervisor')
        AND (cases_is_official(s.url, s.authority) OR EXISTS (
            SELECT 1 FROM organisation_member m JOIN organisation_institution i ON i.id = m.institution_id
            WHERE m.id IN (s.by_id, s.answered_by_id) AND i.kind = s.authority AND i.joined_at IS NOT NULL))
$$;

CREATE FUNCTION cases_has_process_source(case_key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_verificationstep s
                   WHERE s.case_id = case_key AND cases_speaks_for_process(s))
$$;

CREATE OR REPLACE FUNCTION cases_check_signatures(v cases_verdict) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    homes bigint[] := ARRAY[v.proposed_institution_id, v.confirmed_institution_id, v.reviewed_institution_id];
    home bigint;
BEGIN
    IF NOT cases_of_institution(v.confirmed_by_id, v.confirmed_institution_id)
       OR NOT cases_of_institution(v.reviewed_by_id, v.reviewed_institution_id) THEN
        PERFORM cases_refuse('a signatory signs for their own institution');
    END IF;
    FOREACH home IN ARRAY homes LOOP
        IF cases_is_accused(v.case_id, home) THEN
            PERFORM cases_refuse('the accused institution signs nothing');
        END IF;
    END LOOP;
    IF v.harm IN ('hate_speech', 'incitement')
       AND NOT EXISTS (SELECT 1 FROM cases_worksheet w WHERE w.verdict_id = v.id) THEN
        PERFORM cases_refuse('hate speech and incitement need the worksheet');
    END IF;
    IF v.about_process AND NOT cases_has_process_source(v.case_id) THEN
        PERFORM cases_refuse('a process verdict needs a source of the election bodies');
    END IF;
    IF cases_needs_two_institutions(v) AND NOT v.is_training THEN
        IF cases_joined() < 2 THEN
            PERFORM cases_refuse('with one institution alone such a verdict is an exercise');
        END IF;
        IF (SELECT count(DISTINCT one) FROM unnest(homes) AS one WHERE one IS NOT NULL) < 2
           OR NOT EXISTS (SELECT 1 FROM organisation_institution i
                          WHERE i.id = ANY (homes) AND i.kind <> 'police') THEN
            PERFORM cases_refuse('such a verdict is signed by two institutions, not by the police alone');
        END IF;
    END IF;
END $$;
"""

#: What the engine takes for a claim about how the election is run is one, or somebody says why not.
WAIVER = """
CREATE FUNCTION cases_is_process_theme(theme text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT theme IN ('voter_list', 'logistics', 'polling_day', 'counting', 'electoral_bodies')
$$;

CREATE FUNCTION cases_guard_waiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('reported', 'triage') AND NEW.state = 'verification' AND NOT NEW.about_process AND NEW.waived_by_id IS NULL
       AND EXISTS (SELECT 1 FROM narratives_narrative n
                   WHERE n.id = NEW.narrative_id AND cases_is_process_theme(n.theme)) THEN
        PERFORM cases_refuse('a narrative about the process is sorted as one, or somebody says why not');
    END IF;
    IF OLD.waived_by_id IS NOT NULL AND NEW.waived_by_id IS DISTINCT FROM OLD.waived_by_id
       AND OLD.state NOT IN ('reported', 'triage') AND NEW.outcome <> 'without_label'
       AND NOT cases_forgets(OLD.id) THEN
        PERFORM cases_refuse('who set a suggestion aside stays on record');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_waiver_guard BEFORE UPDATE ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_guard_waiver();
"""

#: The signatures as they were checked before.
_BEFORE = _CORE.VERDICT.split("CREATE FUNCTION cases_check_signatures")[1].split("END $$;")[0]

BACK = f"""
CREATE OR REPLACE FUNCTION cases_check_signatures{_BEFORE}END $$;
DROP TRIGGER cases_waiver_guard ON cases_case;
DROP TRIGGER cases_verdict_axes_confirmed ON cases_verdict;
DROP TRIGGER cases_verdict_axes ON cases_verdict;
DROP TRIGGER cases_post_guard ON listening_post;
DROP TRIGGER cases_merge_guard ON narratives_narrative;
DROP FUNCTION cases_guard_waiver(), cases_is_process_theme(text), cases_has_process_source(bigint),
    cases_speaks_for_process(cases_verificationstep), cases_is_official(text, text), cases_guard_axes(),
    cases_needs_two_institutions(cases_verdict), cases_is_protected(bigint), cases_guard_post(),
    cases_guard_merge(), cases_apart(bigint, bigint), cases_open_on(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_guards_public"),
        ("listening", "0004_erased_addresses"),
        ("narratives", "0002_speed"),
        ("organisation", "0005_guard_second_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="waived_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="organisation.member",
            ),
        ),
        migrations.RunSQL(APART + AXES + SOURCE + WAIVER, BACK),
    ]
