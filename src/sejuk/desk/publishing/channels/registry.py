"""Finds the channels: every folder here that has a manifest is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType, ModuleType

from sejuk.desk.publishing.channels.job import Job, Result, Target
from sejuk.desk.publishing.channels.manifest import Manifest, load_manifest
from sejuk.desk.responses.item import Item

_PLACE = "sejuk.desk.publishing.channels"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to the public. Its code is loaded at first use, its manifest at once."""

    manifest: Manifest

    @property
    def code(self) -> str:
        """The name of its folder, and what an outlet stores."""
        return self.manifest.code

    def text(self, item: Item, page: str, platform: str = "") -> str:
        """Exactly what it sends."""
        write: Callable[..., str] = import_module(f"{_PLACE}.{self.code}.texts").text
        return write(item, page, self.manifest.longest_on(platform))

    def length(self, text: str) -> int:
        """How long the platform counts a text."""
        count: Callable[[str], int] = getattr(import_module(f"{_PLACE}.{self.code}.texts"), "length", len)
        return count(text)

    def publish(self, job: Job) -> Result:
        """Put it there."""
        return self._do("publish", job)

    def correct(self, job: Job) -> Result:
        """Put its newer version in the place of the older one. Done twice, nothing more happens."""
        return self._do("correct", job)

    def withdraw(self, job: Job) -> Result:
        """Take it away. Done twice, nothing more happens."""
        return self._do("withdraw", job)

    def find(self, job: Job) -> Result:
        """Look for what an earlier try may have put there; ``ABSENT`` where it certainly did not."""
        return self._do("find", job)

    def check(self, target: Target) -> Result:
        """See whether the door opens, and whether it is the account's; publishes nothing."""
        result: Result = self._sending().check(target)
        return result

    def _do(self, verb: str, job: Job) -> Result:
        result: Result = getattr(self._sending(), verb)(job)
        return result

    def _sending(self) -> ModuleType:
        return import_module(f"{_PLACE}.{self.code}.send")


@cache
def channels() -> Mapping[str, Channel]:
    """Every channel by its code: the office's own first, then the others, then what a person pastes."""
    found = [
        load_manifest(folder.joinpath("manifest.toml"))
        for folder in files(_PLACE).iterdir()
        if folder.is_dir() and folder.joinpath("manifest.toml").is_file()
    ]
    modes = ("local", "remote", "person")
    ordered = sorted(found, key=lambda one: (modes.index(one.mode), one.code))
    return MappingProxyType({one.code: Channel(one) for one in ordered})
