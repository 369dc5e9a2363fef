"""The sentences the launcher prints, Indonesian first, before Django and its catalogues are there."""

import os
import tomllib
from functools import cache
from importlib.resources import files


def language() -> str:
    """Give the reader's language by the usual order of LC_ALL, LC_MESSAGES and LANG: `en` or `id`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.lower().startswith("en") else "id"
    return "id"


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def say(key: str, **values: object) -> str:
    """Give the sentence `key` of words.toml in the reader's language, with `values` filled in.

    Raises KeyError for an unknown key.
    """
    return _sentences()[key][language()].format(**values)
