"""What is taught of one group or side is taught of its peers, lawful or not."""

from __future__ import annotations

import pytest

from sejuk.engine.evaluation.suite import whole_suite
from sejuk.engine.evaluation.swaps import swaps
from sejuk.engine.training.apart import is_apart
from sejuk.engine.training.corpus import shingles
from sejuk.engine.training.counterfactuals import PEOPLE, POWER, Template, said_of_others
from sejuk.engine.training.items import LETTERS, expand, templates

NOTHING = dict.fromkeys(LETTERS.values(), 0.0)


def told(text: str, **labels: float) -> Template:
    return Template(NOTHING | labels, "identity", text)


def test_hostility_to_one_group_is_taught_of_the_others_with_their_ground() -> None:
    others = list(said_of_others(told("{suku} itu licik", hate_speech=1.0, ground_ethnicity=1.0)))
    assert {
        other.text: [ground for ground in PEOPLE.values() if other.labels[ground]] for other in others
    } == {
        "{agama} itu licik": ["ground_religion"],
        "{gender} itu licik": ["ground_gender"],
        "{difabel} itu licik": ["ground_body"],
        "{golongan} itu licik": ["ground_other"],
    }
    assert all(other.labels["hate_speech"] == 1 and other.theme is None for other in others)


def test_lawful_sentences_stay_lawful_of_whomever_they_are_said() -> None:
    assert [other.labels for other in said_of_others(told("{gender} ikut rapat"))] == [NOTHING] * 4
    others = list(said_of_others(told("{pejabat} ingkar janji, {pejabat} harus mundur")))
    assert {other.text for other in others} == {
        f"{{{name}}} ingkar janji, {{{name}}} harus mundur" for name in POWER if name != "pejabat"
    }


@pytest.mark.parametrize(
    "template",
    [
        told("tidak ada yang disebut"),
        told("{suku} dan {agama} bertetangga"),
        told("{agama} berkumpul di {rumah_ibadah}"),
        told("{suku} musuh {suku}", divisive=1.0),
        told("{suku} mendukung {paslon}"),
    ],
    ids=lambda template: template.text,
)
def test_what_cannot_be_said_of_others_is_not(template: Template) -> None:
    assert list(said_of_others(template)) == []


def test_items_are_said_of_others_too() -> None:
    taught = list(expand(told("{difabel} wajib didata ulang besok pagi sekali")))
    assert len({example.text for example in taught}) == len(taught)
    assert len(taught) > 8


def test_no_four_words_of_a_suite_are_taught() -> None:
    judged = [item.text for item in whole_suite()] + [swap.text for swap in swaps()]
    runs = {run for text in judged for run in shingles(text)}
    taught = [example.text for template in templates()[::10] for example in expand(template)]
    assert [text for text in taught if shingles(text) & runs] == []


def test_a_text_of_a_suite_is_not_apart_and_another_is() -> None:
    assert not is_apart(whole_suite()[0].text)
    assert is_apart("kucing tetangga tidur di atas kompor yang sudah dingin")
