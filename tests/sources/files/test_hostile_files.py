"""Files that are broken, built to break something, or should not be here at all."""

from __future__ import annotations

import csv
import gc
import gzip
import json
import random
import zipfile
from collections import deque
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files import BadReason, Batch, ColumnMap, preview, read

from .samples import KINDS, as_csv, as_xlsx, posts, write


def code_of(path: Path) -> Code:
    with pytest.raises(SourceError) as caught:
        preview(path)
    return caught.value.code


def saved(folder: Path, content: bytes | str) -> Path:
    path = folder / "upload"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


WHATSAPP = [
    "14/02/27 19.30 - Pesan dan panggilan terenkripsi secara end-to-end.\n14/02/27 19.31 - Tetangga: halo\n",
    "".join(f"[14/02/2027, 19.30.0{n}] Tetangga: halo\n" for n in range(3)),
    "".join(f"2/14/27, 7:3{n}\u202fPM - Tetangga: halo, apa kabar\n" for n in range(3)),
    "\u200e[14/02/27 19.30.01] Warga: \u200eMessages and calls are end-to-end encrypted.\n",
]


@pytest.mark.parametrize("text", WHATSAPP)
def test_whatsapp_exports_are_refused(tmp_path: Path, text: str) -> None:
    assert code_of(saved(tmp_path, text)) is Code.FILE_CHAT_EXPORT
    assert code_of(saved(tmp_path, gzip.compress(text.encode()))) is Code.FILE_CHAT_EXPORT


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Tetangga.txt", "ChatExport/messages.html"])
def test_archives_of_chats_are_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "upload", "w") as archive:
        archive.writestr(name, WHATSAPP[0])
    assert code_of(tmp_path / "upload") is Code.FILE_CHAT_EXPORT


@pytest.mark.parametrize("kind", ["personal_chat", "private_supergroup", "private_group", "public_channel"])
def test_telegram_exports_are_refused(tmp_path: Path, kind: str) -> None:
    message = {"id": 1, "type": "message", "from": "Tetangga", "from_id": "user1", "text": "halo"}
    export = {"name": "Warga", "type": kind, "id": 1, "messages": [message]}
    assert code_of(saved(tmp_path, json.dumps(export, indent=1))) is Code.FILE_CHAT_EXPORT
    whole = {"about": "x", "chats": {"list": [export]}}
    assert code_of(saved(tmp_path, json.dumps(whole))) is Code.FILE_CHAT_EXPORT


def test_telegram_pages_are_refused(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html><body><div class="page_wrap"><div class="history"></div></div></body></html>'
    assert code_of(saved(tmp_path, page)) is Code.FILE_CHAT_EXPORT


def test_a_table_with_dates_in_front_is_no_chat(tmp_path: Path) -> None:
    rows = [{"tanggal": "14/02/2027 19.30", "isi": post["isi"]} for post in posts(20)]
    assert preview(saved(tmp_path, as_csv(rows))).kind == "csv"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b"   \n\n", Code.FILE_EMPTY),
        (b"isi,tanggal\n", Code.FILE_EMPTY),
        (b"[]", Code.FILE_EMPTY),
        (b"{}\n{}\n", Code.FILE_KIND_UNKNOWN),
        (b"%PDF-1.7\n...", Code.FILE_KIND_UNKNOWN),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), Code.FILE_KIND_UNKNOWN),
        (b"<html><table></table></html>", Code.FILE_KIND_UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Code.FILE_LOCKED),
        (b"PAR1" + bytes(100) + b"PAR1", Code.FILE_BROKEN),
        (b"PK\x03\x04" + bytes(100), Code.FILE_BROKEN),
        (b"\x1f\x8b\x08\x00nonsense", Code.FILE_BROKEN),
        (b"\x1f\x8b", Code.FILE_BROKEN),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, code: Code) -> None:
    assert code_of(saved(tmp_path, content)) is code


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing") is Code.FILE_NOT_FOUND
    assert code_of(tmp_path) is Code.FILE_BROKEN


def test_a_zip_of_something_else_is_unknown(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "upload", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert code_of(tmp_path / "upload") is Code.FILE_KIND_UNKNOWN


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    row = b"isi\n" + (b"kata " * 2000 + b"\n") * 4000
    path = saved(tmp_path, gzip.compress(row))
    assert path.stat().st_size < 200_000
    mapping = ColumnMap(text=preview(path).columns[0])
    with pytest.raises(SourceError) as caught:
        deque(read(path, mapping), maxlen=0)
    assert caught.value.code is Code.FILE_BOMB


def swollen(path: Path, part: str, content: bytes) -> Path:
    """The workbook at ``path`` with one part replaced, or added."""
    swollen_path = path.with_suffix(".swollen")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(swollen_path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return swollen_path


def test_a_workbook_that_swells_is_a_bomb(tmp_path: Path) -> None:
    book = as_xlsx(tmp_path / "book", [["isi"], ["satu"]])
    bomb = swollen(book, "xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000 + b"</sst>")
    assert code_of(bomb) is Code.FILE_BOMB


@pytest.mark.parametrize(
    "sheet",
    [
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>isi</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>isi</t></is></c></row>'
        '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>',
    ],
)
def test_a_sheet_of_nothing_ends(tmp_path: Path, sheet: str) -> None:
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>'
    book = as_xlsx(tmp_path / "book", [["isi"], ["satu"]])
    assert code_of(swollen(book, "xl/worksheets/sheet1.xml", xml.encode())) is Code.FILE_EMPTY


def test_entities_of_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    xml = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>isi</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    )
    path = swollen(as_xlsx(tmp_path / "book", [["isi"], ["x"]]), "xl/worksheets/sheet1.xml", xml.encode())
    assert code_of(path) in {Code.FILE_BROKEN, Code.FILE_EMPTY}


def test_a_quote_that_never_closes_costs_one_row(tmp_path: Path) -> None:
    lines = as_csv(posts(2000)).splitlines(keepends=True)
    lines[6] = 'x,y,z,"tidak ditutup\n'
    batches = list(read(saved(tmp_path, "".join(lines)), ColumnMap(text="isi"), batch_rows=500))
    assert sum(len(batch) for batch in batches) == 1999
    assert [(bad.row, bad.reason) for batch in batches for bad in batch.bad_rows] == [
        (5, BadReason.UNREADABLE)
    ]


def test_a_quote_that_nothing_closes_costs_one_row_too(tmp_path: Path) -> None:
    lines = ["isi;suka\n", *(f"kata kata {n};{n}\n" for n in range(2000))]
    lines[6] = '"tidak ditutup;7\n'
    batches = list(read(saved(tmp_path, "".join(lines)), ColumnMap(text="isi"), batch_rows=500))
    assert sum(len(batch) for batch in batches) == 1999
    assert [(bad.row, bad.reason) for batch in batches for bad in batch.bad_rows] == [(5, BadReason.TOO_LONG)]


def test_a_line_without_end_costs_one_row(tmp_path: Path) -> None:
    lines = as_csv(posts(5)).splitlines(keepends=True)
    lines[3] = "x" * 3_000_000 + "\r\n"
    (batch,) = read(saved(tmp_path, "".join(lines)), ColumnMap(text="isi"))
    assert len(batch) == 4
    assert batch.bad_rows[0].reason is BadReason.TOO_LONG


def test_rows_with_too_many_cells_are_unreadable_and_short_ones_are_not(tmp_path: Path) -> None:
    (batch,) = read(
        saved(tmp_path, "id,isi,suka\n1,satu,2,lebih\n2,dua\n3,tiga,4,,\n"), ColumnMap(text="isi")
    )
    assert [item.text for item in batch] == ["dua", "tiga"]
    assert batch.bad_rows[0].reason is BadReason.UNREADABLE


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_csv_of_every_make_is_read(tmp_path: Path, delimiter: str, encoding: str, ending: str) -> None:
    rows = [{**post, "isi": f"“Séjuk”; kata, dan | tanda {post['suka']}\nbaris kedua"} for post in posts(30)]
    path = saved(
        tmp_path, as_csv(rows, delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL).encode(encoding)
    )
    seen = preview(path)
    assert (seen.delimiter, seen.row_estimate) == (delimiter, 30)
    (batch,) = read(path, ColumnMap(text="isi", id="id_str"))
    assert batch[7].text == "“Séjuk”; kata, dan | tanda 7\nbaris kedua"


def test_excels_own_line_for_the_delimiter_is_understood(tmp_path: Path) -> None:
    path = saved(tmp_path, "sep=;\nisi;suka\nsatu dua tiga;1\nempat lima;2\n")
    assert preview(path).columns == ["isi", "suka"]
    assert [item.text for batch in read(path, ColumnMap(text="isi")) for item in batch] == [
        "satu dua tiga",
        "empat lima",
    ]


def test_a_file_without_a_header_gets_numbered_columns(tmp_path: Path) -> None:
    body = as_csv(posts(12)).partition("\n")[2]
    seen = preview(saved(tmp_path, body))
    assert seen.columns[:2] == ["kolom 1", "kolom 2"]
    assert seen.row_estimate == 12


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert preview(saved(tmp_path, "isi,isi,,isi\na b,c,d,e\n")).columns == [
        "isi",
        "isi (2)",
        "kolom 3",
        "isi (3)",
    ]


@pytest.mark.parametrize("kind", ["csv.gz", "jsonl.gz", "json", "json.gz"])
def test_of_a_file_that_breaks_off_the_beginning_is_given(tmp_path: Path, kind: str) -> None:
    rows = [
        {**post, "isi": random.Random(n).randbytes(40).hex() + " kata"} for n, post in enumerate(posts(9000))
    ]
    path = write(tmp_path, kind, rows)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    batches: list[Batch] = []
    with pytest.raises(SourceError) as caught:
        batches.extend(read(path, ColumnMap(text="isi"), batch_rows=100))
    assert caught.value.code is Code.FILE_BROKEN
    assert sum(len(batch) for batch in batches) > 5000


def test_json_lines_that_are_not_objects_are_unreadable(tmp_path: Path) -> None:
    lines = [
        '{"isi": "satu"}',
        "[1]",
        "rusak",
        "",
        '{"isi": {"teks": "dua"}}',
        "[" * 100_000,
        '{"isi": "tiga"}',
    ]
    (batch,) = read(saved(tmp_path, "\n".join(lines)), ColumnMap(text="isi"))
    assert [item.text for item in batch] == ["satu", "tiga"]
    assert [bad.row for bad in batch.bad_rows] == [1, 2, 3, 4]


def test_nested_json_becomes_dotted_columns(tmp_path: Path) -> None:
    row = {"text": "satu dua tiga", "user": {"screen_name": "x", "a": {"b": {"c": {"d": 1}}}}, "tags": ["x"]}
    assert preview(saved(tmp_path, json.dumps(row) + "\n" + json.dumps(row))).columns == [
        "text",
        "user.screen_name",
    ]


def test_a_json_array_with_a_giant_element_ends(tmp_path: Path) -> None:
    path = saved(tmp_path, '[{"isi": "satu"}, {"isi": "' + "x" * 5_000_000 + '"}]')
    assert code_of(path) is Code.FILE_BROKEN


def attempt(path: Path) -> None:
    try:
        mapping = preview(path).mapping()
        for batch in read(path, mapping or ColumnMap(text="x"), batch_rows=3):
            assert batch.next_row
    except SourceError:
        pass


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arbitrary_bytes(tmp_path: Path, content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"PAR1", b"\x1f\x8b\x08", b"[{", b'{"a":', b"isi,tanggal\n"):
        attempt(saved(tmp_path, start + content))


@given(
    st.lists(
        st.sampled_from([*'",;|\t\r\n', "isi", "kata kata", '""', "\x00", "é", "2027-02-14"]),
        max_size=60,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_of_csv_in_any_order(tmp_path: Path, pieces: list[str]) -> None:
    attempt(saved(tmp_path, "".join(pieces)))


def damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(changed))
        if chance.random() < 0.3:
            del changed[at : at + chance.randint(1, 50)]
        else:
            changed[at] = chance.randrange(256)
        if not changed:
            return b""
    return bytes(changed)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files(tmp_path: Path, kind: str) -> None:
    content = write(tmp_path, kind, posts(20)).read_bytes()
    chance = random.Random(kind)
    for _ in range(25):
        attempt(saved(tmp_path, damaged(content, chance)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_thousands_of_damaged_files(tmp_path: Path, kind: str) -> None:
    content = write(tmp_path, kind, posts(20)).read_bytes()
    chance = random.Random(f"{kind} slowly")
    for _ in range(2000):
        attempt(saved(tmp_path, damaged(content, chance)))


def test_a_workbook_with_swapped_parts_says_something(tmp_path: Path) -> None:
    book = as_xlsx(tmp_path / "book", [["isi"], ["satu"]])
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
    for name in names:
        for content in (b"", b"<x/>", b"\0\xff"):
            attempt(swollen(book, name, content))


def test_what_is_read_is_closed(tmp_path: Path) -> None:
    # Under -W error an unclosed file fails the run; a reader dropped in the middle must close its file too.
    for kind in KINDS:
        rows = read(write(tmp_path, kind, posts(20)), ColumnMap(text="isi"), batch_rows=3)
        next(rows)
        del rows
    gc.collect()
