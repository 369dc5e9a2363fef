"""The sender sees the tree fill; nobody sees across; queries do not grow with the tree."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.desk import clock
from sejuk.desk.directives.models import Directive, Receipt
from sejuk.desk.directives.tree import branches, counts, late_receipts
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.directives.given import acknowledged, done, met, sent
from tests.desk.office import Desk


def grown(desk: Desk, sectors: int) -> None:
    """More Polsek below both Polres."""
    Unit.objects.bulk_create(
        Unit(
            institution=desk.police,
            parent=above,
            name=f"Polsek {above.name} {number}",
            level="sector",
            territory=above.territory,
        )
        for above in (desk.polres, desk.other_polres)
        for number in range(sectors)
    )


def test_branches_are_counted_with_everything_below(desk: Desk) -> None:
    grown(desk, 2)
    directive = sent(desk)
    acknowledged(desk, directive, desk.polres)
    done(desk, directive, desk.polsek)
    met_unit = Unit.objects.get(name="Polsek Polres Muara 0")
    acknowledged(desk, directive, met_unit)
    met(desk, directive, met_unit)
    head, at = desk.member(Role.HEAD), clock.now()
    found = {one.unit.name: one for one in branches(head, directive, desk.polda, at)}
    telaga, muara = found["Polres Telaga"].counts, found["Polres Muara"].counts
    assert (telaga.units, telaga.done, telaga.acknowledged, telaga.unread) == (4, 1, 1, 2)
    assert (muara.units, muara.has_acknowledged, muara.met, muara.unread) == (3, 1, 1, 2)
    assert sum(width for _n, _c, _s, width in telaga.parts) == pytest.approx(100)
    page = desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/pohon/").content.decode()
    assert "Polres Telaga" in page
    assert "Polsek Telaga Utara" not in page
    below = (
        desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/pohon/?unit={desk.polres.pk}").content.decode()
    )
    assert "Polsek Telaga Utara" in below


def test_each_level_sees_its_own_branch_and_nobody_sees_across(desk: Desk) -> None:
    grown(desk, 1)
    directive = sent(desk)
    page = desk.client(Role.HEAD, desk.polres).get(f"/arahan/{directive.pk}/pohon/").content.decode()
    assert "Polsek Telaga Utara" in page
    assert "Muara" not in page
    across = desk.client(Role.HEAD, desk.polres).get(
        f"/arahan/{directive.pk}/pohon/?unit={desk.other_polres.pk}"
    )
    assert "Polsek Polres Muara" not in across.content.decode()
    assert desk.client(Role.HEAD, desk.kpu).get(f"/arahan/{directive.pk}/pohon/").status_code == 404


def test_who_is_late_and_where_it_stuck(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    directive = sent(desk)
    acknowledged(desk, directive, desk.polres)
    later = directive.acknowledge_by + timedelta(hours=1)
    head = desk.member(Role.HEAD)
    assert {one.unit.name for one in late_receipts(head, directive, desk.polda, later)} == {
        "Polres Muara",
        "Polsek Telaga Utara",
    }
    much_later = clock.now() + timedelta(days=9)
    done(desk, directive, desk.polsek)
    monkeypatch.setattr(clock, "now", lambda: much_later)
    page = desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/pohon/?hanya=terlambat").content.decode()
    assert "diterima, belum rapat" in page
    assert "berhenti sebelum dibaca" in page
    assert "Polsek Telaga Utara" not in page
    rows = Receipt.objects.filter(directive=directive)
    assert counts(rows, much_later).late == 2


def test_nobody_is_late_yet(desk: Desk) -> None:
    directive = sent(desk)
    page = desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/pohon/?hanya=terlambat").content.decode()
    assert "Tidak ada yang terlambat" in page


def queries(desk: Desk, url: str) -> int:
    client = desk.client(Role.HEAD)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_the_tree(desk: Desk) -> None:
    small = sent(desk)
    pages = (
        "/arahan/{}/pohon/",
        "/arahan/{}/",
        "/arahan/{}/pohon/?hanya=terlambat",
        "/arahan/?lingkup=keluar",
    )
    before = [queries(desk, page.format(small.pk)) for page in pages]
    grown(desk, 30)
    large = sent(desk)
    for unit in Unit.objects.filter(name__startswith="Polsek Polres Muara")[:5]:
        acknowledged(desk, large, unit)
    assert [queries(desk, page.format(large.pk)) for page in pages] == before


@pytest.mark.slow
def test_a_directive_to_the_whole_country_takes_few_queries(desk: Desk) -> None:
    for number in range(36):
        Unit.objects.create(
            institution=desk.police,
            parent=desk.polda,
            name=f"Polres {number}",
            level="regency",
            territory=desk.regency,
        )
    grown(desk, 1)
    parents = list(Unit.objects.filter(level="regency", institution=desk.police))
    Unit.objects.bulk_create(
        Unit(
            institution=desk.police,
            parent=above,
            name=f"S {above.pk} {n}",
            level="sector",
            territory=desk.regency,
        )
        for above in parents
        for n in range(140)
    )
    with CaptureQueriesContext(connection) as seen:
        directive = sent(desk)
    assert len(seen) < 80
    assert Receipt.objects.filter(directive=directive).count() > 5_000
    head = desk.member(Role.HEAD)
    with CaptureQueriesContext(connection) as seen:
        found = list(branches(head, directive, desk.polda, clock.now()))
    assert len(seen) <= 6
    assert sum(one.counts.units for one in found) == Receipt.objects.filter(directive=directive).count()
    assert Directive.objects.count() == 1
