"""What a person of the bench does next: one address, and what is sent to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from sejuk.desk.speed.people import Person

CLAIM = "Kotak suara di gudang kecamatan disebut sudah dibuka"


@dataclass(frozen=True, slots=True)
class Ask:
    """A page, or an action where something is sent; ``parts`` are what the browser then fetches into it."""

    name: str
    path: str
    sends: Mapping[str, str] | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


#: Pages that everybody opens, by how often.
_LISTS = {
    "home": ("/", 2),
    "queue of the unit": ("/kasus/", 3),
    "queue of the subtree": ("/kasus/?lingkup=jajaran", 2),
    "queue in a state": ("/kasus/?lingkup=jajaran&keadaan=verdict_proposed", 1),
    "ended cases": ("/kasus/?lingkup=jajaran&keadaan=selesai", 1),
    "number of the queue": ("/kasus/jumlah/", 2),
    "narratives": ("/narasi/", 2),
    "search in narratives": ("/narasi/?cari=kotak+suara+kabar", 1),
    "alerts": ("/peringatan/", 2),
    "alerts of the subtree": ("/peringatan/?unit=semua", 1),
}
_PARTS = {
    "home": {"what waits, within home": "/menunggu/?papan", "who is on duty, within home": "/piket/beranda/"},
}
#: A triage that takes a claim on.
TRIAGED = {
    **dict.fromkeys(("is_public", "in_mandate", "is_big_enough", "is_checkable"), "ya"),
    "may_harm": "tidak",
    "severity": "medium",
    "waiver": "Tentang gudang setempat, bukan tentang penyelenggaraan.",
}
_STEP = {"source": "Sekretariat KPU", "kind": "record", "note": "Segelnya utuh.", "finding": "refutes"}
_VERDICT = {
    "claim": CLAIM,
    "accuracy": "false_fabricated",
    "explanation": "Kotak suara masih tersegel; berita acaranya terbuka.",
    "harm": "none",
}


def next_ask(person: Person, random: Random) -> Ask:
    """One of the pages of this person, or the next step of the work."""
    weights = [weight for _path, weight in _LISTS.values()]
    ways: list[Callable[[Person, Random], Ask | None]] = [_case, _narrative, _inbox, _work, _list]
    for way in random.choices(ways, (4, 3, 2, 6, sum(weights))):
        if (ask := way(person, random)) is not None:
            return ask
    return _list(person, random)


def _list(person: Person, random: Random) -> Ask:
    [name] = random.choices(list(_LISTS), [weight for _path, weight in _LISTS.values()])
    return Ask(name, _LISTS[name][0], parts=_PARTS.get(name, {}))


def _case(person: Person, random: Random) -> Ask | None:
    return Ask("case", f"/kasus/{random.choice(person.cases)}/") if person.cases else None


def _narrative(person: Person, random: Random) -> Ask | None:
    return Ask("narrative", f"/narasi/{random.choice(person.narratives)}/") if person.narratives else None


def _inbox(person: Person, random: Random) -> Ask | None:
    inboxes = [Ask("reports", "/laporan-warga/")] if person.sorts else []
    inboxes += [Ask("appeals", "/keberatan-masuk/")] if person.confirms else []
    return random.choice(inboxes) if inboxes else None


def _work(person: Person, random: Random) -> Ask | None:
    if person.confirms and person.proposed:
        return _confirm(person.proposed.pop())
    if not person.sorts:
        return None
    if person.case is None:
        return _open(person) if person.fresh else None
    return _STEPS[person.done](person.case)


def _open(person: Person) -> Ask:
    path = f"/kasus/buka/?narasi={person.fresh.pop()}"
    return Ask("open a case", path, {"title": CLAIM, "unit": str(person.unit), "severity": "medium"})


def _confirm(case: int) -> Ask:
    return Ask("confirm", f"/kasus/{case}/putusan/sahkan/", {"text": ""})


#: What follows on what, with one case.
_STEPS: Mapping[str, Callable[[int], Ask]] = {
    "open a case": lambda case: Ask("take up", f"/kasus/{case}/lihat/", {}),
    "take up": lambda case: Ask("triage page", f"/kasus/{case}/pilah/"),
    "triage page": lambda case: Ask("triage", f"/kasus/{case}/pilah/", TRIAGED),
    "triage": lambda case: Ask("add a source", f"/kasus/{case}/sumber/", _STEP),
    "add a source": lambda case: Ask("proposal page", f"/kasus/{case}/putusan/"),
    "proposal page": lambda case: Ask("propose", f"/kasus/{case}/putusan/", _VERDICT),
}


def note(person: Person, everybody: Sequence[Person], ask: Ask, location: str) -> None:
    """Remember what went well: it decides what comes next, and what a colleague above has to confirm."""
    if ask.name == "open a case":
        number = location.rstrip("/").rpartition("/")[2]
        person.case = int(number) if number.isdigit() else None
    if ask.name not in (*_STEPS, "propose"):
        return
    person.done = ask.name
    if ask.name == "propose" and person.case is not None:
        above = [one for one in everybody if one.confirms and one is not person and _covers(one, person)]
        for one in above[-1:]:
            one.proposed.append(person.case)
        person.case = None


def _covers(one: Person, other: Person) -> bool:
    return other.path.startswith(one.path)
