"""The loops in C, built so that every wrong step in memory and every undefined step stops the run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
#: Tests that give the loops whatever texts, orders and sizes there are.
ATTACKING = ("narratives", "similarity", "signals", "text")
_CHECKS = "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g"


def test_no_loop_leaves_its_memory(tmp_path: Path) -> None:
    compiler, runtime = shutil.which("cc"), _runtime()
    if compiler is None or runtime is None:
        pytest.skip("this machine's compiler has no address sanitizer")
    wrapper = tmp_path / "cc"
    wrapper.write_text(f'#!/bin/sh\nexec {compiler} "$@" {_CHECKS}\n')
    wrapper.chmod(0o755)
    package = tmp_path / "src" / "sejuk"
    shutil.copytree(ROOT / "src" / "sejuk", package, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    tests = tmp_path / "tests"
    shutil.copytree(ROOT / "tests" / "engine", tests / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "conftest.py"):
        shutil.copy(ROOT / "tests" / name, tests)
    env = os.environ | {
        "CC": str(wrapper),
        "PYTHONPATH": f"{package.parent}:{tmp_path}",
        "LD_PRELOAD": str(runtime),
        # Python itself leaves memory to the end of the process.
        "ASAN_OPTIONS": "detect_leaks=0",
        "UBSAN_OPTIONS": "print_stacktrace=1",
    }
    env.pop("SEJUK_KERNELS", None)
    says = "from sejuk.engine.kernels import LOOPS; print(LOOPS is not None, LOOPS._name)"
    built = subprocess.run([sys.executable, "-c", says], env=env, capture_output=True, text=True, check=True)
    [library] = package.glob("engine/kernels/loops-*.so")
    assert built.stdout.split() == ["True", str(library)]
    assert b"__asan_report_load" in library.read_bytes()
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow"]
    rooms = [str(tests / "engine" / room) for room in ATTACKING]
    done = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), *rooms],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-5000:]


def _runtime() -> Path | None:
    """The library that has to be there before Python."""
    found = subprocess.run(["cc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=False)
    path = Path(found.stdout.strip())
    return path.resolve() if found.returncode == 0 and path.is_absolute() else None
