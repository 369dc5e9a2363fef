"""Attack: let something into the bank alone, or change it after two people agreed (G5, G7)."""

from __future__ import annotations

from sejuk.desk.bank import banking
from tests.attack.insider import refuses_sql
from tests.desk.bank.given import a_draft, a_proposal, an_item
from tests.desk.office import Desk


def test_nobody_approves_their_own(desk: Desk) -> None:
    approve = (
        "UPDATE bank_item SET state = 'approved', approved_by_id = by_id, approved_at = now() WHERE id = %s"
    )
    refuses_sql(approve, a_proposal(desk).pk)


def test_nothing_skips_the_second_person(desk: Desk) -> None:
    refuses_sql("UPDATE bank_item SET state = 'approved' WHERE id = %s", a_draft(desk).pk)
    copy = (
        "INSERT INTO bank_item (kind, title, text, link, origin, rights, consent, stage, theme, language,"
        " unit_id, by_id, made_at, state, approved_by_id, withdrawn_because) SELECT kind, title, text, link,"
        " origin, rights, consent, stage, theme, language, unit_id, by_id, made_at, 'approved',"
        " approved_by_id, '' FROM bank_item WHERE id = %s"
    )
    refuses_sql(copy, an_item(desk).pk)


def test_what_two_agreed_to_is_changed_by_nobody(desk: Desk) -> None:
    item = an_item(desk)
    for change in ("text = 'Coblos nomor 2'", "link = 'https://lain.example'", "by_id = approved_by_id"):
        refuses_sql(f"UPDATE bank_item SET {change} WHERE id = %s", item.pk)


def test_a_withdrawn_item_does_not_come_back_and_its_uses_stay(desk: Desk) -> None:
    item = an_item(desk)
    banking.use(item.by, item.pk, "Akun resmi", "")
    banking.withdraw(item.by, item.pk, "Tanggalnya keliru, tunggu yang baru.")
    refuses_sql("UPDATE bank_item SET state = 'approved' WHERE id = %s", item.pk)
    refuses_sql("DELETE FROM bank_use WHERE item_id = %s", item.pk)
    refuses_sql("UPDATE bank_item SET withdrawn_because = '' WHERE id = %s", item.pk)


def test_an_item_without_a_photo_or_text_or_link_is_none(desk: Desk) -> None:
    refuses_sql("UPDATE bank_item SET text = '' WHERE id = %s", a_draft(desk).pk)
