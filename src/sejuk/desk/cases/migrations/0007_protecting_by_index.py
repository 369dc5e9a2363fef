"""The same rules as before, read by index: a case is opened and a verdict given without reading whole tables."""

from importlib import import_module

from django.db import migrations

_CORE = import_module("sejuk.desk.cases.migrations.0002_guards_core")
_CRITICISM = import_module("sejuk.desk.cases.migrations.0006_guards_criticism")

#: ``OFFSET 0`` keeps each step a look-up of its own; the planner takes the few rows of a line for many.
NOW = """
CREATE OR REPLACE FUNCTION cases_protecting(key bigint) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 1 AS $$
    WITH RECURSIVE line(id, until) AS (
        SELECT key, 'infinity'::timestamptz
        UNION
        SELECT e.narrative_id, least(l.until, e.at) FROM line l
        JOIN narratives_narrativeevent e ON e.other_id = l.id AND e.kind = 'split')
    SELECT DISTINCT one.id FROM line l
    CROSS JOIN LATERAL (SELECT l.id AS id UNION ALL
                        SELECT n.id FROM narratives_narrative n WHERE n.merged_into_id = l.id OFFSET 0) AS about
    CROSS JOIN LATERAL (SELECT c.id, c.merged_into_id FROM cases_case c
                        WHERE c.narrative_id = about.id OFFSET 0) AS c
    CROSS JOIN LATERAL (SELECT k.id, k.outcome, k.closed_at FROM cases_case k
                        WHERE k.id = ANY (ARRAY[c.id, c.merged_into_id]) OFFSET 0) AS one
    WHERE one.outcome = 'without_label' AND one.closed_at <= l.until
$$;

CREATE OR REPLACE FUNCTION cases_open_on(about bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM cases_case c WHERE c.narrative_id = about
                   AND c.state NOT IN ('closed', 'merged', 'withdrawn'))
        OR EXISTS (SELECT 1 FROM narratives_narrative n CROSS JOIN LATERAL (
                       SELECT c.state FROM cases_case c WHERE c.narrative_id = n.id OFFSET 0) AS c
                   WHERE n.merged_into_id = about AND c.state NOT IN ('closed', 'merged', 'withdrawn'))
$$;

CREATE OR REPLACE FUNCTION cases_is_protected(case_key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT cases_protecting(about.id) FROM cases_case c JOIN narratives_narrative n ON n.id = c.narrative_id
        CROSS JOIN LATERAL (SELECT n.id UNION SELECT n.merged_into_id WHERE n.merged_into_id IS NOT NULL) AS about(id)
        WHERE c.id = case_key)
$$;
"""


def _defined(source: str, name: str) -> str:
    """The definition of one function in an earlier migration."""
    rest = source.split(f"CREATE FUNCTION {name}(")[1].split("$$;")[0]
    return f"CREATE OR REPLACE FUNCTION {name}({rest}$$;"


BEFORE = "\n".join(
    (
        _defined(_CRITICISM.AXES, "cases_is_protected"),
        _defined(_CRITICISM.APART, "cases_open_on"),
        _defined(_CORE.SHARED, "cases_protecting"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_guards_criticism")]

    operations = [migrations.RunSQL(NOW, BEFORE)]
