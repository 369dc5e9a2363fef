"""The public addresses of a case: what letters and exports may name."""

from __future__ import annotations

from django.db.models import Min

from sejuk.desk.cases.evidence.addresses import link_of
from sejuk.desk.cases.models import Case
from sejuk.desk.listening.models import Post

#: A letter with more is read by nobody.
MOST = 100


def addresses_of(case: Case) -> list[str]:
    """Where the narrative can be seen, earliest first, without handles; each once."""
    kept = dict.fromkeys(case.reports.exclude(address="").order_by("pk").values_list("address", flat=True))
    if case.narrative_id is not None:
        posts = Post.objects.filter(narrative=case.narrative_id).exclude(address="")
        found = posts.values("address").annotate(at=Min("published_at")).order_by("at", "address")
        kept |= dict.fromkeys(found.values_list("address", flat=True)[:MOST])
    return [link_of(address) for address in kept][:MOST]
