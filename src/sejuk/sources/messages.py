"""What each code says to people, and what to do next, in Indonesian and English.

Placeholders in braces are the parameters of the code. The desk shows these texts as they are.
"""

from __future__ import annotations

from sejuk.sources.config import Problem, ProblemCode
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.face import BadReason
from sejuk.sources.manifest import Bilingual

ERRORS: dict[Code, Bilingual] = {
    Code.ADDRESS_INVALID: Bilingual(
        "Alamat ini bukan alamat web yang utuh. Salin lagi dari bilah alamat peramban, termasuk https://.",
        "This is not a complete web address. Copy it again from the browser's address bar, with https://.",
    ),
    Code.ADDRESS_HAS_CREDENTIALS: Bilingual(
        "Alamat ini memuat nama pengguna atau kata sandi. Hapus bagian sebelum tanda @; hanya sumber yang "
        "terbuka untuk umum yang boleh dipantau.",
        "This address carries a user name or password. Remove the part before the @ sign; only sources open "
        "to the public may be listened to.",
    ),
    Code.PORT_NOT_ALLOWED: Bilingual(
        "Alamat ini memakai port {port} yang tidak dibuka. Pakai alamat http atau https biasa, atau minta "
        "administrator mengizinkan port itu.",
        "This address uses port {port}, which is not open. Use an ordinary http or https address, or ask the "
        "administrator to allow that port.",
    ),
    Code.PRIVATE_ADDRESS: Bilingual(
        "{host} menunjuk ke jaringan internal, bukan ke internet. Sumber di jaringan internal tidak dibuka; "
        "pakai alamat publiknya.",
        "{host} points into an internal network, not to the internet. Sources on internal networks are never "
        "opened; use the public address.",
    ),
    Code.NAME_NOT_FOUND: Bilingual(
        "Nama {host} tidak ditemukan. Periksa ejaannya; bila benar, situs itu mungkin sedang mati dan akan "
        "dicoba lagi.",
        "The name {host} was not found. Check the spelling; if it is right, the site may be down and will be "
        "tried again.",
    ),
    Code.CONNECTION_FAILED: Bilingual(
        "{host} tidak dapat dihubungi. Akan dicoba lagi; bila berlanjut, buka alamatnya di peramban untuk "
        "memastikan situs itu masih ada.",
        "{host} could not be reached. It will be tried again; if this goes on, open the address in a browser "
        "to see whether the site still exists.",
    ),
    Code.CERTIFICATE_INVALID: Bilingual(
        "Sertifikat keamanan {host} tidak sah, jadi isinya tidak dapat dipercaya. Beri tahu pengelola situs "
        "itu, atau pakai alamat lain yang sah.",
        "The security certificate of {host} is not valid, so its content cannot be trusted. Tell the people "
        "who run the site, or use another valid address.",
    ),
    Code.TIMED_OUT: Bilingual(
        "{host} tidak selesai menjawab dalam {seconds} detik. Akan dicoba lagi; bila berlanjut, cari umpan "
        "yang lebih ringan dari situs itu.",
        "{host} did not finish its answer within {seconds} seconds. It will be tried again; if this goes on, "
        "look for a lighter feed of that site.",
    ),
    Code.TOO_MANY_REDIRECTS: Bilingual(
        "{host} mengalihkan lebih dari {limit} kali. Buka alamatnya di peramban dan tempelkan alamat "
        "terakhir yang tampil.",
        "{host} redirects more than {limit} times. Open the address in a browser and paste the last address "
        "it shows.",
    ),
    Code.TOO_LARGE: Bilingual(
        "Jawaban {host} lebih besar dari {megabytes} MB dan tidak dibaca. Pakai umpan yang lebih kecil, "
        "misalnya umpan satu rubrik.",
        "The answer of {host} is larger than {megabytes} MB and was not read. Use a smaller feed, such as "
        "that of one section.",
    ),
    Code.BROKEN_RESPONSE: Bilingual(
        "Jawaban {host} rusak atau terputus. Akan dicoba lagi; bila berlanjut, beri tahu pengelola situs.",
        "The answer of {host} is broken or was cut off. It will be tried again; if this goes on, tell the "
        "people who run the site.",
    ),
    Code.ROBOTS_FORBIDDEN: Bilingual(
        "{host} meminta mesin tidak membaca alamat ini (robots.txt), dan permintaan itu dipatuhi. Minta izin "
        "atau alamat umpan kepada pengelola situs.",
        "{host} asks machines not to read this address (robots.txt), and that is respected. Ask the people "
        "who run the site for permission or for a feed's address.",
    ),
    Code.ROBOTS_UNREACHABLE: Bilingual(
        "Aturan robots.txt {host} tidak dapat dibaca, jadi situs itu dibiarkan dulu. Akan dicoba lagi.",
        "The robots.txt rules of {host} could not be read, so the site is left alone for now. It will be "
        "tried again.",
    ),
    Code.BUSY: Bilingual(
        "{host} meminta jeda. Akan dicoba lagi dalam {seconds} detik; tidak perlu berbuat apa-apa.",
        "{host} asks for a pause. It will be tried again in {seconds} seconds; nothing needs to be done.",
    ),
    Code.SERVER_ERROR: Bilingual(
        "{host} sedang bermasalah (jawaban {status}). Akan dicoba lagi; bila berlanjut sehari, beri tahu "
        "pengelola situs itu.",
        "{host} has a problem (answer {status}). It will be tried again; if it goes on for a day, tell the "
        "people who run the site.",
    ),
    Code.NOT_FOUND: Bilingual(
        "Alamat ini tidak ada lagi di {host}. Cari alamat umpan yang baru di situs itu lalu ganti.",
        "This address does not exist at {host}. Look up the new address of the feed on the site and replace "
        "it.",
    ),
    Code.GONE: Bilingual(
        "{host} menyatakan alamat ini dihapus untuk seterusnya. Jeda sumber ini atau ganti alamatnya.",
        "{host} says that this address is gone for good. Pause this source or replace its address.",
    ),
    Code.LOGIN_REQUIRED: Bilingual(
        "{host} meminta masuk dengan akun. Hanya sumber yang terbuka untuk umum yang boleh dipantau; pakai "
        "alamat yang dapat dibuka tanpa akun.",
        "{host} asks for a login. Only sources open to the public may be listened to; use an address that "
        "opens without an account.",
    ),
    Code.REFUSED: Bilingual(
        "{host} menolak permintaan ini (jawaban {status}). Minta izin kepada pengelola situs, atau pakai "
        "umpan resminya.",
        "{host} refused this request (answer {status}). Ask the people who run the site for permission, or "
        "use its official feed.",
    ),
    Code.NOT_A_FEED: Bilingual(
        "Isi alamat ini di {host} bukan umpan (RSS, Atom, atau JSON Feed). Buka di peramban, lalu tempelkan "
        "alamat umpannya.",
        "What is at this address of {host} is not a feed (RSS, Atom or JSON Feed). Open it in a browser and "
        "paste the address of the feed.",
    ),
    Code.NO_FEED_FOUND: Bilingual(
        "Halaman {host} ini tidak menyebut umpan. Cari tautan RSS di situs itu (sering di bagian bawah) dan "
        "tempelkan alamatnya.",
        "This page of {host} names no feed. Look for an RSS link on the site (often at the bottom) and paste "
        "its address.",
    ),
    Code.FEED_BROKEN: Bilingual(
        "Umpan {host} rusak sehingga tidak satu pun isinya terbaca. Akan dicoba lagi; bila berlanjut, beri "
        "tahu pengelola situs itu.",
        "The feed of {host} is broken and none of it could be read. It will be tried again; if this goes on, "
        "tell the people who run the site.",
    ),
    Code.UNSAFE_DOCUMENT: Bilingual(
        "Umpan {host} memuat definisi entitas, cara yang dipakai untuk menyerang pembaca umpan, jadi tidak "
        "dibuka. Beri tahu pengelola situs itu.",
        "The feed of {host} defines entities, a way to attack readers of feeds, so it was not opened. Tell "
        "the people who run the site.",
    ),
    Code.FILE_NOT_FOUND: Bilingual(
        "Berkas tidak ditemukan. Unggah lagi.",
        "The file was not found. Upload it again.",
    ),
    Code.FILE_EMPTY: Bilingual(
        "Berkas ini tidak memuat baris data. Periksa bahwa baris pertama berisi nama kolom dan baris "
        "berikutnya berisi data.",
        "This file has no rows of data. Check that the first row has the names of the columns and the next "
        "ones the data.",
    ),
    Code.FILE_TOO_LARGE: Bilingual(
        "Berkas ini lebih besar dari {megabytes} MB. Pecah menjadi beberapa berkas, atau simpan sebagai CSV "
        "atau Parquet.",
        "This file is larger than {megabytes} MB. Split it into several files, or save it as CSV or Parquet.",
    ),
    Code.FILE_KIND_UNKNOWN: Bilingual(
        "Jenis berkas ini tidak dikenal. Simpan sebagai CSV, TSV, JSON lines, JSON, Parquet, atau XLSX.",
        "The kind of this file is not known. Save it as CSV, TSV, JSON lines, JSON, Parquet or XLSX.",
    ),
    Code.FILE_BROKEN: Bilingual(
        "Berkas ini rusak atau terpotong. Unduh atau simpan ulang dari asalnya, lalu unggah lagi.",
        "This file is broken or cut off. Download or save it again from where it came, then upload it again.",
    ),
    Code.FILE_BOMB: Bilingual(
        "Berkas ini mengembang jauh melebihi ukurannya, seperti berkas yang dibuat untuk melumpuhkan server, "
        "jadi tidak dibuka. Simpan sebagai CSV lalu unggah lagi.",
        "This file expands far beyond its size, like files made to bring servers down, so it was not opened. "
        "Save it as CSV and upload it again.",
    ),
    Code.FILE_LOCKED: Bilingual(
        "Berkas ini dikunci dengan kata sandi atau berformat Excel lama. Simpan sebagai XLSX tanpa kata "
        "sandi atau sebagai CSV.",
        "This file is locked with a password or has the old Excel format. Save it as XLSX without a password "
        "or as CSV.",
    ),
    Code.FILE_CHAT_EXPORT: Bilingual(
        "Ini ekspor percakapan (WhatsApp atau Telegram). Percakapan pribadi dan grup tidak boleh dimasukkan. "
        "Pesan yang beredar dapat dilaporkan satu per satu lewat saluran aduan oleh penerimanya.",
        "This is a chat export (WhatsApp or Telegram). Private chats and groups may not be brought in. A "
        "message that is going around can be reported to the tip-line, one at a time, by whoever got it.",
    ),
    Code.COLUMN_MISSING: Bilingual(
        'Kolom "{column}" tidak ada di berkas ini. Pilih lagi kolomnya.',
        'This file has no column "{column}". Choose the column again.',
    ),
    Code.CONFIG_INVALID: Bilingual(
        'Pengaturan "{field}" sumber ini tidak sah. Buka pengaturan sumber dan perbaiki.',
        'The setting "{field}" of this source is not valid. Open the settings of the source and correct it.',
    ),
    Code.NEEDS_UPLOAD: Bilingual(
        "Sumber ini diisi dengan mengunggah berkas. Buka sumbernya dan unggah berkas.",
        "This source is filled by uploading files. Open the source and upload a file.",
    ),
    Code.DATA_MISSING: Bilingual(
        "Data dunia peragaan belum ada. Jalankan ulang Sejuk agar data itu dibuat.",
        "The data of the demo world is missing. Start Sejuk again so that it is made.",
    ),
}

PROBLEMS: dict[ProblemCode, Bilingual] = {
    ProblemCode.REQUIRED: Bilingual("Isi kolom ini.", "Fill in this field."),
    ProblemCode.UNKNOWN: Bilingual(
        "Pengaturan ini tidak dikenal; hapus.", "This setting is not known; remove it."
    ),
    ProblemCode.NOT_TEXT: Bilingual("Isi dengan teks.", "Enter a text."),
    ProblemCode.NOT_AN_ADDRESS: Bilingual(
        "Isi dengan alamat web yang utuh, misalnya https://contoh.id/umpan.",
        "Enter a complete web address, such as https://example.org/feed.",
    ),
    ProblemCode.NOT_A_NUMBER: Bilingual("Isi dengan angka bulat.", "Enter a whole number."),
    ProblemCode.NOT_YES_OR_NO: Bilingual("Pilih ya atau tidak.", "Choose yes or no."),
    ProblemCode.NOT_A_CHOICE: Bilingual("Pilih salah satu dari daftar.", "Choose one of the list."),
    ProblemCode.TOO_SMALL: Bilingual("Isi paling kecil {limit}.", "Enter at least {limit}."),
    ProblemCode.TOO_LARGE: Bilingual("Isi paling besar {limit}.", "Enter at most {limit}."),
    ProblemCode.TOO_SHORT: Bilingual(
        "Isi paling sedikit {limit} huruf.", "Enter at least {limit} characters."
    ),
    ProblemCode.TOO_LONG: Bilingual(
        "Persingkat menjadi paling banyak {limit} huruf.", "Shorten to at most {limit} characters."
    ),
}


def error_text(error: SourceError, language: str = "id") -> str:
    """The message of ``error`` in ``language`` (``id`` or ``en``)."""
    return ERRORS[error.code].in_language(language).format(**error.params)


def problem_text(problem: Problem, language: str = "id") -> str:
    """The message of a problem with one setting."""
    return PROBLEMS[problem.code].in_language(language).format(limit=problem.limit)


def note_text(note: str, language: str = "id") -> str:
    """The message of a note such as ``undated:3``."""
    code, _, count = note.partition(":")
    return NOTES[code].in_language(language).format(count=count)


#: What a fetch found worth saying although it worked.
NOTES: dict[str, Bilingual] = {
    "undated": Bilingual(
        "{count} butir tanpa tanggal; waktu ambil yang dipakai.",
        "{count} items without a date; the time of fetching is used.",
    ),
    "future": Bilingual(
        "{count} butir bertanggal masa depan; waktu ambil yang dipakai.",
        "{count} items dated in the future; the time of fetching is used.",
    ),
    "duplicates": Bilingual(
        "{count} butir dengan penanda yang sama dalam satu umpan; yang pertama yang dipakai.",
        "{count} items with the same identifier within one feed; the first is used.",
    ),
    "without_text": Bilingual(
        "{count} butir tanpa teks dilewati.", "{count} items without text were left out."
    ),
    "too_many": Bilingual(
        "Umpan ini terlalu panjang; {count} butir terlama dilewati.",
        "This feed is too long; its {count} oldest items were left out.",
    ),
    "repaired": Bilingual(
        "Umpan ini rusak; yang terbaca saja yang diambil.",
        "This feed is broken; what could be read was taken.",
    ),
    "discovered": Bilingual(
        "Umpan ditemukan lewat halaman situs.", "The feed was found through the site's page."
    ),
    "moved": Bilingual(
        "Umpan ini pindah untuk seterusnya. Periksa dan ganti alamatnya.",
        "This feed moved for good. Check and replace its address.",
    ),
    "teasers_left": Bilingual(
        "{count} cuplikan tidak dilengkapi, karena situs melarang atau batas permintaan tercapai.",
        "{count} teasers were not completed, because the site forbids it or the limit was reached.",
    ),
}

#: Why rows of a file were left out.
BAD_ROWS: dict[BadReason, Bilingual] = {
    BadReason.NO_TEXT: Bilingual("Kolom teksnya kosong.", "Its column of texts is empty."),
    BadReason.BAD_DATE: Bilingual(
        "Tanggalnya tidak terbaca. Tulis seperti 2027-02-14 19:30 lalu unggah lagi baris ini.",
        "Its date could not be read. Write it like 2027-02-14 19:30 and upload this row again.",
    ),
    BadReason.TOO_LONG: Bilingual(
        "Barisnya terlalu panjang, mungkin karena tanda kutip yang tidak ditutup.",
        "The row is too long, perhaps because of a quote that is not closed.",
    ),
    BadReason.UNREADABLE: Bilingual(
        "Barisnya rusak atau kolomnya kurang.", "The row is broken or lacks columns."
    ),
}
