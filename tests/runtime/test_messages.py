import gettext
import os
from pathlib import Path

from sejuk.runtime.messages import compile_all

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Narasi"
msgstr "Narrative"
"""


def _write(folder: Path) -> Path:
    path = folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, "utf-8")
    return path


def _translate(source: Path, word: str) -> str:
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(word)


def test_a_catalogue_is_compiled_without_gettext_installed(tmp_path: Path) -> None:
    source = _write(tmp_path)
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert _translate(source, "Narasi") == "Narrative"


def test_what_is_compiled_already_is_left_alone(tmp_path: Path) -> None:
    _write(tmp_path)
    compile_all(tmp_path)
    assert compile_all(tmp_path) == []


def test_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    source = _write(tmp_path)
    compile_all(tmp_path)
    source.write_text(CATALOGUE.replace("Narrative", "Story"), "utf-8")
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert _translate(source, "Narasi") == "Story"


def test_no_unfinished_file_is_left(tmp_path: Path) -> None:
    source = _write(tmp_path)
    compile_all(tmp_path)
    assert sorted(file.name for file in source.parent.iterdir()) == ["django.mo", "django.po"]
