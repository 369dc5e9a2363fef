"""The pages that are looked at, for the tests and for the screenshots."""

#: Every page that needs no id: its address, and the role and unit of a demo account that may see it.
PAGES = {
    "/": ("Petugas piket", "Polres"),
    "/narasi/": ("Petugas piket", "Polres"),
    "/peringatan/": ("Petugas piket", "Polres"),
    "/laporan/": ("Petugas piket", "Polres"),
    "/sumber/": ("Administrator", "Mabes"),
    "/sumber/tambah/": ("Administrator", "Mabes"),
    "/unit/": ("Administrator", "Mabes"),
    "/lembaga/": ("Administrator", "Mabes"),
    "/kantor/": ("Administrator", "Mabes"),
    "/kantor/catatan-pemrosesan/": ("Administrator", "Mabes"),
    "/pekerjaan-gagal/": ("Administrator", "Mabes"),
    "/akun/dua-langkah/": ("Administrator", "Mabes"),
    "/audit/": ("Auditor", "Mabes"),
    "/menu/": ("Pimpinan humas", "Polda"),
    "/wilayah/83/": ("Pimpinan humas", "Polda"),
    "/laporan-warga/": ("Petugas piket", "Polres"),
    "/keberatan-masuk/": ("Verifikator", "Polda"),
    "/kasus/lapangan/": ("Petugas piket", "Polres"),
    "/lapor/": None,
    "/lapor/ikuti/": None,
    "/keberatan/": None,
    "/koreksi/": None,
    "/sumber-publik/": None,
    "/akun/masuk/": None,
}
