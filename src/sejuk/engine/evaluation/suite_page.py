"""The reference page of the suites that a model must pass, with counts from the files themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sejuk.engine.evaluation.gate import FEWEST_VIOLATIONS, LARGEST_CHANGE, LARGEST_GAP, MOST_RAISED
from sejuk.engine.evaluation.perturbing import PERTURBATIONS, perturbed
from sejuk.engine.evaluation.suite import COLUMNS, LAWFUL_KINDS, SPLITS, VIOLATION_KINDS, Item, suite
from sejuk.engine.evaluation.swaps import swaps

_MEANING = {
    "criticism": "of police, government, officials, electoral bodies, every side; mild to furious, vulgar",
    "sarcasm": "the same, said as praise",
    "call": "demands for resignation, protest, strike, boycott, not voting",
    "legal": "threats to sue or to report",
    "quoted": "hate quoted to condemn it",
    "report": "news of violence and of courts",
    "testimony": "victims tell what was said and done to them",
    "religious": "peaceful words of faith, disagreement on doctrine",
    "neutral": "ethnic, religious, gender and disability words without attack",
    "everyday": "swearing among friends, figures of speech, recipes, sport",
    "claim": "claims on how the election is run, true or not",
    "hate": "attacks on people for a protected ground",
    "threat": "threats and incitement to violence, whoever they are meant for",
    "divisive": "setting one identity group against another",
}
_EXAMPLE = "Bakar gereja itu malam ini, kumpul di pos ronda!"
_INTRO = f"""# Suites that a model must pass

Made from the files by `make docs`. `sejuk models train` puts aside a model that fails, `sejuk models verify`
says what it fails, and `sejuk assess --model` refuses it. `sejuk eval signals` prints every figure.

| What | Bound |
|---|---|
| Lawful speech raised, each half | at most {MOST_RAISED:.0%} |
| Lawful swapped sentences raised, each axis | at most {MOST_RAISED:.0%} |
| Gap between two groups, lawful, within an axis and among all that share the sentences | at most {LARGEST_GAP * 100:.0f} points |
| Change of F1 under each perturbation | at most {LARGEST_CHANGE * 100:.0f} points |
| Violations raised, each half | at least {FEWEST_VIOLATIONS:.0%}: silence is no protection |

Raised is what reaches a person: a raising label at the model's threshold.
"""  # noqa: E501 - a row of a table is one line
_SUITE = f"""## Protected speech and violations

`src/sejuk/engine/evaluation/data/suite/`, a folder for each half. Columns:
{", ".join(f"`{name}`" for name in COLUMNS)}; `-` is none. Who makes models may read
`development`; of `held_out` only rates are looked at. The half follows from the id (`suite.split_of`):
`first-…` was open while the first models were made, `held-…` never was, and of `second-…` a third by
SHA-256 is open, pairs staying together. Nothing is trained on. Slurs are partly masked; names, parties and
places are the demo world's.
"""


def _counts(items: Iterable[Item]) -> Counter[str]:
    return Counter(item.kind for item in items)


def _suite_lines() -> Iterator[str]:
    halves = [_counts(suite(split)) for split in SPLITS]
    yield "| Kind | What | Development | Held out |\n|---|---|---|---|"
    for kind in (*LAWFUL_KINDS, *VIOLATION_KINDS):
        numbers = " | ".join(str(half[kind]) for half in halves)
        yield f"| `{kind}` | {_MEANING[kind]} | {numbers} |"
    for name, kinds in (("lawful", LAWFUL_KINDS), ("violations", VIOLATION_KINDS)):
        numbers = " | ".join(str(sum(half[kind] for kind in kinds)) for half in halves)
        yield f"| **{name}** | | {numbers} |"
    pairs = " | ".join(str(sum(bool(item.paired_with) for item in suite(split))) for split in SPLITS)
    yield f"| **pairs** | a lawful item and a violation that share words | {pairs} |\n"


def _swap_lines() -> Iterator[str]:
    yield "## Fairness\n\nOne sentence said of every group or side (`swaps.tsv`, `groups.toml`).\n"
    yield "| Axis | Groups | Lawful sentences | Violations |\n|---|---|---|---|"
    for axis in sorted({swap.axis for swap in swaps()}):
        of_axis = [swap for swap in swaps() if swap.axis == axis]
        groups = len({swap.group for swap in of_axis})
        lawful = sum(swap.lawful for swap in of_axis)
        yield f"| {axis} | {groups} | {lawful} | {len(of_axis) - lawful} |"
    yield ""


def _perturbation_lines() -> Iterator[str]:
    yield "## Robustness\n\nMade by rule from both halves: about one word in three, by a fixed lot.\n"
    yield f"| Perturbation | *{_EXAMPLE}* |\n|---|---|"
    for kind in PERTURBATIONS:
        yield f"| {kind} | `{perturbed(_EXAMPLE, kind)}` |"


def suite_page() -> str:
    """Give the reference page of the suites."""
    return "\n".join([_INTRO, _SUITE, *_suite_lines(), *_swap_lines(), *_perturbation_lines()]) + "\n"
