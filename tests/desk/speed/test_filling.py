"""The bench's office is one that the database accepts, and as large as was asked for."""

from __future__ import annotations

import pytest

from sejuk.desk.speed.size import Size

SIZE = Size(posts=1_000, narratives=60, cases=100, provinces=2, regencies=3)


@pytest.fixture
def _filled(db: None) -> None:
    from sejuk.desk.speed.filling import fill

    fill(SIZE)


@pytest.mark.usefixtures("_filled")
def test_there_is_as_much_as_was_asked_for() -> None:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.listening.models import Post, Sighting
    from sejuk.desk.narratives.models import Narrative
    from sejuk.desk.organisation.models import Unit

    assert Post.objects.count() == Sighting.objects.count() == 1_000
    assert Narrative.objects.count() == 60
    assert Case.objects.count() == 100
    assert Unit.objects.filter(institution__is_founder=True).count() == SIZE.units == 9


@pytest.mark.usefixtures("_filled")
def test_every_rule_of_the_database_holds() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        # Those about clocks and holdings are looked at when a transaction commits, which a test never does.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.usefixtures("_filled")
def test_cases_are_in_every_state_and_those_that_wait_have_a_clock() -> None:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.speed.filling.cases import STATES

    assert set(Case.objects.values_list("state", "outcome")) == set(STATES)
    waiting = Case.objects.filter(closed_at=None).exclude(state="withdrawn")
    assert set(waiting.values_list("clocks__stopped_at", flat=True)) == {None}


@pytest.mark.usefixtures("_filled")
def test_what_ended_without_a_label_keeps_no_words_here_either() -> None:
    from sejuk.desk.cases.models import Case, CaseEvent

    silent = Case.objects.filter(outcome="without_label")
    assert set(silent.values_list("title", "summary")) == {("", "")}
    assert not CaseEvent.objects.filter(case__in=silent).exists()


def test_a_size_says_what_it_is() -> None:
    assert str(Size()) == "300,000 posts, 30,000 narratives, 20,000 cases, 545 units"
