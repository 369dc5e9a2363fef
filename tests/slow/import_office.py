"""Run in a process of its own: makes an office with a file on its way in, or counts what came of it.

``python -m tests.slow.import_office prepare ROWS`` or ``… count``; prints one line of JSON.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

#: Every so many rows the file repeats an address: the same post twice.
REPEAT = 20


def prepare(rows: int) -> dict[str, Any]:
    """An office, an approved file source, and a run of ``rows`` rows that waits for a worker."""
    from sejuk.desk import clock
    from sejuk.desk.listening.models import Source
    from sejuk.desk.listening.services import importing
    from sejuk.desk.organisation.models import Role
    from sejuk.sources.files.preview import preview
    from tests.desk.listening.given import make_source
    from tests.desk.office import open_office

    desk = open_office()
    box = make_source(desk, now=clock.now(), connector="files", config={}, kind=Source.Kind.FILE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kiriman.csv"
        _write(path, rows)
        mapping = preview(path).mapping()
        assert mapping is not None
        run = importing.seal_upload(desk.member(Role.DUTY_OFFICER), box, path, path.name, mapping)
    importing.start(run)
    return {"run": run.pk, "rows": run.rows, "bad": run.bad_rows}


def _write(path: Path, rows: int) -> None:
    chance = random.Random(20_260_310)
    words = [f"kata{n:04}" for n in range(4_000)]
    rumours = [" ".join(chance.choices(words, k=16)) for _ in range(600)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "username", "created_at", "url"])
        for row in range(rows):
            text = chance.choice(rumours) if row % 3 else " ".join(chance.choices(words, k=14))
            item = row - 1 if row and row % REPEAT == 0 else row
            hour = f"2026-03-{1 + row * 9 // rows:02} {row % 24:02}:15:00"
            writer.writerow(
                [text, f"warga{chance.randrange(60_000)}", hour, f"https://ramai.example/t/{item}"]
            )


def count() -> dict[str, Any]:
    """How far the run is, and whether every count agrees with every other."""
    from django.db.models import Sum

    from sejuk.desk.listening.models import ImportRun, Post, Sighting
    from sejuk.desk.narratives.models import Narrative, NarrativeHour

    run = ImportRun.objects.get()
    live = Narrative.objects.exclude(state="merged")
    return {
        "state": run.state,
        "next_row": run.next_row,
        "new": run.new_posts,
        "again": run.seen_again,
        "posts": Post.objects.count(),
        "identities": Post.objects.values("identity").distinct().count(),
        "sightings": Sighting.objects.count(),
        "in_narratives": live.aggregate(n=Sum("posts_count"))["n"] or 0,
        "in_hours": NarrativeHour.objects.aggregate(n=Sum("posts"))["n"] or 0,
        "in_merged": Post.objects.filter(narrative__state="merged").count(),
        "key_left": run.key is not None,
    }


def main() -> None:
    """Do what the command line says."""
    django.setup()
    result = prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else count()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
