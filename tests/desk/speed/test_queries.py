"""How many queries a page needs: at most a stated number, and the same however much there is.

The ceilings leave room for two or three more; who needs more than that changes the number here, knowingly.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sejuk.desk.speed.size import Size

#: Page → the most queries of a page for somebody who sees the whole country. Twelve to fifteen belong to the
#: frame: session, member, roles, and the numbers in the navigation.
CEILINGS = {
    "home": 52,
    "narratives": 22,
    "search": 23,
    "narrative": 42,
    "alerts": 26,
    "alert": 20,
    "queue": 20,
    "queue_of_the_unit": 20,
    "queue_ended": 18,
    "queue_count": 6,
    "open_case": 46,
    "confirmed_case": 40,
    "new_case": 21,
    "reports": 17,
    "report": 18,
    "appeals": 16,
    "appeal": 18,
    "questions": 15,
    "referrals": 15,
    "without_label": 14,
    "sources": 18,
}
SMALL = Size(posts=2_000, narratives=100, cases=80, provinces=2, regencies=2)
LARGE = Size(posts=4_000, narratives=300, cases=600, provinces=3, regencies=4)


def _count(size: Size) -> Mapping[str, int]:
    from tests.desk.speed.measured import counted

    return counted(size)


@pytest.mark.django_db
def test_no_page_needs_more_queries_than_stated() -> None:
    found = _count(SMALL)
    assert found.keys() == CEILINGS.keys()
    assert {page: count for page, count in found.items() if count > CEILINGS[page]} == {}


@pytest.mark.django_db
def test_pages_need_no_more_queries_where_there_is_more() -> None:
    small, large = _count(SMALL), _count(LARGE)
    assert {page: (small[page], large[page]) for page in small if small[page] != large[page]} == {}
