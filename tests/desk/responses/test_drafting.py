"""First drafts: data, filled with what was found out, in every language people are promised."""

from __future__ import annotations

import pytest

from sejuk.desk.cases.verification.steps import withdraw
from sejuk.desk.responses.drafting import Wanted, first_draft, template_for, templates
from sejuk.desk.responses.item import Kind
from sejuk.desk.responses.words import parts_of
from tests.desk.responses.given import Newsroom

PUBLIC = ("clarification", "prebunk", "appeal", "education")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_draft_in_indonesian(kind: str) -> None:
    found = template_for(Wanted(kind))
    assert found is not None
    assert len(found.passages) == len(parts_of(kind))


@pytest.mark.parametrize("language", ["jv", "su"])
@pytest.mark.parametrize("kind", PUBLIC)
def test_what_is_for_the_public_is_also_in_javanese_and_sundanese(kind: str, language: str) -> None:
    assert template_for(Wanted(kind, language)) is not None


def test_the_narrowest_is_taken() -> None:
    plain = template_for(Wanted("appeal"))
    quiet = template_for(Wanted("appeal", stage="quiet_period"))
    leaders = template_for(Wanted("appeal", audience="community_leader"))
    assert len({one.title for one in (plain, quiet, leaders) if one}) == 3
    assert template_for(Wanted("appeal", stage="quiet_period", audience="community_leader")) == quiet


def test_no_two_stand_for_the_same() -> None:
    keys = [(one.language, one.kind, one.audience, one.stage, one.verdict) for one in templates()]
    assert len(keys) == len(set(keys))


def test_without_a_template_the_form_is_empty() -> None:
    assert first_draft(Wanted("talking_points", "jv"), place="Telaga").passages == ("",)


@pytest.mark.django_db
class TestFromACase:
    def test_it_tells_the_verdict_and_its_sources(self, news: Newsroom) -> None:
        case = news.cases.confirmed()
        begun = first_draft(Wanted("clarification"), place="Telaga", case=case)
        assert begun.title == "Kotak suara masih tersegel; berita acaranya terbuka."
        assert [(one.authority, one.address) for one in begun.sources] == [
            ("election_commission", "https://kpu.go.id/berita/1")
        ]
        assert "sudah dicoblos" in begun.passages[1]
        assert "sudah dicoblos" not in begun.title + begun.summary

    def test_a_withdrawn_source_is_not_told(self, news: Newsroom) -> None:
        case = news.cases.verifying()
        step = case.steps.get()
        withdraw(news.cases.verifier, step.pk, "Keliru orang")
        assert first_draft(Wanted("clarification"), place="Telaga", case=case).sources == ()

    def test_nothing_of_a_post_or_a_report_is_in_it(self, news: Newsroom) -> None:
        case = news.cases.confirmed()
        case.title, case.summary = "Judul kasus rahasia", "Dilihat di grup @seseorang"
        case.save()
        begun = first_draft(Wanted("clarification"), place="Telaga", case=case)
        said = " ".join([begun.title, begun.summary, *begun.passages])
        assert "rahasia" not in said
        assert "@seseorang" not in said
