"""How many queries each page needs, for the tests."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sejuk.desk.cases.models import Appeal, Case, Report
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Assignment, Member, Role
from sejuk.desk.speed.filling import fill
from sejuk.desk.speed.size import Size


def counted(size: Size, role: str = Role.HEAD) -> Mapping[str, int]:
    """Every page of the table as somebody of the headquarters sees it, who has everything below them."""
    with transaction.atomic():
        fill(size)
        client = Client()
        client.force_login(_somebody(role).user)
        found = {name: _visit(client, path) for name, path in _pages().items()}
        transaction.set_rollback(True)
    return found


def _somebody(role: str) -> Member:
    found = Assignment.objects.filter(role=role, unit__level="headquarters").select_related("member__user")
    return found.order_by("pk")[0].member


def _visit(client: Client, path: str) -> int:
    """The queries of the second visit: the first fills what a process keeps."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return len(captured.captured_queries)


def _pages() -> dict[str, str]:
    confirmed = Case.objects.filter(outcome="answered").order_by("pk")[0].pk
    open_case = Case.objects.filter(state="verification").order_by("pk")[0].pk
    narrative = Narrative.objects.order_by("pk")[0].key
    return {
        "home": "/",
        "narratives": "/narasi/",
        "search": "/narasi/?cari=kotak",
        "narrative": f"/narasi/{narrative}/",
        "alerts": "/peringatan/?unit=semua",
        "alert": f"/peringatan/{Alert.objects.order_by('pk')[0].pk}/",
        "queue": "/kasus/?lingkup=jajaran",
        "queue_of_the_unit": "/kasus/",
        "queue_ended": "/kasus/?lingkup=jajaran&keadaan=selesai",
        "queue_count": "/kasus/jumlah/",
        "open_case": f"/kasus/{open_case}/",
        "confirmed_case": f"/kasus/{confirmed}/",
        "new_case": f"/kasus/buka/?narasi={Narrative.objects.order_by('-pk')[0].key}",
        "reports": "/laporan-warga/",
        "report": f"/laporan-warga/{Report.objects.order_by('pk')[0].pk}/",
        "appeals": "/keberatan-masuk/",
        "appeal": f"/keberatan-masuk/{Appeal.objects.order_by('pk')[0].pk}/",
        "questions": "/pertanyaan/",
        "referrals": "/rujukan/",
        "without_label": "/kasus/tanpa-label/",
        "sources": "/sumber/",
    }
