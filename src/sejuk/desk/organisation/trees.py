"""Templates of unit trees, as data (data/trees/*.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Territory, Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: What people choose on the first-run page.
TITLES: dict[str, StrOrPromise] = {
    "polda": _("Polda dengan Polres (Polsek ditambahkan kemudian)"),
    "diskominfo": _("Diskominfo provinsi dengan kabupaten/kota"),
    "kpu": _("Meja KPU provinsi dengan kabupaten/kota"),
    "bawaslu": _("Meja Bawaslu provinsi dengan kabupaten/kota"),
    "newsroom": _("Redaksi"),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A template: the top unit, one unit a regency where it has them, the name of the units below those."""

    code: str
    order: int
    institution: str
    top: Mapping[str, Any]
    regency: Mapping[str, Any] | None
    sector: Mapping[str, Any] | None

    def sector_name(self, place: str) -> str:
        """What a unit below a regency is called."""
        return str(self.sector["name"]).format(place=place) if self.sector else place


@cache
def trees() -> dict[str, Tree]:
    """All templates by code, in the order in which they are offered."""
    folder = files("sejuk.desk.organisation").joinpath("data/trees")
    found = [_read(file.name.removesuffix(".toml"), file.read_text("utf-8")) for file in folder.iterdir()]
    return {tree.code: tree for tree in sorted(found, key=lambda tree: tree.order)}


def plant(tree: Tree, institution: Institution, province: Territory) -> Unit:
    """Make the units of the template for a province and give the top one."""
    top = Unit.objects.create(
        institution=institution,
        name=tree.top["name"].format(province=province.name),
        level=tree.top["level"],
        around_the_clock=tree.top["around_the_clock"],
        territory=province,
        time_zone=province.time_zone,
    )
    if tree.regency is not None:
        Unit.objects.bulk_create([_unit(tree.regency, top, place) for place in province.children.all()])
    return top


def _unit(template: Mapping[str, Any], top: Unit, place: Territory) -> Unit:
    kind, _space, short = place.name.partition(" ")
    pattern = template["name_of_city"] if kind == "Kota" else template["name"]
    return Unit(
        institution=top.institution,
        parent=top,
        name=pattern.format(place=short),
        level=Unit.Level.REGENCY,
        around_the_clock=template["around_the_clock"],
        territory=place,
        time_zone=place.time_zone,
    )


def _read(code: str, text: str) -> Tree:
    data = tomllib.loads(text)
    return Tree(
        code, data["order"], data["institution"], data["top"], data.get("regency"), data.get("sector")
    )
