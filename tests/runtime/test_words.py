import re
import string
import tomllib
from pathlib import Path

import pytest

import sejuk.runtime
from sejuk.runtime.words import language, say

FOLDER = Path(sejuk.runtime.__file__).parent
SENTENCES = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
USED = {
    key
    for source in FOLDER.glob("*.py")
    for key in re.findall(r"""\b(?:say|step)\(\s*["'](\w+)["']""", source.read_text("utf-8"))
}


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_every_sentence_is_in_both_languages_with_the_same_values(key: str) -> None:
    assert set(SENTENCES[key]) == {"id", "en"}
    assert _fields(SENTENCES[key]["id"]) == _fields(SENTENCES[key]["en"])


def test_every_sentence_is_used_and_every_used_one_exists() -> None:
    assert set(SENTENCES) == USED


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "id"),
        ({"LANG": "C"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "en_AU"}, "en"),
    ],
)
def test_the_terminal_decides_the_language(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_values_are_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    assert say("ready", address="http://127.0.0.1:8000/") == "Sejuk is ready at http://127.0.0.1:8000/"


def test_an_unknown_sentence_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        say("no_such_sentence")
