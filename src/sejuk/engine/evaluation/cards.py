"""Pages made from data: the labels, and the card of a model. ``make docs`` writes them.

They lie in ``docs/reference``, and a test fails where a page is not what its data says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sejuk.engine.evaluation.gate import breach, gate_figures
from sejuk.engine.evaluation.language_card import language_card
from sejuk.engine.evaluation.suite_page import suite_page
from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.signals import Model, load_model
from sejuk.engine.wording.reference import rules_page

_LABELS_INTRO = """# Labels and themes

What the signals can say of a text. The list is closed, and lives in `src/sejuk/engine/labels.toml`; this
page is
made from it. Criticism of a government, an institution, an official or a policy is no label (G2).

The shipped model gives all of them; a text with next to no Latin letters has none. `strength` says how strong
the attack in the text is; by itself it raises no text and heats nothing. The examples are made up; Xara and
Yanu are no peoples.
"""
_CARD_INTRO = """# Model card: default

The weights of the signals that come with Sejuk (`src/sejuk/engine/models/default.arrow`). This page is made
from the file itself and from the protected-speech suite. Make the file again with
`sejuk models train default --data DIR --out FILE`, and this page with `make docs`.
"""
_FAILURES = """## What it gets wrong

- It sees runs of two to five bytes, words and pairs of words, not who says them to whom: a quotation, a
  report or a testimony that repeats a threat may be raised, and a threat in words it never met is missed.
- The development half of the suite may be looked at while a model is made. Of the held-out half only rates
  are read: they are the better guess.
- The corpus is chat and tweets of 2018-2023 with noisy labels. Long articles are judged as a whole.
- Only Indonesian is trained. Other languages get numbers, and `supported` says not to rely on them.
- Themes and check-worthiness are learnt from keyword rules and our items; no independent set measured them.
- `strength` and `ground_other` are learnt from our own items, and the corpus's threats; nothing else measured
  them. A veiled threat, irony that wounds and hate in code are mostly missed.
"""


def labels_page() -> str:
    """Give the reference page of labels and themes."""
    return "\n".join([_LABELS_INTRO, *_label_sections(), "## Themes\n", *_theme_lines()]) + "\n"


def _label_sections() -> Iterator[str]:
    for label in LABELS:
        yield f"## `{label.code}`: {label.name}\n\n{label.definition}\n\n**Bukan:** {label.is_not}\n"
        yield f"- Contoh: *{label.example}*\n- Bukan: *{label.near_miss}*\n"


def _theme_lines() -> Iterator[str]:
    for theme in THEMES:
        yield f"- `{theme.code}`: {theme.name}"


def model_card(model: Model) -> str:
    """Give the card of ``model``; its figures are those in the file, and the suite run on it now."""
    parts = [
        _CARD_INTRO,
        *_origin(model),
        *_figures(model),
        *_protection(model),
        _FAILURES,
    ]
    return "\n".join(parts)


def _origin(model: Model) -> Iterator[str]:
    yield "## What it is\n"
    yield f"- Weights: linear, {len(model.linear.weights)} hashed rows of six-bit numbers"
    yield f"- SHA-256: `{model.sha256}`"
    yield f"- Licence: {model.about['licence']}"
    for source in model.about["data"]:
        yield f"- Data: {source['name']} ({source['licence']})"
    yield f"- Languages: {', '.join(sorted(model.languages))}"
    yield f"- Reaches a person: {', '.join(f'`{label}`' for label in model.raising)}\n"


def _figures(model: Model) -> Iterator[str]:
    yield f"## Figures on the training data, left out\n\nProtocol: {model.about['protocol']}.\n"
    yield "| Label | Texts | Positive | Threshold | Precision | Recall | Calibration error |"
    yield "|---|---|---|---|---|---|---|"
    for label, row in model.about["figures"].items():
        limit = model.thresholds[label]
        numbers = f"{row['precision']:.3f} | {row['recall']:.3f} | {row['ece']:.3f}"
        yield f"| `{label}` | {row['texts']} | {row['positive']} | {limit:.3f} | {numbers} |"
    yield ""


def _protection(model: Model) -> Iterator[str]:
    yield "## Protected speech, fairness, robustness\n\n| Measure | On | Value | |\n|---|---|---|---|"
    for figure in gate_figures(model):
        verdict = "**breaks the bound**" if breach(figure) else ""
        yield f"| {figure.measure} | {figure.data} | {figure.value:.3f} | {verdict} |"
    yield ""


PAGES: dict[str, Callable[[], str]] = {
    "labels.md": labels_page,
    "wording.md": rules_page,
    "protected-speech-suite.md": suite_page,
    "model-card-language.md": language_card,
    "model-card-default.md": lambda: model_card(load_model()),
}
