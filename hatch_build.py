"""What goes into the wheel beside the source: built assets, compiled messages and the engine's loops in C."""

import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "src"))


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds all before the files are collected; an editable install builds when it runs instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling with `version` "standard" or "editable"."""
        from sejuk.engine.kernels import building
        from sejuk.runtime import assets, messages

        if version == "editable":
            return
        if not assets.up_to_date():
            assets.build()
        messages.compile_all()
        if building.build() is not None:
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data |= {"pure_python": False, "tag": f"py3-none-{platform}"}
