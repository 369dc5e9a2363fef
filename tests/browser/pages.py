"""The pages that are looked at, for the tests and for the screenshots."""

#: Every page that needs no id, by its address.
PAGES = [
    "/",
    "/narasi/",
    "/peringatan/",
    "/sumber/",
    "/sumber/tambah/",
    "/laporan/",
    "/unit/",
    "/lembaga/",
    "/kantor/",
    "/kantor/catatan-pemrosesan/",
    "/akun/dua-langkah/",
    "/pekerjaan-gagal/",
    "/menu/",
    "/lapor/",
    "/sumber-publik/",
    "/wilayah/83/",
]
