"""Attack: look at every page that opens, as each who may look, for what must be on none.

Fails because it is nowhere: no hash of an author (G1), no narrative of fewer than the least authors (G6), no
number or contact of somebody who reported (G5), no way to single out critics (G2), no file of posts (G6).
One walk looks for all of it, as a walk takes the longest here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sejuk.desk.listening.models import Post
from tests.attack.test_export_posts import FILES
from tests.attack.test_list_critics import SINGLED_OUT
from tests.attack.visiting import seen_by_attackers
from tests.desk.cases.requests import MAIL, make_report
from tests.desk.examples import Examples

#: Here a person says of one case that it is lawful, so that its words are erased; there is no list behind it.
_ENDS_ONE_CASE = ("cases:without_label", "cases:propose")
_CONTROL = re.compile(r"<(?:option|input|select|label|th|button|a)\b[^>]*>[^<]*")
SECRET = "Dua orang saja yang menulis kalimat rahasia tentang jembatan gantung di hulu itu"

Found = list[str]


def _planted(examples: Examples) -> Callable[[str], Found]:
    """Plant what must not be seen; give what is seen of it in a text."""
    small = examples.board.tell(SECRET, posts=30, authors=2)
    report = make_report(examples.desk, unit=examples.desk.polda, contact=MAIL)
    examples.board.refresh()
    authors = Post.objects.values_list("author", flat=True)
    hashes = [bytes(author).hex() for author in authors if author]
    assert hashes
    secrets = [*hashes, "kalimat rahasia", small.key, report.number, MAIL]
    return lambda text: [one for one in secrets if one in text]


def test_nothing_that_must_be_hidden_is_on_any_page(examples: Examples) -> None:
    seen = _planted(examples)
    found: dict[str, Found] = {}
    for name, kind, text in seen_by_attackers(examples):
        address = name.split()[0]
        controls = [] if address in _ENDS_ONE_CASE else _CONTROL.findall(text)
        given = seen(text) + [one for one in controls if SINGLED_OUT.search(one)]
        if not kind.startswith("text/html") and address not in FILES:
            given.append(kind)
        if given:
            found[name] = given
    assert found == {}
