"""The figures of a run: a line of JSON for each page and action."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.desk.speed.acting import BEAT, Times
from sejuk.desk.speed.circumstances import ON_ONE_MACHINE, circumstances, quantile
from sejuk.desk.speed.size import Size
from sejuk.engine.evaluation.figures import Figure

MEASURE = "desk_page_milliseconds_p95"
EFFORT = "desk_processor_milliseconds_an_act"
WRONG = "desk_errors"


def figures(times: Times, size: Size, people: int, seconds: float, spent: float) -> Iterator[Figure]:
    """One figure for each page and action, then what an act costs, then what was not answered as wanted.

    ``spent``: seconds of processor time of the whole copy over the run, its jobs included.
    """
    protocol = (
        f"{people} people over HTTP, each one act in {BEAT:.0f} s for {seconds:.0f} s, sessions made "
        f"beforehand, no live parts; {ON_ONE_MACHINE}"
    )
    common = circumstances()
    for name, taken in sorted(times.taken.items()):
        wrong = times.wrong.get(name, [])
        detail: dict[str, object] = {
            "page": name,
            "p50": round(1000 * quantile(taken, 0.5), 1),
            "count": len(taken),
            "errors": len(wrong),
            **common,
        }
        yield Figure("desk", MEASURE, 1000 * quantile(taken, 0.95), str(size), protocol, detail)
    acts = sum(len(taken) for taken in times.taken.values())
    yield Figure("desk", EFFORT, 1000 * spent / max(1, acts), str(size), protocol, {"acts": acts, **common})
    wrong_by_page: dict[str, object] = {name: sorted(set(found)) for name, found in times.wrong.items()}
    errors = sum(len(found) for found in times.wrong.values())
    yield Figure("desk", WRONG, errors, str(size), protocol, wrong_by_page)
