"""The files of texts."""

from __future__ import annotations

import re

import pytest

from sejuk.engine.labels import THEMES
from sejuk.world import PlantedEvent, World
from sejuk.world.plots import Plot, plots
from sejuk.world.rng import Draw
from sejuk.world.setting import Setting

_KINDS = set(
    "rumour provocation satire criticism brigade greeting advert noise news debate correction".split()
)


@pytest.fixture(params=sorted(plots()))
def plot(request: pytest.FixtureRequest) -> Plot:
    return plots()[request.param]


def test_every_plot_has_a_known_kind_and_theme(plot: Plot) -> None:
    assert plot.kind in _KINDS
    assert plot.theme in {theme.code for theme in THEMES}


def test_every_open_place_of_a_text_can_be_filled(plot: Plot, world: World) -> None:
    event = next((e for e in world.events if e.plot == plot.code), None)
    setting = Setting(world)
    known = {**setting.of_place(world.regencies[0]), **setting.of_event(event, world.start_at)}
    known |= {"terusan": "", "judul": "", "isi": ""}
    draw = Draw("places", plot.code)
    for texts in plot.texts.values():
        for text in texts:
            for _ in range(30):
                open_places = set(re.findall(r"{(\w*)}", plot.grammar.expand(text, draw)))
                assert open_places <= set(known), open_places - set(known)


def test_there_are_at_least_six_rumours_and_three_waves_of_criticism() -> None:
    kinds = [plot.kind for plot in plots().values()]
    assert kinds.count("rumour") >= 6
    assert kinds.count("criticism") >= 3
    assert set(kinds) == _KINDS


def test_every_rumour_has_its_correction() -> None:
    assert all(plot.corrections for plot in plots().values() if plot.kind == "rumour")


def test_only_provocation_is_hostile() -> None:
    assert all(plot.hostile == (plot.kind == "provocation") for plot in plots().values())
    assert not any(plot.incitement and not plot.hostile for plot in plots().values())


def test_criticism_is_never_called_a_claim() -> None:
    assert not any(
        plot.check_worthy for plot in plots().values() if plot.kind in ("criticism", "satire", "debate")
    )


def test_a_corrected_date_is_the_true_one(
    world: World,
) -> None:
    rumour: PlantedEvent = next(e for e in world.events if e.plot == "rumour_polling_date")
    values = Setting(world).of_event(rumour, rumour.start)
    assert values["tgl"] != values["tglasli"]
    correction = next(e for e in world.events if e.about == rumour.code)
    assert Setting(world).of_event(correction, correction.start)["tgl"] == values["tgl"]
