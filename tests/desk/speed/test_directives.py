"""The bench of directives fills a tree of any size, and its figures have their names and limits."""

from __future__ import annotations

from sejuk.desk.speed.orders.size import TreeSize
from sejuk.engine.evaluation.speed.limits import missed

SMALL = TreeSize(2, 4, 10)


def test_every_unit_has_an_officer_and_the_draft_goes_to_all(db: None) -> None:
    from sejuk.desk.directives.models import Directive, Receipt
    from sejuk.desk.directives.services.sending import send
    from sejuk.desk.organisation.models import Unit
    from sejuk.desk.speed.orders.filling import fill

    filled = fill(SMALL)
    directive = Directive.objects.get(pk=filled.directive)
    send(directive.by, directive.pk)
    assert Receipt.objects.count() == len(filled.officers) == SMALL.units == 16
    assert set(Unit.objects.filter(level="sector").values_list("parent__level", flat=True)) == {"regency"}


def test_figures_have_their_limits() -> None:
    from sejuk.desk.speed.orders.acting import Measured
    from sejuk.desk.speed.orders.running import figures_of

    slow = Measured(3.0, [1.0], [1.0], [1.0], [0.1] * 20, 61.0, 0.4, ["500"])
    figures = list(figures_of(slow, SMALL, 20))
    assert {one.measure for one in missed(figures)} == {"directive_sent_seconds", "directive_errors"}
    assert "16 units" in figures[0].protocol
