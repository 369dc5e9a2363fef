"""The card of the language model, made from its file."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.languages import foreign_figures
from sejuk.engine.text.languages import LEAST, NAMED, language_model
from sejuk.engine.text.wordmodel import WordModel

_INTRO = """# Model card: language

The weights that say which language a post is in (`src/sejuk/engine/models/language.arrow`). This page is made
from the file itself and from our own set of texts. Make the file again with
`sejuk models train language --data DIR --out FILE`, and this page with `make docs`.
"""
_FAILURES = """## What it gets wrong

- Malay in formal sentences is often Indonesian word for word, and is then called Indonesian. The training
  sentences are ours, with Malay made from Indonesian word by word; there is no independent set of Malay here.
- A post in two languages gets one answer.
- Two or three words are seldom enough: the answer is `und`, or its probability says so.
- Languages of the archipelago that it does not know (Tetun, Cebuano) may be taken for one that it does.
- NusaX is translated restaurant reviews and tweets. Dialects, older spellings and other scripts than Latin
  are not in it; a text in another script is `und`.
"""


def language_card() -> str:
    """Give the card of the shipped language model; its figures are those in the file, and our set run now."""
    model = language_model()
    return "\n".join([_INTRO, *_origin(model), *_accuracy(model), *_foreign(), _FAILURES])


def _origin(model: WordModel) -> Iterator[str]:
    yield "## What it is\n"
    yield f"- Weights: naive Bayes over {len(model.keys)} words and runs of four bytes, in whole numbers"
    yield f"- SHA-256: `{model.about['sha256']}`"
    yield f"- Licence: {model.about['licence']} (share alike, with attribution: NusaX asks for it)"
    for source in model.about["data"]:
        yield f"- Data: {source['name']} ({source['licence']})"
    yield f"- Named: {', '.join(f'`{code}`' for code in NAMED)}; anything else, and below {LEAST}, is `und`\n"


def _accuracy(model: WordModel) -> Iterator[str]:
    yield "## Accuracy on NusaX, twelve languages told apart\n"
    yield "Fitted on the training part; settings chosen on it and on valid, never on test.\n"
    yield "| Language | Valid, whole | Valid, six words | Test, whole | Test, six words |"
    yield "|---|---|---|---|---|"
    columns = [model.about["figures"][part][words] for part in ("valid", "test") for words in ("100", "6")]
    rows = {f"`{code}`": [column[code] for column in columns] for code in columns[0]}
    means = [sum(column.values()) / len(column) for column in columns]
    for name, values in (rows | {"all": means}).items():
        yield f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |"
    yield ""


def _foreign() -> Iterator[str]:
    yield "## Other languages, scripts, chat\n"
    yield "Our own set (`evaluation/data/foreign.tsv`): never learnt from, but looked at meanwhile.\n"
    yield "| Measure | Texts | Right | Kinds |\n|---|---|---|---|"
    figures: list[Figure] = list(foreign_figures())
    for figure in figures:
        yield f"| {figure.measure} | {figure.detail['texts']} | {figure.value:.3f} | {figure.protocol} |"
    yield ""
