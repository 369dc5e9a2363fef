"""Words of this room for templates."""

from __future__ import annotations

from django import template

from sejuk.desk.cases.words import VERBS

register = template.Library()


@register.filter
def verb_word(verb: str) -> str:
    """What somebody did, in the words of the story."""
    return str(VERBS.get(verb, verb))
