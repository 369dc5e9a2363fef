"""Connectors are found by their manifests, and check what they are told."""

from __future__ import annotations

import json
import pickle
import re
import string
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources import messages
from sejuk.sources.config import Problem, ProblemCode, validate
from sejuk.sources.errors import PARAMS, Code, SourceError
from sejuk.sources.files import BadReason
from sejuk.sources.items import Item
from sejuk.sources.manifest import Bilingual, Manifest, ManifestError, load_manifest
from sejuk.sources.registry import connectors

from .site import outbound

MANIFEST = """
code = "probe"
mode = "poll"
[name]
id = "Contoh"
en = "Example"
[description]
id = "Untuk uji."
en = "For tests."
[[field]]
name = "address"
type = "url"
required = true
[field.label]
id = "Alamat"
en = "Address"
[field.help]
id = "Isi."
en = "Fill in."
[[field]]
name = "pace"
type = "choice"
default = "slow"
[field.label]
id = "Laju"
en = "Pace"
[field.help]
id = "Pilih."
en = "Choose."
[[field.choice]]
value = "slow"
label = { id = "Pelan", en = "Slow" }
[[field.choice]]
value = "fast"
label = { id = "Cepat", en = "Fast" }
[[field]]
name = "count"
type = "integer"
minimum = 1
maximum = 10
label = { id = "Jumlah", en = "Count" }
help = { id = "Isi.", en = "Fill in." }
[[field]]
name = "note"
type = "text"
minimum = 3
maximum = 5
label = { id = "Catatan", en = "Note" }
help = { id = "Isi.", en = "Fill in." }
[[field]]
name = "on"
type = "boolean"
label = { id = "Nyala", en = "On" }
help = { id = "Pilih.", en = "Choose." }
[[keeps]]
id = "Teks."
en = "Texts."
[[limits]]
id = "Satu."
en = "One."
[[etiquette]]
id = "Sopan."
en = "Polite."
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    return loaded(tmp_path, MANIFEST)


def loaded(folder: Path, text: str) -> Manifest:
    file = folder / "manifest.toml"
    file.write_text(text, encoding="utf-8")
    return load_manifest(file)


def test_every_folder_with_a_manifest_is_a_connector() -> None:
    assert {"feeds", "files"} <= set(connectors())
    for code, connector in connectors().items():
        assert connector.code == code


def test_a_connector_says_in_both_languages_what_it_keeps_and_how_it_behaves() -> None:
    for connector in connectors().values():
        manifest = connector.manifest
        texts = [manifest.name, manifest.description, *manifest.keeps, *manifest.limits, *manifest.etiquette]
        texts += [text for field in manifest.fields for text in (field.label, field.help)]
        assert all(text.id and text.en and text.id != text.en for text in texts)


def test_a_connector_that_polls_can_be_loaded() -> None:
    for connector in connectors().values():
        if connector.manifest.mode == "poll":
            assert callable(connector._load())


def test_a_connector_of_uploads_is_not_polled() -> None:
    with pytest.raises(SourceError) as caught:
        connectors()["files"].fetch({}, {}, outbound())
    assert caught.value.code is Code.NEEDS_UPLOAD


def test_settings_that_are_right_pass_with_their_defaults(manifest: Manifest) -> None:
    checked = validate(manifest, {"address": " kabar.example/umpan ", "count": "7", "on": "on"})
    assert checked.problems == {}
    assert checked.values == {
        "address": "https://kabar.example/umpan",
        "pace": "slow",
        "count": 7,
        "note": None,
        "on": True,
    }


@pytest.mark.parametrize(
    ("name", "value", "code", "limit"),
    [
        ("address", "", ProblemCode.REQUIRED, None),
        ("address", None, ProblemCode.REQUIRED, None),
        ("address", 5, ProblemCode.NOT_TEXT, None),
        ("address", "ftp://kabar.example", ProblemCode.NOT_AN_ADDRESS, None),
        ("address", "https://user:pass@kabar.example", ProblemCode.NOT_AN_ADDRESS, None),
        ("address", "localhost", ProblemCode.NOT_AN_ADDRESS, None),
        ("address", "dua kata.example", ProblemCode.NOT_AN_ADDRESS, None),
        ("address", "http://[x", ProblemCode.NOT_AN_ADDRESS, None),
        ("address", "https://kabar.example/" + "x" * 2000, ProblemCode.TOO_LONG, 2000),
        ("pace", "never", ProblemCode.NOT_A_CHOICE, None),
        ("count", "x", ProblemCode.NOT_A_NUMBER, None),
        ("count", True, ProblemCode.NOT_A_NUMBER, None),
        ("count", 0, ProblemCode.TOO_SMALL, 1),
        ("count", "11", ProblemCode.TOO_LARGE, 10),
        ("note", "ab", ProblemCode.TOO_SHORT, 3),
        ("note", "abcdef", ProblemCode.TOO_LONG, 5),
        ("on", "maybe", ProblemCode.NOT_YES_OR_NO, None),
        ("other", 1, ProblemCode.UNKNOWN, None),
    ],
)
def test_each_setting_that_is_wrong_says_so(
    manifest: Manifest, name: str, value: object, code: ProblemCode, limit: int | None
) -> None:
    checked = validate(manifest, {"address": "https://kabar.example", name: value})
    assert checked.problems == {name: Problem(code, limit)}
    for language in ("id", "en"):
        assert "{" not in messages.problem_text(checked.problems[name], language)


@given(
    st.dictionaries(st.sampled_from(["address", "pace", "count", "note", "on", "x"]), st.from_type(object))
)
def test_no_settings_break_the_check(config: dict[str, Any]) -> None:
    manifest = connectors()["feeds"].manifest
    checked = validate(manifest, config)
    names = {field.name for field in manifest.fields}
    assert checked.values.keys() | checked.problems.keys() == names | config.keys()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('code = "probe"', 'code = "Not An Identifier"'),
        ('mode = "poll"', 'mode = "push"'),
        ('type = "url"', 'type = "colour"'),
        ('en = "Example"', 'en = " "'),
        ('value = "slow"', 'worth = "slow"'),
        ('type = "choice"', 'type = "text"'),
        ("[[limits]]", "[[other]]"),
        ('id = "Contoh"\n', ""),
    ],
)
def test_a_manifest_that_leaves_something_out_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in MANIFEST
    with pytest.raises(ManifestError):
        loaded(tmp_path, MANIFEST.replace(old, new))


def test_fields_are_found_by_name(manifest: Manifest) -> None:
    assert manifest.field("pace").choices[1].label == Bilingual("Cepat", "Fast")
    with pytest.raises(KeyError):
        manifest.field("nothing")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", list(Code))
def test_every_error_has_both_texts_with_its_parameters(code: Code) -> None:
    message = messages.ERRORS[code]
    params = PARAMS.get(code, frozenset())
    assert placeholders(message.id) == placeholders(message.en)
    assert placeholders(message.id) <= params
    values: dict[str, Any] = dict.fromkeys(params, "x")
    error = SourceError(code, **values)
    for language in ("id", "en"):
        text = messages.error_text(error, language)
        assert len(text) > 30
        assert "{" not in text


@pytest.mark.parametrize("code", list(Code))
def test_every_error_says_what_to_do_next(code: Code) -> None:
    doing = re.compile(
        r"\b(copy|use|remove|check|tried again|open|paste|look up|look for|ask|pause|save|upload|split|"
        r"choose|start|nothing needs|tell|reported)\b",
        re.IGNORECASE,
    )
    assert doing.search(messages.ERRORS[code].en)


def test_problems_and_rows_have_both_texts() -> None:
    assert messages.PROBLEMS.keys() == set(ProblemCode)
    assert messages.BAD_ROWS.keys() == set(BadReason)


def test_notes_have_both_texts() -> None:
    for note in messages.NOTES:
        assert "{" not in messages.note_text(f"{note}:3", "id") + messages.note_text(note, "en")
    assert messages.note_text("undated:3", "en").startswith("3 items")


def test_an_error_takes_exactly_the_parameters_of_its_code() -> None:
    with pytest.raises(TypeError):
        SourceError(Code.TIMED_OUT, host="x")
    with pytest.raises(TypeError):
        SourceError(Code.FILE_EMPTY, host="x")


def test_an_error_survives_a_process_boundary() -> None:
    error = SourceError(Code.BUSY, retry_after=timedelta(seconds=5), host="kabar.example", seconds=5)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.params, copy.retry_after, copy.passing) == (
        error.code,
        error.params,
        error.retry_after,
        True,
    )
    assert json.loads(json.dumps({"code": error.code, "params": error.params}))["code"] == "busy"
    assert str(error) == "busy (host=kabar.example, seconds=5)"
    assert str(SourceError(Code.FILE_EMPTY)) == "file_empty"


def test_an_item_hides_who_wrote_it_and_needs_a_zone() -> None:
    item = Item("1", "teks", account="@seseorang", url="https://kabar.example/@seseorang/1")
    assert "seseorang" not in repr(item)
    with pytest.raises(ValueError, match="zone"):
        Item("1", "teks", published_at=datetime(2027, 2, 14))
