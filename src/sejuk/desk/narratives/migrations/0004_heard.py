"""Where a narrative was heard, kept beside it: who may see it is asked of every list and every count."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

#: Codes of the country say no more than nothing. What left a territory by a split stays heard there, as its hours do.
HEARD = """
CREATE FUNCTION narratives_note_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE narratives_narrative AS n
    SET heard = ARRAY(SELECT DISTINCT code FROM unnest(n.heard || found.codes) AS code ORDER BY code)
    FROM (SELECT h.narrative_id, array_agg(DISTINCT h.territory_id) AS codes FROM added h
          JOIN organisation_territory t ON t.code = h.territory_id AND t.level <> 'country'
          GROUP BY h.narrative_id) AS found
    WHERE n.id = found.narrative_id AND NOT n.heard @> found.codes;
    RETURN NULL;
END $$;
CREATE TRIGGER narratives_hour_heard AFTER INSERT ON narratives_narrativehour
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION narratives_note_heard();
UPDATE narratives_narrative AS n SET heard = found.codes
FROM (SELECT h.narrative_id, array_agg(DISTINCT h.territory_id ORDER BY h.territory_id) AS codes
      FROM narratives_narrativehour h JOIN organisation_territory t ON t.code = h.territory_id AND t.level <> 'country'
      GROUP BY h.narrative_id) AS found
WHERE n.id = found.narrative_id;
"""

BACK = """
DROP TRIGGER narratives_hour_heard ON narratives_narrativehour;
DROP FUNCTION narratives_note_heard();
"""


class Migration(migrations.Migration):
    dependencies = [("narratives", "0003_apart")]

    operations = [
        migrations.AddField(
            model_name="narrative",
            name="heard",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8), default=list, editable=False, size=None
            ),
        ),
        migrations.RunSQL(HEARD, BACK),
        migrations.AddIndex(
            model_name="narrative",
            index=django.contrib.postgres.indexes.GinIndex(fields=["heard"], name="narrative_heard"),
        ),
        migrations.RemoveIndex(model_name="narrative", name="narrative_visible"),
        migrations.AddIndex(
            model_name="narrative",
            index=models.Index(
                condition=models.Q(("authors_count__gte", 3)),
                fields=["state"],
                include=("heard",),
                name="narrative_visible",
            ),
        ),
    ]
