"""Which units an alert goes to."""

from __future__ import annotations

import pytest

from tests.desk.narratives.given import HOSTILE, Board


@pytest.mark.parametrize(
    ("posts", "magnitude", "names"),
    [
        ({"71.01": 9}, 1.0, {"Polres Telaga", "KPU Hulu"}),
        ({"71.01": 9}, 50.0, {"Polres Telaga", "Polda Hulu", "KPU Hulu"}),
        ({"71.01": 9, "71.02": 8}, 1.0, {"Polres Telaga", "Polres Muara", "KPU Hulu"}),
        ({"71.01": 90, "71.02": 8}, 1.0, {"Polres Telaga", "KPU Hulu"}),
        ({"71": 9}, 1.0, {"Polda Hulu", "KPU Hulu"}),
        ({}, 1.0, {"Polda Hulu", "KPU Hulu"}),
        ({"64.02": 9}, 1.0, set()),
    ],
)
def test_the_place_decides_and_the_magnitude_climbs(
    board: Board, posts: dict[str, int], magnitude: float, names: set[str]
) -> None:
    from sejuk.desk.narratives.models import AlertBudget
    from sejuk.desk.narratives.services.routing import told
    from sejuk.desk.organisation.models import Unit

    units = Unit.objects.order_by("path")
    assert {one.unit.name for one in told(units, posts, magnitude, AlertBudget())} == names


def test_headquarters_hear_of_the_large_and_of_the_widespread(board: Board) -> None:
    from sejuk.desk.narratives.models import AlertBudget
    from sejuk.desk.narratives.services.routing import told
    from sejuk.desk.organisation.models import Territory, Unit

    Unit.objects.create(
        institution=board.desk.commission,
        name="KPU Pusat",
        level="headquarters",
        territory=Territory.objects.get(code="00"),
    )
    units = list(Unit.objects.order_by("path"))

    def route(posts: dict[str, int], magnitude: float) -> str | None:
        found = told(units, posts, magnitude, AlertBudget())
        return next((one.route for one in found if one.unit.name == "KPU Pusat"), None)

    assert route({"71.01": 9}, 1.0) is None
    assert route({"71.01": 9}, 500.0) == "magnitude"
    assert route({"71.01": 9, "64.02": 9}, 1.0) == "spread"
    assert route({}, 1.0) == "no_place"


def test_a_narrative_alerts_each_unit_once_and_says_why(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert

    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    raised = board.refresh()
    alerts = Alert.objects.filter(narrative=narrative)
    assert alerts.count() == raised
    assert alerts.values("unit").distinct().count() == raised
    alert = alerts.get(unit=board.desk.polres)
    assert alert.observed > alert.expected
    assert alert.authors == 20
    assert alert.places == ["71", "71.01"]
    assert set(alert.terms) == {"harm", "growth", "spread", "authors"}


def test_the_office_never_raises_more_than_its_budget(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert, AlertBudget

    AlertBudget.objects.create(analysts=1, per_analyst=2)
    for number in range(5):
        board.tell(f"Kabar gawat nomor {number}", posts=60, authors=20, signals=HOSTILE)
    board.refresh()
    assert Alert.objects.values("narrative").distinct().count() == 2
    board.refresh()
    assert Alert.objects.values("narrative").distinct().count() == 2
    assert "2 dari 2 peringatan" in board.get("/peringatan/")


def test_what_absorbed_an_alerted_narrative_is_not_raised_again(board: Board) -> None:
    from sejuk.desk.narratives.services import merge
    from sejuk.desk.organisation.models import Role

    loud = board.tell(posts=60, authors=20, signals=HOSTILE)
    assert board.refresh() > 0
    kept = board.tell("Kabar yang sama dengan kata lain", posts=60, authors=20, signals=HOSTILE)
    merge(board.desk.member(Role.DUTY_OFFICER), loud.key, kept.key, "Kabar yang sama")
    assert board.refresh() == 0
