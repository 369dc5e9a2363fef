"""Which tests belong to a changed file: the inner loop runs only those."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS_OF = runpy.run_path(str(ROOT / "scripts" / "changed_tests.py"))["tests_of"]


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("src/sejuk/desk/cases/services/moving.py", "tests/desk/cases"),
        ("src/sejuk/desk/cases/clocks/policy.py", "tests/desk/cases/clocks"),
        ("src/sejuk/engine/text/folding.py", "tests/engine/text"),
        ("src/sejuk/engine/pipeline.py", "tests/docs"),
        ("tests/runtime/test_lock.py", "tests/runtime/test_lock.py"),
        ("tests/desk/cases/given.py", "tests/desk/cases"),
        ("tests/desk/addresses.py", "tests/docs"),
        ("README.md", "tests/docs"),
    ],
)
def test_each_file_has_its_tests(changed: str, tests: str) -> None:
    assert TESTS_OF(Path(changed)) == Path(tests)
