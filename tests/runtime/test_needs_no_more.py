"""Sejuk starts with what `make run` installs: no module needs a library that only tests and types have."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def _name(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _imported(nodes: list[ast.stmt]) -> Iterator[str]:
    """Top-level names that are imported when the module is; what functions import is asked when they run."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef) and not _is_for_types(node):
            yield from _imported(node.body)


def test_what_is_imported_at_the_start_is_locked_for_running() -> None:
    locked = {_name(one) for one in _LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8"))}
    installed = packages_distributions()
    missing = {}
    for path in sorted((ROOT / "src" / "sejuk").rglob("*.py")):
        for module in _imported(ast.parse(path.read_text("utf-8")).body):
            if module == "sejuk" or module in sys.stdlib_module_names:
                continue
            if not locked.intersection(map(_name, installed.get(module, [module]))):
                missing[str(path.relative_to(ROOT))] = module
    assert missing == {}
