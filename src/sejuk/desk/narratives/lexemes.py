"""How titles are searched.

PostgreSQL's Indonesian stemmer strips what looks like a prefix: "pemilu" (election) becomes "pilu"
(sorrow). Words it damages are left to the plain dictionary, all others are found by their stem too.
"""

from __future__ import annotations

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func

#: Words whose stem is another word or nothing a person would type.
PROTECTED = ("pemilu", "pemda", "pemkot", "pemkab", "pemprov", "perppu", "berita", "kecamatan")

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


class TitleLexemes(Func):
    """``tsvector`` of a text: every word as written, and stems of the words that survive stemming."""

    template = (
        "to_tsvector('simple'::regconfig, %(expressions)s) || to_tsvector('indonesian'::regconfig, "
        f"regexp_replace(%(expressions)s, '\\m({'|'.join(PROTECTED)})\\M', ' ', 'gi'))"
    )
    output_field = SearchVectorField()


def title_query(typed: str) -> SearchQuery | None:
    """All typed words must be in the title, as written or by their stem; None without a word."""
    query: SearchQuery | None = None
    for word in _WORD.findall(typed.lower())[:12]:
        found = _word_query(word)
        query = found if query is None else query & found
    return query


def _word_query(word: str) -> SearchQuery:
    plain = SearchQuery(word, config="simple", search_type="plain")
    if word in PROTECTED:
        return plain
    return plain | SearchQuery(word, config="indonesian", search_type="plain")


def any_word_query(title: str) -> SearchQuery | None:
    """Some longer word of ``title`` must be in the other title; None without one."""
    words = sorted({word for word in _WORD.findall(title.lower()) if len(word) > 4})[:24]
    query: SearchQuery | None = None
    for word in words:
        found = _word_query(word)
        query = found if query is None else query | found
    return query
