"""Answers become one figure a page, and one for what went wrong."""

from __future__ import annotations

from sejuk.desk.speed.size import Size
from sejuk.engine.evaluation.speed.limits import missed


def test_a_page_has_its_quantiles_and_its_errors() -> None:
    from sejuk.desk.speed.acting import Times
    from sejuk.desk.speed.figures import figures

    times = Times({"home": [number / 1000 for number in range(1, 101)]}, {"home": ["500"], "case": ["403"]})
    home, effort, wrong = figures(times, Size(), 3, 60, 5.0)
    assert effort.value == 50
    assert home.value == 95
    assert home.detail["p50"] == 50
    assert (home.detail["page"], home.detail["count"], home.detail["errors"]) == ("home", 100, 1)
    assert wrong.value == 2
    assert wrong.detail == {"home": ["500"], "case": ["403"]}


def test_the_gate_holds_each_page_and_any_error() -> None:
    from sejuk.desk.speed.acting import Times
    from sejuk.desk.speed.figures import figures

    slow = Times({"home": [0.301], "case": [0.3]}, {"case": ["500"]})
    past = {
        str(one.detail.get("page", "errors")) for one in figures(slow, Size(), 1, 1, 0.1) if missed([one])
    }
    assert past == {"home", "errors"}
