"""The engine's commands, for the ``sejuk`` group."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
import pyarrow as pa

from sejuk.engine.evaluation.registry import BENCH_TEXTS, BENCHES, all_figures
from sejuk.engine.models.commands import models
from sejuk.engine.sentences import environment_language, sentence
from sejuk.engine.tables import ClaimFile, PostFile, QueryFile, TableError
from sejuk.engine.text.linear import ModelError
from sejuk.engine.wording.command import options as wording_options
from sejuk.engine.wording.command import show as show_findings

if TYPE_CHECKING:
    from sejuk.engine.evaluation.figures import Figure

_File = click.Path(path_type=Path, dir_okay=False)
_Folder = click.Path(path_type=Path, file_okay=False, exists=True)
_Existing = click.Path(path_type=Path, dir_okay=False, exists=True)
_Command = TypeVar("_Command", bound=Callable[..., object])


class Explained(click.ClickException):
    """Ends a command with what is wrong and what to do."""

    exit_code = 2


def say(key: str, **values: object) -> str:
    """Give a sentence in the language of ``--lang``, else of the environment."""
    return sentence(key, chosen_language(), **values)


def chosen_language() -> str:
    """Give the language of ``--lang``, else of the environment."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context else None
    return chosen or environment_language()


@contextmanager
def explained() -> Iterator[None]:
    """Turn what can be wrong with a file into a sentence and exit status 2."""
    try:
        yield
    except TableError as error:
        raise Explained(say(error.key, **error.values)) from error
    except ModelError as error:
        raise Explained(say("unusable_model", reason=error)) from error


def _input(command: _Command) -> _Command:
    return click.argument("source", metavar="IN", type=_Existing)(command)


def _output(command: _Command) -> _Command:
    return click.option("--out", type=_File, required=True, help="Where to write: .parquet or .jsonl[.gz].")(
        command
    )


def _worlds(*, required: bool) -> Callable[[_Command], _Command]:
    return click.option(
        "--world",
        "worlds",
        type=_Folder,
        multiple=True,
        required=required,
        help="Folder that `sejuk world` wrote; may be given several times.",
    )


class _Progress:
    """Counts posts on the terminal while they are read."""

    def __init__(self, file: PostFile) -> None:
        self.file = file

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        count, shown = 0, sys.stderr.isatty()
        for batch in self.file:
            yield batch
            count += batch.num_rows
            if shown:
                click.echo("\r" + say("progress", count=count), err=True, nl=False)
        if shown:
            click.echo(err=True)
        if self.file.bad_times:
            click.echo(say("bad_times", count=self.file.bad_times), err=True)


@contextmanager
def _told() -> Iterator[Callable[[str, int], None]]:
    """Shows on the terminal how many posts of a world were heard."""
    shown = sys.stderr.isatty()

    def tell(world: str, count: int) -> None:
        if shown:
            click.echo("\r" + say("heard", world=world, count=count), err=True, nl=False)

    yield tell
    if shown:
        click.echo(err=True)


@click.command()
@_input
@_output
@click.option("--model", type=_Existing, help="Model file instead of the one that is shipped.")
@click.option("--second", type=_Folder, help="Imported model for the posts that the first is unsure of.")
@click.option(
    "--share", type=click.FloatRange(0, 1), default=0.05, show_default=True, help="Most posts for --second."
)
@click.option("--no-reasons", is_flag=True, help="Leave out the spans that explain each label.")
def assess(
    source: Path, out: Path, model: Path | None, second: Path | None, share: float, no_reasons: bool
) -> None:
    """Say what each post shows: language, signals with probabilities and reasons, theme.

    IN is CSV, JSON lines (both may end in .gz) or Parquet with the columns id and text, and optionally
    published_at, account, source, url and region. No account comes out.
    """
    from sejuk.engine.jobs import assess_file

    with explained():
        behind = (second, share) if second else None
        count = assess_file(_Progress(PostFile(source)), out, model, not no_reasons, behind)
    click.echo(say("assessed", count=count, path=out), err=True)


@click.command()
@_input
@_output
@click.option("--narratives", type=_File, help="Also write one row a narrative here.")
def group(source: Path, out: Path, narratives: Path | None) -> None:
    """Group posts into narratives with stable ids, in the order of the file.

    IN is read as by `sejuk assess`. Narratives with fewer than three independent authors show no text.
    """
    from sejuk.engine.jobs import group_file

    with explained():
        count, found = group_file(_Progress(PostFile(source)), out, narratives)
    click.echo(say("grouped", count=count, narratives=found, path=out), err=True)


@click.command()
@_input
@_output
@click.option("--analysts", type=click.IntRange(1, 10_000), required=True, help="People who read alerts.")
@click.option(
    "--budget", type=click.IntRange(1, 10_000), required=True, help="Alerts that each can read a day."
)
@click.option(
    "--schedule",
    type=_Existing,
    help="CSV of what is known to come (a debate): start, end and times, how many times as many posts.",
)
def watch(source: Path, out: Path, analysts: int, budget: int, schedule: Path | None) -> None:
    """Play posts as if live and write the early warnings that a team could have read.

    IN is read as by `sejuk assess`; posts without published_at cannot raise an alert.
    """
    from sejuk.engine.bursts import read_schedule
    from sejuk.engine.jobs import watch_file

    with explained():
        known = read_schedule(schedule) if schedule else []
        done = watch_file(_Progress(PostFile(source)), out, analysts, budget, known)
    counts = {"over": done.over_budget, "small": done.too_small}
    click.echo(say("watched", count=done.posts, alerts=done.alerts, path=out, **counts), err=True)


@click.command()
@click.argument("claims", metavar="CLAIMS", type=click.Path(path_type=Path, exists=True))
@click.argument("queries", metavar="QUERIES", type=_Existing)
@_output
@click.option("--top", type=click.IntRange(1, 50), default=5, show_default=True, help="Claims a post.")
def match(claims: Path, queries: Path, out: Path, top: int) -> None:
    """Find the checked claims that posts repeat, each with how sure that is and why.

    CLAIMS is a file with the columns id and text or title, and optionally summary, url and published_at,
    or a folder of JSON files; QUERIES has id and text, and optionally url and published_at. Both are
    CSV, TSV, JSON lines or Parquet; the names of the CheckThat! sets are understood too.
    """
    from sejuk.engine.jobs import match_file

    with explained():
        count, known = match_file(ClaimFile(claims), QueryFile(queries), out, top)
    click.echo(say("matched", count=count, claims=known, path=out), err=True)


@click.command()
@_input
@_output
@click.option(
    "--window", type=click.IntRange(1, 1440), default=60, show_default=True, help="Minutes of a concert."
)
def coordinate(source: Path, out: Path, window: int) -> None:
    """Say how much of each narrative was posted in concert: copies and links, in short windows.

    IN is read as by `sejuk assess`. Authors are only counted; no account comes out.
    """
    from datetime import timedelta

    from sejuk.engine.jobs import coordinate_file

    with explained():
        count, found = coordinate_file(_Progress(PostFile(source)), out, timedelta(minutes=window))
    click.echo(say("coordinated", count=count, narratives=found, path=out), err=True)


@click.command()
@wording_options
def wording(
    source: Path,
    language: str,
    kind: str,
    claim: str,
    sources: tuple[str, ...],
    place: Path | None,
    gate: bool,
    as_json: bool,
) -> None:
    """Check a text of ours before it goes out: neutral, sourced, without personal data, plain.

    FILE is plain text: the first paragraph is the headline, every other one a passage. A finding says where
    (part:line:column), how grave it is, by which rule, why, and what to write instead.
    """
    from sejuk.engine.wording import Contestants, Severity, check
    from sejuk.engine.wording.place import PlaceError, read_contestants
    from sejuk.engine.wording.written import as_source, read_draft

    try:
        stand = read_contestants(place) if place else Contestants()
        draft = read_draft(source, claim, kind, language, tuple(map(as_source, sources)), stand)
    except PlaceError as error:
        raise Explained(say("not_contestants", path=place, reason=error)) from error
    except UnicodeDecodeError as error:
        raise Explained(say("not_text", path=source)) from error
    findings = check(draft)
    show_findings(draft, findings, chosen_language(), as_json)
    stops = {Severity.BLOCK, Severity.NEEDS_OTHER_INSTITUTION}
    if gate and any(finding.severity in stops for finding in findings):
        raise click.exceptions.Exit(1)


@click.group(name="eval")
def evaluate() -> None:
    """Measure quality on data: one JSON line a figure."""


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with streams/ in it.")
@_worlds(required=False)
def narratives(data: Path, worlds: tuple[Path, ...]) -> None:
    """Grouping: agreement with known clusters, verbatim copies, and planted rumours."""
    from sejuk.engine.evaluation.narratives import narrative_figures

    _print(narrative_figures(data, worlds))


@evaluate.command(name="watch")
@_worlds(required=True)
def evaluate_watch(worlds: tuple[Path, ...]) -> None:
    """Early warning: planted rumours found, delay, false alerts by budget, beside two baselines."""
    from sejuk.engine.evaluation.warning import warning_figures

    with _told() as told:
        _print(warning_figures(worlds, told))


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with hate/ in it.")
def signals(data: Path) -> None:
    """Signals: hate speech on the published folds, calibration, protected speech."""
    from sejuk.engine.evaluation.signals import signals_figures

    _print(signals_figures(data))


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with hate/ in it.")
@click.option("--second", type=_Folder, help="Imported model; else a small network is trained for each fold.")
def cascade(data: Path, second: Path | None) -> None:
    """Second stage: share of posts sent to it, F1 of hate speech and time, on the published folds."""
    from sejuk.engine.evaluation.cascade import cascade_figures

    _print(cascade_figures(data, second))


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with language/nusax in it.")
def languages(data: Path) -> None:
    """Language: accuracy on NusaX, whole sentences and six words."""
    from sejuk.engine.evaluation.languages import language_figures

    _print(language_figures(data))


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with claims/ in it.")
def claims(data: Path) -> None:
    """Known claims: whether the right one is found, and how often a match is right."""
    from sejuk.engine.evaluation.claims import claim_figures

    _print(claim_figures(data))


@evaluate.command()
@click.option("--data", type=_Folder, required=True, help="Folder of data, with streams/coortweet in it.")
def coordination(data: Path) -> None:
    """Coordination: pairs of accounts that shared the same, beside coordination_network_toolkit."""
    from sejuk.engine.evaluation.coordination import coordination_figures

    _print(coordination_figures(data))


@evaluate.command(name="wording")
@click.option("--data", type=_Folder, help="Not needed: the gold set comes with the package.")
def evaluate_wording(data: Path | None) -> None:
    """Checks of our own texts: precision and recall of each rule on the test half of our gold set."""
    from sejuk.engine.evaluation.wording import wording_figures

    _print(wording_figures(data))


@evaluate.command("all")
@click.option("--data", type=_Folder, required=True, help="Folder of data, with a folder for each eval.")
@_worlds(required=False)
def every_eval(data: Path, worlds: tuple[Path, ...]) -> None:
    """Every eval, one after the other; watch only where a world is given."""
    _print(all_figures(data, worlds))


@click.group()
def bench() -> None:
    """Measure speed and memory on synthetic posts and one core: one JSON line a figure.

    Each bench runs in a process of its own, beside peers where they are installed (dependency group
    bench).
    """


def _bench(name: str, text: str, parts: Sequence[str]) -> click.Command:
    @click.option("--posts", type=click.IntRange(1000), default=20_000, show_default=True, help="How many.")
    @click.option("--gate", is_flag=True, help="Fail where a figure is past its limit (limits.toml).")
    def run(posts: int, gate: bool) -> None:
        from sejuk.engine.evaluation.speed.limits import missed
        from sejuk.engine.evaluation.speed.running import run_benches

        past = []
        for figures, packages in run_benches(parts, posts):
            _print(figures)
            past += missed(figures)
            for package in packages:
                click.echo(say("peer_missing", package=package), err=True)
        for one in past if gate else ():
            click.echo(say("past_limit", **asdict(one)), err=True)
        if gate and past:
            raise click.exceptions.Exit(1)

    return click.command(name, help=text)(run)


for _name, _text in BENCH_TEXTS.items():
    bench.add_command(_bench(_name, _text, [_name]))
bench.add_command(
    _bench("engine", "Signals, language and the pipeline.", ["signals", "language", "pipeline"])
)
bench.add_command(_bench("all", "Every bench, one after the other.", list(BENCHES)))


def _print(figures: Iterable[Figure]) -> None:
    with explained():
        for figure in figures:
            click.echo(figure.line())


COMMANDS: tuple[click.Command, ...] = (
    *(assess, group, watch, coordinate, match, wording),
    *(evaluate, bench, models),
)
