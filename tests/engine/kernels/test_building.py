"""The loops in C are built where that works, and left out where it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.kernels import building
from sejuk.engine.kernels.arrays import address, grown

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a source and without a library."""
    (tmp_path / "one.c").write_text("int sejuk_one(void) { return 1; }", "utf-8")
    monkeypatch.setattr(building, "FOLDER", tmp_path)
    return tmp_path


@needs_compiler
def test_the_library_is_built_once_and_anew_where_a_source_changed(folder: Path) -> None:
    first = building.build()
    assert first is not None
    made = first.stat().st_mtime_ns
    assert building.build() == first
    assert first.stat().st_mtime_ns == made
    (folder / "one.c").write_text("int sejuk_one(void) { return 2; }", "utf-8")
    second = building.build()
    assert second not in (None, first)
    assert [path.name for path in folder.glob("*.so")] == [second.name if second else ""]


@needs_compiler
def test_what_cannot_be_compiled_leaves_nothing(folder: Path) -> None:
    (folder / "broken.c").write_text("this is no C", "utf-8")
    assert building.build() is None
    assert not [path for path in folder.iterdir() if path.suffix not in {".c", ".h"}]


def test_without_a_compiler_there_is_no_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    assert building.build() is None
    assert not list(folder.glob("*.so"))


def test_it_can_be_left_out() -> None:
    code = "from sejuk.engine.kernels import LOOPS; print(LOOPS)"
    there = os.environ | {"SEJUK_KERNELS": "off"}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=there)
    assert done.stdout.strip() == "None"


def test_an_array_grows_to_twice_and_more_with_zeros() -> None:
    array = np.arange(3)
    assert grown(array, 3) is array
    assert grown(array, 7).tolist() == [0, 1, 2, *[0] * 9]
    assert address(array) == array.ctypes.data
