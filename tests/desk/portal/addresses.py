"""Addresses of the public side: everybody gets the same."""

from __future__ import annotations

from tests.desk.address import Address, public

ADDRESSES: tuple[Address, ...] = (
    *(
        public(f"portal:{name}")
        for name in (
            "front",
            "check",
            "clarifications",
            "corrected",
            "clarification",
            "material",
            "lessons",
            "lesson",
            "open_data",
            "embed",
            "widget",
            "site_map",
            "sitemap_xml",
            "robots",
            "manifest",
            "worker",
            "offline",
        )
    ),
    # the page about open data answers at its root
    *(
        public(f"open:{name}")
        for name in (
            "api-root",
            "openapi-json",
            "clarifications",
            "versions",
            "corrections",
            "national_figures",
        )
    ),
    public("portal:carry", ok=302),  # without something to carry it leads to the empty form
)
