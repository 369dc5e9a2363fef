"""Guesses which column holds what, by its name and by what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from sejuk.sources.dates import WIB
from sejuk.sources.files.convert import moment, region_code
from sejuk.sources.files.face import Guess, Role

#: Names of columns as exports and people call them, in Indonesian and English.
_NAMES: dict[Role, str] = {
    Role.TEXT: (
        "text teks isi konten content full_text fulltext tweet tweet_text message pesan caption body post "
        "postingan komentar comment narasi uraian deskripsi description isi_berita artikel"
        " kalimat status_text keterangan"
    ),
    Role.TITLE: "title judul headline tajuk judul_berita subject perihal",
    Role.PUBLISHED_AT: (
        "published_at published date tanggal tgl waktu time timestamp created_at created datetime posted_at "
        "tanggal_terbit tanggal_posting waktu_posting jam pubdate publish_date create_time created_time"
    ),
    Role.URL: "url link tautan alamat permalink href post_url tweet_url sumber_url link_berita uri",
    Role.ACCOUNT: (
        "account akun username user user_name screen_name author penulis handle nama_akun nama_pengguna "
        "pengguna pengirim author_id user_id channel page user.screen_name user.username from nama_penulis"
    ),
    Role.REGION: (
        "region wilayah kode_wilayah kode_daerah daerah provinsi kabupaten kab_kota kabkota kota territory "
        "region_code kode_kab kode_prov lokasi location kode_kemendagri"
    ),
    Role.LANGUAGE: "language bahasa lang iso_language language_code",
    Role.ID: "id id_str tweet_id post_id item_id guid kode nomor no uuid _id status_id message_id video_id",
}
_KNOWN = {name: role for role, names in _NAMES.items() for name in names.split()}

_LANGUAGES = {
    "id",
    "in",
    "jv",
    "jw",
    "su",
    "ms",
    "en",
    "ind",
    "jav",
    "sun",
    "msa",
    "zsm",
    "eng",
    "und",
    "indonesia",
    "inggris",
}
_HANDLE = re.compile(r"@[\w.]{2,40}")
_HANDLE_LIKE = re.compile(r"[A-Za-z][\w.]{2,30}")
_IDENTIFIER = re.compile(r"[\w:./-]{1,64}")
#: Below this nothing is suggested.
_ENOUGH = 0.4
#: A name says more than the content does, except for what only looks one way.
_NAME_WEIGHT, _CONTENT_WEIGHT = 0.55, 0.45
_STRONG = {Role.URL, Role.PUBLISHED_AT}


def guess_roles(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> dict[Role, Guess]:
    """The likeliest column for every role that has one, each column at most once."""
    scores = [
        (_score(role, column, [row.get(column) for row in rows]), role, column)
        for column in columns
        for role in Role
    ]
    guesses: dict[Role, Guess] = {}
    taken: set[str] = set()
    for score, role, column in sorted(scores, key=lambda entry: -entry[0]):
        if score >= _ENOUGH and role not in guesses and column not in taken:
            guesses[role] = Guess(column, round(score, 2))
            taken.add(column)
    return dict(sorted(guesses.items(), key=lambda entry: list(Role).index(entry[0])))


def month_comes_first(values: Sequence[object]) -> bool:
    """Whether dates such as 02/14/2027 among ``values`` show that the month comes first."""
    pairs = [
        re.match(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}", value)
        for value in values
        if isinstance(value, str)
    ]
    seconds = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    return any(second > 12 >= first for first, second in seconds) and not any(
        first > 12 for first, _ in seconds
    )


def _score(role: Role, column: str, values: Sequence[object]) -> float:
    present = [value for value in values if value is not None and str(value).strip()]
    if not present:
        return 0.0
    fits = _FITS[role](present)
    if fits == 0.0:
        return 0.0
    named = _name_score(role, column)
    if named == 0.0:
        # Of nameless columns only addresses, dates and texts give themselves away.
        if role is Role.PUBLISHED_AT and all(_is_number(value) for value in present):
            return 0.0  # counts and identifiers can all be read as moments
        return fits * (0.8 if role in _STRONG else 0.55 if role is Role.TEXT else 0.0)
    return _NAME_WEIGHT * named + _CONTENT_WEIGHT * fits


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) or str(value).replace(".", "", 1).strip().isdigit()


def _name_score(role: Role, column: str) -> float:
    name = re.sub(r"[^a-z0-9.]+", "_", column.lower()).strip("_")
    if _KNOWN.get(name) is role:
        return 1.0
    parts = re.split(r"[._]", name)
    if _KNOWN.get(parts[-1]) is role:
        return 0.7
    return 0.6 if any(_KNOWN.get(part) is role for part in parts) else 0.0


def _share(values: Sequence[object], test: Callable[[str], bool]) -> float:
    return sum(1 for value in values if test(str(value).strip())) / len(values)


def _looks_like_texts(values: Sequence[object]) -> float:
    texts = [str(value).strip() for value in values if isinstance(value, str)]
    if not texts:
        return 0.0
    words = sum(len(text.split()) for text in texts) / len(texts)
    addresses = _share(texts, lambda text: text.startswith(("http://", "https://")))
    return max(0.0, min(1.0, words / 10) * (len(texts) / len(values)) - addresses)


def _looks_like_titles(values: Sequence[object]) -> float:
    words = sum(len(str(value).split()) for value in values) / len(values)
    return 1.0 if 3 <= words <= 25 else 0.3


def _looks_like_dates(values: Sequence[object]) -> float:
    return sum(1 for value in values if _is_date(value)) / len(values)


def _is_date(value: object) -> bool:
    try:
        return moment(value, WIB) is not None
    except ValueError:
        return False


def _looks_like_addresses(values: Sequence[object]) -> float:
    return _share(values, lambda text: text.startswith(("http://", "https://", "www.")))


def _looks_like_accounts(values: Sequence[object]) -> float:
    at = _share(values, lambda text: bool(_HANDLE.fullmatch(text)))
    return max(at, 0.8 * _share(values, lambda text: len(text) <= 60 and not text.startswith("http")))


def _looks_like_regions(values: Sequence[object]) -> float:
    return sum(1 for value in values if region_code(value)) / len(values)


def _looks_like_languages(values: Sequence[object]) -> float:
    return _share(values, lambda text: text.lower().partition("-")[0] in _LANGUAGES)


def _looks_like_identifiers(values: Sequence[object]) -> float:
    different = len({str(value) for value in values}) / len(values)
    return (
        different * _share(values, lambda text: bool(_IDENTIFIER.fullmatch(text)))
        if different > 0.95
        else 0.0
    )


_FITS: dict[Role, Callable[[Sequence[object]], float]] = {
    Role.TEXT: _looks_like_texts,
    Role.TITLE: _looks_like_titles,
    Role.PUBLISHED_AT: _looks_like_dates,
    Role.URL: _looks_like_addresses,
    Role.ACCOUNT: _looks_like_accounts,
    Role.REGION: _looks_like_regions,
    Role.LANGUAGE: _looks_like_languages,
    Role.ID: _looks_like_identifiers,
}
