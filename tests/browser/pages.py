"""The pages that are looked at, for the tests and for the screenshots."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.pages_of import (
    bank,
    delivery,
    directives,
    duty,
    engagements,
    factchecks,
    kits,
    network,
    photos,
    portal,
    publishing,
    responses,
    review,
    stages,
)

Account = tuple[str, str]

_OFFICER = ("Petugas piket", "Polres")
_EDITOR = ("Penyunting", "Polda")
_VERIFIER = ("Verifikator", "Polda")
_APPROVER = ("Penyetuju", "Polda")
_HEAD = ("Pimpinan humas", "Polda")
_ADMINISTRATOR = ("Administrator", "Mabes")
_KPU = ("Verifikator", "KPU")

#: Every page: its address, and the role and unit of a demo account that may see it. A name in brackets
#: stands for the first such thing of the demo world that this account finds in a list.
PAGES: dict[str, Account | None] = {
    "/": _OFFICER,
    "/narasi/": _OFFICER,
    "/narasi/<narasi>/": _HEAD,
    "/peringatan/": _OFFICER,
    "/laporan/": _OFFICER,
    "/sumber/": _ADMINISTRATOR,
    "/sumber/tambah/": _ADMINISTRATOR,
    "/unit/": _ADMINISTRATOR,
    "/lembaga/": _ADMINISTRATOR,
    "/kantor/": _ADMINISTRATOR,
    "/kantor/catatan-pemrosesan/": _ADMINISTRATOR,
    "/pekerjaan-gagal/": _ADMINISTRATOR,
    "/peran/": _ADMINISTRATOR,
    "/akun/dua-langkah/": _ADMINISTRATOR,
    "/audit/": ("Auditor", "Mabes"),
    "/menu/": _HEAD,
    "/wilayah/83/": _HEAD,
    # cases: what waits
    "/kasus/": _EDITOR,
    "/kasus/?keadaan=selesai": _HEAD,
    "/kasus/?lingkup=saya": _OFFICER,
    "/kasus/buka/": _OFFICER,
    "/laporan-warga/": _OFFICER,
    "/laporan-warga/<laporan>/": _OFFICER,
    "/laporan-warga/<laporan>/kasus/": _OFFICER,
    "/laporan-warga/<laporan>/jawab/": _OFFICER,
    "/keberatan-masuk/": _VERIFIER,
    "/keberatan-masuk/<keberatan>/": _VERIFIER,
    "/pertanyaan/": _KPU,
    "/pertanyaan/<pertanyaan>/": _KPU,
    "/rujukan/": _HEAD,
    "/rujukan/<surat>/": _HEAD,
    "/rujukan/aduan/": _OFFICER,
    "/kasus/pembatalan/": _HEAD,
    "/kasus/tanpa-label/": _OFFICER,
    # one case: each state, and each thing to do
    "/kasus/<reported>/": _OFFICER,
    "/kasus/<reported>/naikkan/": _OFFICER,
    "/kasus/<reported>/gabung/": _OFFICER,
    "/kasus/<triage>/": _EDITOR,
    "/kasus/<triage>/pilah/": _EDITOR,
    "/kasus/<triage>/tanpa-label/": _EDITOR,
    "/kasus/<triage>/biarkan/": _EDITOR,
    "/kasus/<verification>/": _VERIFIER,
    "/kasus/<verification>/sumber/": _VERIFIER,
    "/kasus/<verification>/tanya/": _VERIFIER,
    "/kasus/<verification>/bukti/": _VERIFIER,
    "/kasus/<verification>/putusan/": _VERIFIER,
    "/kasus/<verification>/ubah/": _VERIFIER,
    "/kasus/<verdict_proposed>/": _APPROVER,
    "/kasus/<verdict_proposed>/putusan/sahkan/": _APPROVER,
    "/kasus/<verdict_proposed>/putusan/kembalikan/": _APPROVER,
    "/kasus/<verdict_proposed>/orang-kedua/": _VERIFIER,
    "/kasus/<response_decided>/": _HEAD,
    "/kasus/<response_decided>/tanggapan/": _HEAD,
    "/kasus/<response_decided>/rujukan/": _HEAD,
    "/kasus/<response_decided>/darurat/": _HEAD,
    "/kasus/<response_decided>/tutup/": _HEAD,
    # settings of cases
    "/kasus/waktu/": _HEAD,
    "/kasus/waktu/regency/high/verdict/": ("Pimpinan humas", "Diskominfo"),
    "/kasus/token/": _HEAD,
    # from the field, and for everybody
    "/kasus/lapangan/": ("Petugas piket", "Polsek"),
    "/lapor/": None,
    "/lapor/ikuti/": None,
    "/keberatan/": None,
    "/koreksi/": None,
    "/angka/": None,
    "/sumber-publik/": None,
    "/akun/masuk/": None,
    **photos.PAGES,
    **delivery.PAGES,
    **stages.PAGES,
    **directives.PAGES,
    **duty.PAGES,
    **network.PAGES,
    **responses.PAGES,
    **engagements.PAGES,
    **review.PAGES,
    **bank.PAGES,
    **kits.PAGES,
    **publishing.PAGES,
    **factchecks.PAGES,
    **portal.PAGES,
}

_NAME = re.compile(r"<(\w+)>")
#: Where the first of a kind is found, and how the links to one begin; the other names are states of cases.
_LISTS = {
    "narasi": ("/narasi/", "/narasi/"),
    "laporan": ("/laporan-warga/", "/laporan-warga/"),
    "keberatan": ("/keberatan-masuk/", "/keberatan-masuk/"),
    "pertanyaan": ("/pertanyaan/", "/pertanyaan/"),
    "surat": ("/rujukan/", "/rujukan/"),
    "pertemuan": ("/pertemuan/", "/pertemuan/"),
    "terlaksana": ("/pertemuan/?keadaan=laporan", "/pertemuan/"),
    "tanya": ("/pertemuan/janji/", "/pertemuan/pertanyaan/"),
    "janji": ("/pertemuan/janji/", "/pertemuan/janji/"),
    "piket": ("/piket/sekarang/", "/piket/unit/"),
    "siaga": ("/piket/kesiapan/", "/piket/kesiapan/"),
    **responses.LISTS,
    **review.LISTS,
    **bank.LISTS,
    **publishing.LISTS,
    **factchecks.LISTS,
}


def address(page: Page, path: str) -> str:
    """The address of a page; ``page`` belongs to its account, and looks for the thing it is about."""
    found = _NAME.search(path)
    if found is None:
        return path
    name = found[1]
    at, start = _LISTS.get(name, (f"/kasus/?lingkup=jajaran&keadaan={name}", "/kasus/"))
    page.goto(at)
    links = page.locator(f"main a[href^='{start}']")
    one = re.compile(rf"^{start}((?:n-)?\d+)/$")
    hrefs = [str(link.get_attribute("href")) for link in links.all()]
    keys = [match[1] for match in map(one.match, hrefs) if match]
    assert keys, f"the demo world has no {name} for this account"
    return path.replace(found[0], keys[0])
