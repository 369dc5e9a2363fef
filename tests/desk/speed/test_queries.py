"""How many queries a page needs: at most a stated number, and the same however much there is.

The ceilings leave room for two or three more; who needs more than that changes the number here, knowingly.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sejuk.desk.speed.size import Size

#: Page → the most queries of a page for somebody who sees the whole country. Twenty to twenty-four belong to
#: the frame: session, member, roles, the call that rings, and the numbers of all rooms in the navigation.
CEILINGS = {
    "home": 70,
    "narratives": 26,
    "search": 27,
    "narrative": 43,
    "alerts": 29,
    "alert": 23,
    "queue": 23,
    "queue_of_the_unit": 23,
    "queue_ended": 22,
    "queue_count": 7,
    "open_case": 53,
    "confirmed_case": 47,
    "new_case": 25,
    "reports": 21,
    "report": 22,
    "appeals": 20,
    "appeal": 21,
    "questions": 19,
    "referrals": 19,
    "without_label": 18,
    "sources": 22,
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
    assert {page: (small[page], large[page]) for page in small if large[page] > small[page]} == {}
