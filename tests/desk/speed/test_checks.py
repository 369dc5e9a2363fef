"""The bench of the public check fills a library of any size, and its figures have their names and limits."""

from __future__ import annotations

import pytest
from django.test import Client

from sejuk.engine.evaluation.speed.limits import missed


def test_a_retold_claim_of_the_library_is_found_at_the_form(db: None) -> None:
    from sejuk.desk.factchecks.models import FactCheck
    from sejuk.desk.speed.checks.asking import retold
    from sejuk.desk.speed.checks.filling import fill

    claims = fill(200)
    assert FactCheck.objects.count() == len(claims) == 200
    page = Client(headers={"accept-language": "id"}).post("/cek/", {"q": retold(claims[7])})
    assert page.status_code == 200
    assert "Sangat mirip" in page.text or "Mungkin sama" in page.text


@pytest.mark.parametrize(
    ("first", "rest", "past"),
    [
        (0.9, 0.1, set()),
        (3.0, 0.1, {"check_first_answer_milliseconds"}),
        (0.5, 1.2, {"check_answer_milliseconds_p95"}),
    ],
)
def test_an_answer_within_a_second(first: float, rest: float, past: set[str]) -> None:
    from sejuk.desk.speed.checks.asking import Asked
    from sejuk.desk.speed.checks.running import figures_of

    figures = list(figures_of(Asked(first, [rest] * 40, 41), 20_000))
    assert {one.measure for one in missed(figures)} == past


def test_an_error_is_past_the_limit() -> None:
    from sejuk.desk.speed.checks.asking import Asked
    from sejuk.desk.speed.checks.running import figures_of

    assert [one.measure for one in missed(list(figures_of(Asked(0.1, [0.1], 0, ["500"]), 100)))] == [
        "check_errors"
    ]
