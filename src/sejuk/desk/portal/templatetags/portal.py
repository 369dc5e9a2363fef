"""Tags of the public frame: whose site it is, where one is, the page in another language."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from sejuk.desk.organisation.models import Office
from sejuk.desk.portal.language import address_in
from sejuk.desk.portal.ways import MAIN, MORE, Way
from sejuk.desk.responses.models import TextKind

register = template.Library()

#: True is green, what misleads is red, what is not known is grey.
_STAMPS = {
    "true": "badge-success",
    "official_clarification": "badge-info",
    "unproven": "badge-neutral",
    "satire": "badge-neutral",
    **dict.fromkeys(
        ("false_fabricated", "misleading", "false_context", "manipulated", "imposter", "false_connection"),
        "badge-error",
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A link of the frame as one page shows it."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """The page that is shown, in one language."""

    code: str
    name: str
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def main_ways(context: Context) -> list[Shown]:
    """What the head of every public page leads to."""
    return [_shown(way, context.get("request")) for way in MAIN]


@register.simple_tag(takes_context=True)
def more_ways(context: Context) -> list[tuple[str | Promise, list[Shown]]]:
    """What the foot of every public page leads to, under its headings."""
    request = context.get("request")
    return [(heading, [_shown(way, request) for way in ways]) for heading, ways in MORE]


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[Switch]:
    """The page in each language; the language is part of the address, nothing is stored."""
    request, now = context.get("request"), translation.get_language()
    if request is None:  # a page that tells of a fault knows no address
        return []
    names = {"id": "Indonesia", "en": "English"}
    return [Switch(code, names[code], address_in(request, code), code == now) for code in names]


@register.simple_tag(takes_context=True)
def whole_address(context: Context, language: str = "") -> str:
    """The page's address with its host and without a query: in one language, or in the reader's own."""
    request: HttpRequest = context["request"]
    path = address_in(request, language).partition("?")[0]
    return f"{site(request)}{path}"


@register.simple_tag
def office_name() -> str:
    """Who answers for this site; empty while there is no office."""
    return Office.objects.values_list("controller", flat=True).first() or ""


@register.filter
def kind_name(kind: str) -> str:
    """What kind of text it is, on the screen."""
    return str(TextKind(kind).label)


@register.filter
def stamp_style(code: str) -> str:
    """The colour of a verdict's stamp; its words say it without."""
    return _STAMPS.get(code, "badge-neutral")


def site(request: HttpRequest) -> str:
    """The site's own address, as the office says it, else as the visitor came."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _shown(way: Way, request: HttpRequest | None) -> Shown:
    url = reverse(way.view)
    return Shown(way.label, url, request is not None and request.path.startswith(url))
