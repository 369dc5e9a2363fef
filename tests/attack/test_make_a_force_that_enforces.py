"""Attack: turn the task forces or the counts into a path against people (G6), or quietly change a sum."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk.organisation.models import Role
from sejuk.desk.review import forces
from sejuk.desk.review.models import ActivityKind
from sejuk.desk.review.naming import name_force
from tests.attack.insider import refuses_sql
from tests.desk.office import Desk
from tests.desk.review.given import a_day, an_activity
from tests.desk.review.test_forces import an_operation


@pytest.mark.parametrize("code", ["gakkum", "tindak", "penegakan_hukum", "humas_viralisasi"])
def test_no_code_but_the_listed(desk: Desk, code: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        name_force(desk.member(Role.HEAD), an_operation(), desk.polda, code, "")


@pytest.mark.parametrize(
    "suffix", ["Gakkum", "GAKKUM Candi", "dan Tindak", "Penegakan", "Anti  Teror", "Densus"]
)
def test_no_enforcement_in_a_local_name(desk: Desk, suffix: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        name_force(desk.member(Role.HEAD), an_operation(), desk.polda, "humas", suffix)


def test_no_operation_that_enforces(desk: Desk) -> None:
    add = (
        "INSERT INTO organisation_operation (name, legal_order, starts_on, ends_on) "
        "VALUES (%s, 'x', '2029-01-01', '2029-02-01')"
    )
    refuses_sql(add, "Operasi Gakkum Pemilu")
    with connection.cursor() as cursor:
        cursor.execute(add, ["Mantap Praja Turangga"])


def test_data_that_enforces_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"code": "gakkum", "name": "Satgas Gakkum", "duty": "Menangkap.", "duty_en": "Arrests."}
    monkeypatch.setattr(forces, "_data", lambda: {"force": [row], "source": ""})
    with pytest.raises(ValueError, match="enforcement"):
        forces.forces.__wrapped__()


def test_no_kind_of_activity_works_against_people() -> None:
    said = " ".join(f"{kind.value} {kind.label}" for kind in ActivityKind)
    assert forces.ENFORCES.search(said) is None


def test_sums_are_changed_by_nobody(desk: Desk) -> None:
    rollup = a_day(desk)
    refuses_sql("""UPDATE review_rollup SET totals = '{"reports": 99}' WHERE id = %s""", rollup.pk)
    refuses_sql("DELETE FROM review_rollup WHERE id = %s", rollup.pk)
    refuses_sql("UPDATE review_activitycount SET number = 9999")
    refuses_sql("UPDATE review_activity SET result = 'lain'")


def test_nobody_is_written_into_a_report_through_sql(desk: Desk) -> None:
    activity = an_activity(desk)
    insert = (
        "INSERT INTO review_activity (client_id, unit_id, by_id, kind, force, territory_id, happened_at, day,"
        " result, obstacle, received_at, changed_at) SELECT gen_random_uuid(), unit_id, by_id, kind, force, "
        "territory_id, happened_at, day, %s, '', received_at, changed_at FROM review_activity WHERE id = %s"
    )
    for words in ("Ditegur @pedagang_1", "NIK 3171234567890123", "Telepon 0812-3456-7890"):
        refuses_sql(insert, words, activity.pk)
