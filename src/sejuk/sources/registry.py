"""Finds the connectors: every folder here that has a manifest is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias, cast

from sejuk.sources.config import Validated, validate
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.items import Cursor, Fetched
from sejuk.sources.manifest import Manifest, load_manifest
from sejuk.sources.outbound import Outbound

Fetch: TypeAlias = Callable[[Mapping[str, object], Cursor, Outbound], Fetched]


@dataclass(frozen=True, slots=True)
class Connector:
    """One kind of outside place. Its code is loaded at the first fetch, its manifest at once."""

    manifest: Manifest

    @property
    def code(self) -> str:
        """The name of its folder, and what a source stores."""
        return self.manifest.code

    def validate(self, config: Mapping[str, object]) -> Validated:
        """Check a source's settings: the clean values, and a problem per field that has one."""
        return validate(self.manifest, config)

    def fetch(self, config: Mapping[str, object], cursor: Cursor, outbound: Outbound) -> Fetched:
        """Fetch once. Raises nothing but :class:`SourceError`; settings are checked first."""
        if self.manifest.mode == "upload":
            raise SourceError(Code.NEEDS_UPLOAD)
        checked = self.validate(config)
        for name in checked.problems:
            raise SourceError(Code.CONFIG_INVALID, field=name)
        return self._load()(checked.values, cursor, outbound)

    def _load(self) -> Fetch:
        module = import_module(f"sejuk.sources.{self.code}.fetch")
        return cast(Fetch, module.fetch)


@cache
def connectors() -> Mapping[str, Connector]:
    """Every connector by its code, in alphabetical order."""
    folders = sorted(
        (folder for folder in files("sejuk.sources").iterdir() if folder.is_dir()), key=lambda f: f.name
    )
    found: dict[str, Connector] = {}
    for folder in folders:
        file = folder.joinpath("manifest.toml")
        if not file.is_file():
            continue
        manifest = load_manifest(file)
        if manifest.code != folder.name:
            raise ValueError(f"{file} calls itself {manifest.code}")
        found[manifest.code] = Connector(manifest)
    return MappingProxyType(found)
