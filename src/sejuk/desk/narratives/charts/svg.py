"""SVG elements as safe strings."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def element(name: str, *content: object, **attributes: object) -> SafeString:
    """An element; ``class_`` is ``class``, other underscores become hyphens, everything is escaped."""
    pairs = (
        (key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None
    )
    inside = format_html_join("", "{}", ((part,) for part in content))
    return format_html("<{}{}>{}</{}>", name, format_html_join("", ' {}="{}"', pairs), inside, name)


def picture(
    width: float,
    height: float,
    label: object,
    description: object,
    parts: Iterable[SafeString],
    css: str = "",
    role: str = "img",
) -> SafeString:
    """An ``svg`` with its label and description.

    With the role ``img`` a screen reader reads it as one picture; a picture of links is a ``group``, else
    its links would be hidden.
    """
    return element(
        "svg",
        element("title", label),
        element("desc", description),
        *parts,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role=role,
        width=number(width) if role == "group" else None,
        class_=css or None,
        aria_label=f"{label}. {description}",
    )


def number(value: float) -> str:
    """A coordinate with at most one decimal: short, and the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
