"""Building the style sheet, scripts and fonts of the desk; they are built, not committed.

Only a source checkout builds (`make run`, or making the wheel); an installed Sejuk carries the result.
"""

import fcntl
import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.node import node_command, npm_command
from sejuk.runtime.words import say

DESK = Path(__file__).resolve().parents[1] / "desk"
CHECKOUT = Path(__file__).resolve().parents[3]
STAMP = ".inputs"
LOCK = ".build.lock"
# Tailwind reads class names from these.
READ_FOR_CLASSES = (".html", ".py", ".js", ".css", ".svg")
COPIED_FROM_PACKAGES = ("htmx.org/dist/htmx.min.js",)
FONT_FILES = "@fontsource-variable/*/files/*-latin*-wght-normal.woff2"
COMPRESSED = {".css", ".js", ".svg"}


def is_checkout() -> bool:
    """Tell whether we run from a source tree, where assets can be built."""
    return (CHECKOUT / "package-lock.json").exists() and (DESK / "assets").exists()


def up_to_date(desk: Path = DESK) -> bool:
    """Tell whether what is built belongs to what is there to build from."""
    stamp = desk / "static" / "build" / STAMP
    return stamp.exists() and stamp.read_text("utf-8") == _digest(_inputs(desk))


def built(desk: Path = DESK) -> bool:
    """Tell whether there is a build at all, perhaps an older one."""
    return (desk / "static" / "build" / "app.css").exists()


def build(desk: Path = DESK, checkout: Path = CHECKOUT) -> None:
    """Build everything into `static/build`, replaced as a whole. Raises LaunchError with the tool's words.

    Two that start at once build once: the second waits, and finds it done.
    """
    with _alone(desk / "static" / LOCK):
        if not up_to_date(desk):
            _build(desk, checkout)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(exist_ok=True)  # a fresh clone has nothing in it
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _build(desk: Path, checkout: Path) -> None:
    install(checkout)
    target = desk / "static" / "build"
    unfinished = target.with_name("build.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    stamp = _digest(_inputs(desk))
    _compile(desk, checkout, unfinished)
    _copy(desk, checkout, unfinished)
    _compress(unfinished)
    (unfinished / STAMP).write_text(stamp, "utf-8")
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)


def install(checkout: Path = CHECKOUT) -> None:
    """Fetch the locked packages, unless the last fetch was for the same lock."""
    lock, stamp = checkout / "package-lock.json", checkout / "node_modules" / STAMP
    wanted = _digest([lock])
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    # No scripts of packages are run: what we use needs none.
    _call([*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], checkout)
    stamp.write_text(wanted, "utf-8")


def _compile(desk: Path, checkout: Path, target: Path) -> None:
    tailwind = checkout / "node_modules" / "@tailwindcss" / "cli" / "dist" / "index.mjs"
    for sheet in sorted((desk / "assets").glob("*.css")):
        words = ["--input", str(sheet), "--output", str(target / sheet.name), "--minify"]
        _call([node_command(), str(tailwind), *words], checkout)


def _copy(desk: Path, checkout: Path, target: Path) -> None:
    for path in sorted((desk / "assets").iterdir()):
        if path.suffix != ".css" and path.is_file():
            shutil.copy(path, target / path.name)
    packages = checkout / "node_modules"
    for name in COPIED_FROM_PACKAGES:
        shutil.copy(packages / name, target)
    (target / "files").mkdir()
    for font in packages.glob(FONT_FILES):
        shutil.copy(font, target / "files")


def _compress(target: Path) -> None:
    for path in sorted(target.rglob("*")):
        if path.suffix in COMPRESSED:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def _inputs(desk: Path) -> Iterator[Path]:
    yield desk.parents[2] / "package-lock.json"
    for folder, folders, names in os.walk(desk):
        folders[:] = sorted(set(folders) - {"build", "build.part", "__pycache__", "migrations", "locale"})
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(READ_FOR_CLASSES))


def _digest(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(os.fsencode(path.name) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _call(command: list[str], folder: Path) -> None:
    path = f"{Path(node_command()).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    result = subprocess.run(  # noqa: S603 - words of ours
        command, check=False, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path}
    )
    if result.returncode:
        raise LaunchError(say("assets_failed", tail=(result.stderr + result.stdout).strip()[:1500]))
