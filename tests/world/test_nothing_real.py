"""No real person, party, place, people or outlet is in the demo world."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import pytest

from sejuk.world import WorldStream, build

#: Names that are no everyday words as well. The lists are short samples typed for this test.
_PROVINCES = """
aceh; sumatera; riau; jambi; bengkulu; lampung; bangka; belitung; jakarta; jawa; yogyakarta; banten;
bali; nusa tenggara; kalimantan; sulawesi; gorontalo; maluku; papua; indonesia
"""
_REGENCIES = """
bandung; surabaya; semarang; medan; makassar; palembang; denpasar; bogor; bekasi; depok; tangerang;
surakarta; banyuwangi; jember; kediri; madiun; blitar; tuban; lamongan; gresik; sidoarjo; mojokerto;
jombang; nganjuk; magetan; ngawi; bojonegoro; bondowoso; situbondo; probolinggo; pasuruan; lumajang;
cilacap; banyumas; purbalingga; kebumen; wonogiri; karanganyar; sragen; klaten; boyolali; kudus;
jepara; demak; kendal; pekalongan; pemalang; brebes; cirebon; majalengka; kuningan; indramayu;
subang; purwakarta; karawang; cianjur; sukabumi; garut; tasikmalaya; ciamis; pangandaran; pontianak;
singkawang; banjarmasin; balikpapan; samarinda; kutai; berau; manado; minahasa; palu; kendari;
jeneponto; gowa; ternate; ambon; sorong; manokwari; jayapura; merauke; nabire; kupang; mataram;
sumbawa; padangsidimpuan; pekanbaru; batam; bukittinggi; payakumbuh
"""
_PARTIES = """
gerindra; golkar; nasdem; hanura; perindo; pdip; demokrasi indonesia perjuangan; kebangkitan bangsa;
keadilan sejahtera; amanat nasional; partai demokrat; solidaritas indonesia; persatuan pembangunan;
bulan bintang; gelora; partai garuda; partai buruh; partai ummat
"""
_ACRONYMS = "PDI PKS PKB PAN PPP PSI PBB PKN PKPI"
_SURNAMES = """
widodo; jokowi; prabowo; subianto; gibran; rakabuming; baswedan; muhaimin; pranowo; mahfud;
soekarno; sukarno; sukarnoputri; megawati; maharani; soeharto; suharto; habibie; wahid; yudhoyono;
kalla; hatta; airlangga; hartarto; paloh; pandjaitan; purnama; uno; kamil; khofifah; bobby; kaesang;
listyo; tito karnavian; hasto; bahlil; puan
"""
_OUTLETS = """
kompas; detikcom; tempo; liputan6; okezone; sindo; republika; jawa pos; tribunnews; kumparan; tirto;
merdeka; viva; inews; jpnn; mafindo; turnbackhoax; cekfakta; tribratanews
"""
_PEOPLES = """
batak; minang; minangkabau; betawi; madura; bugis; dayak; banjar; melayu; tionghoa; cina; arab;
asmat; dani; toraja; sasak; aceh; nias; islam; kristen; katolik; hindu; buddha; konghucu; yahudi;
syiah; ahmadiyah
"""


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(";")]


@cache
def _everything() -> str:
    """All source texts, the names of several worlds, and the posts of one."""
    folder = files("sejuk.world")
    sources = [f.read_text(encoding="utf-8") for f in folder.joinpath("texts").iterdir()]
    sources.append(folder.joinpath("names.toml").read_text(encoding="utf-8"))
    stream = WorldStream(build(7))
    posts = [f"{p.full_text} {p.account} {p.url}" for day in range(24) for p in stream.day(day)]
    return "\n".join([*sources, *(repr(build(seed)) for seed in range(1, 7)), *posts])


@pytest.mark.parametrize(
    "names",
    [_PROVINCES, _REGENCIES, _PARTIES, _SURNAMES, _OUTLETS, _PEOPLES],
    ids=["provinces", "regencies", "parties", "surnames", "outlets", "peoples"],
)
def test_no_real_name_appears(names: str) -> None:
    known_zones = re.sub(r"Asia/\w+", "", _everything()).lower()
    wanted = "|".join(re.escape(name) for name in _listed(names))
    assert set(re.findall(rf"(?<![\w-])(?:{wanted})(?![\w-])", known_zones)) == set()


def test_no_acronym_of_a_real_party_appears() -> None:
    assert re.findall(rf"\b(?:{'|'.join(_ACRONYMS.split())})\b", _everything()) == []


def test_every_address_is_under_example() -> None:
    hosts = re.findall(r"https?://([^/\s'\"]+)", _everything())
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_no_telephone_number_could_ring() -> None:
    digits = re.sub(r"https?://\S+", "", _everything())
    assert re.findall(r"\b(?:\+?62|08)\d{7,}\b", digits) == []


def test_slurs_are_masked() -> None:
    slurs = r"\b(?:kafir|anjing kau|babi|bangsat|bajingan|lonte|najis kau|goblog|asu)\b"
    provocation = [
        f.read_text(encoding="utf-8")
        for f in files("sejuk.world").joinpath("texts").iterdir()
        if f.name.startswith("provocation")
    ]
    assert provocation
    assert re.findall(slurs, "\n".join(provocation).lower()) == []
