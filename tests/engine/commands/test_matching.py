from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from sejuk.cli import main
from sejuk.engine import MATCHES, ClaimIndex
from tests.engine.claims.archive import POSTS, TEXTS, batch

CLAIM_ROWS = [{"id": name, "text": text} for name, text in TEXTS.items()]
POST_ROWS = [{"id": name, "text": text} for name, text in POSTS.items()]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *map(str, words)])


def as_csv(rows: list[dict[str, str]], names: tuple[str, str], delimiter: str = ",") -> str:
    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"'

    lines = [delimiter.join(names)] + [delimiter.join(map(cell, row.values())) for row in rows]
    return "\n".join(lines) + "\n"


def as_lines(rows: list[dict[str, str]], names: tuple[str, str]) -> str:
    return "".join(json.dumps(dict(zip(names, row.values(), strict=True))) + "\n" for row in rows)


def csv_claims(folder: Path) -> Path:
    (path := folder / "claims.csv").write_text(as_csv(CLAIM_ROWS, ("id", "text")), "utf-8")
    return path


def native_claims(folder: Path) -> Path:
    path = folder / "claims.jsonl.gz"
    path.write_bytes(gzip.compress(as_lines(CLAIM_ROWS, ("vclaim_id", "vclaim")).encode()))
    return path


def titled_claims(folder: Path) -> Path:
    (path := folder / "claims.csv").write_text(as_csv(CLAIM_ROWS, ("ID", "TITLE")), "utf-8")
    return path


def parquet_claims(folder: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(CLAIM_ROWS), folder / "claims.parquet")
    return folder / "claims.parquet"


def claims_in_a_folder(folder: Path) -> Path:
    (folder / "vclaims").mkdir()
    for row in CLAIM_ROWS:
        (folder / "vclaims" / f"{row['id']}.json").write_text(
            json.dumps({"vclaim_id": row["id"], "vclaim": row["text"], "author": "x"})
        )
    return folder / "vclaims"


def csv_posts(folder: Path) -> Path:
    (path := folder / "posts.csv").write_text(as_csv(POST_ROWS, ("id", "text")), "utf-8")
    return path


def native_posts(folder: Path) -> Path:
    (path := folder / "posts.tsv").write_text(as_csv(POST_ROWS, ("iclaim_id", "iclaim"), "\t"), "utf-8")
    return path


def posts_without_names(folder: Path) -> Path:
    text = as_csv(POST_ROWS, ("iclaim_id", "iclaim"), "\t").split("\n", 1)[1]
    (path := folder / "posts.tsv").write_text(text, "utf-8")
    return path


def json_posts(folder: Path) -> Path:
    (path := folder / "posts.jsonl").write_text(as_lines(POST_ROWS, ("tweet_id", "tweet_text")))
    return path


Maker = Callable[[Path], Path]


@pytest.mark.parametrize(
    "claims",
    [csv_claims, native_claims, titled_claims, parquet_claims, claims_in_a_folder],
    ids=lambda m: m.__name__,
)
@pytest.mark.parametrize(
    "posts", [csv_posts, native_posts, posts_without_names, json_posts], ids=lambda m: m.__name__
)
def test_every_form_of_input_finds_the_same(tmp_path: Path, claims: Maker, posts: Maker) -> None:
    out = tmp_path / "out.jsonl"
    result = run("match", claims(tmp_path), posts(tmp_path), "--out", out, "--top", 1)
    assert result.exit_code == 0, result.output
    assert f"Matched {len(POSTS)} posts with {len(TEXTS)} claims" in result.output
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {row["query_id"]: row["claim_id"] for row in rows} == {name: name for name in POSTS}


def test_match_writes_what_the_library_gives(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert run("match", csv_claims(tmp_path), csv_posts(tmp_path), "--out", out, "--top", 3).exit_code == 0
    written = pq.read_table(out)
    index = ClaimIndex()
    index.add(batch())
    expected = index.match(list(POSTS.values()), top=3, ids=list(POSTS))
    assert written.schema.equals(MATCHES)
    assert {row["rank"] for row in written.to_pylist()} == {1, 2, 3}
    assert [(row["query_id"], row["claim_id"]) for row in written.to_pylist()] == [
        (row["query_id"], row["claim_id"]) for row in expected.to_pylist()
    ]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2031-02-04", "1"),
        ("4 February 2031", "1"),
        ("4 Feb 2031", "1"),
        ("Feb 4, 2031", "1"),
        ("13 Februari 2031", "10"),
        ("13 Peb 2031", "10"),
        ("sometime", None),
        ("31 February 2031", None),
    ],
)
def test_dates_are_read_as_people_write_them(tmp_path: Path, written: str, days: str | None) -> None:
    claims, posts, out = (tmp_path / name for name in ("claims.csv", "posts.csv", "out.jsonl"))
    claims.write_text(f'id,text,date\na,glowing dogs,"{written}"\n')
    posts.write_text('id,text\np,"glowing dogs — Siti (@siti) February 3, 2031"\n')
    assert run("match", claims, posts, "--out", out).exit_code == 0
    reasons = json.loads(out.read_text())["reasons"]
    assert [reason["text"] for reason in reasons if reason["kind"] == "days"] == ([days] if days else [])


def test_the_address_column_is_used(tmp_path: Path) -> None:
    claims, posts, out = (tmp_path / name for name in ("claims.csv", "posts.csv", "out.jsonl"))
    claims.write_text("id,text,url\na,glowing dogs,https://contoh.example/a?fbclid=1\n")
    posts.write_text("id,text,url\np,what is this,http://www.contoh.example/a\n")
    assert run("match", claims, posts, "--out", out).exit_code == 0
    assert json.loads(out.read_text())["level"] == "confirm"


@pytest.mark.parametrize(
    ("claims", "posts", "words"),
    [
        ("id,x\na,b\n", "id,text\na,b\n", "text / title"),
        ("x,text\na,b\n", "id,text\na,b\n", "no column id"),
        ("id,text\na,b\n", "id,x,y\na,b,c\n", "no column text"),
        ("id,text\n,b\n", "id,text\na,b\n", "data row 1"),
        ("", "id,text\na,b\n", "empty"),
    ],
)
def test_bad_files_say_what_to_do_and_leave_nothing(
    tmp_path: Path, claims: str, posts: str, words: str
) -> None:
    (tmp_path / "claims.csv").write_text(claims)
    (tmp_path / "posts.csv").write_text(posts)
    result = run("match", tmp_path / "claims.csv", tmp_path / "posts.csv", "--out", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("text", ["[1]", "{"])
def test_a_bad_file_in_a_folder_is_named(tmp_path: Path, text: str) -> None:
    folder = claims_in_a_folder(tmp_path)
    (folder / "bad.json").write_text(text)
    result = run("match", folder, csv_posts(tmp_path), "--out", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "bad.json" in result.output
