"""``sejuk factchecks validate FILE``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sejuk.cli import main
from sejuk.desk.factchecks.claimreview.writing import claim_review, data_feed
from tests.desk.factchecks.given import an_own
from tests.desk.factchecks.test_claimreview_in import node, page
from tests.desk.office import Desk


def run(path: Path) -> tuple[int, str]:
    """The exit status and what was printed."""
    done = CliRunner().invoke(main, ["factchecks", "validate", str(path)])
    return done.exit_code, done.output


def test_what_we_write_passes_as_document_page_and_feed(desk: Desk, tmp_path: Path) -> None:
    own = an_own(desk)
    feed = data_feed([own], "Hulu", "https://sejuk.hulu.example/")
    texts = [json.dumps(claim_review(own)), page(claim_review(own)), json.dumps(feed)]
    for number, text in enumerate(texts):
        file = tmp_path / str(number)
        file.write_text(text)
        assert run(file) == (0, "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (json.dumps(node(claimReviewed="")), "claimReviewed is missing"),
        ("<html></html>", "no ClaimReview in it"),
        ('{"a": ', "a script is no JSON"),
    ],
)
def test_what_is_wrong_is_printed_and_fails(tmp_path: Path, text: str, line: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(text)
    status, output = run(file)
    assert status == 1
    assert line in output
