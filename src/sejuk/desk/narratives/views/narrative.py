"""The page of one narrative."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import open_case_of
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.access import access_narrative, accessible_alerts, accessible_narratives
from sejuk.desk.narratives.board.events import events_of
from sejuk.desk.narratives.board.rows import rows_of
from sejuk.desk.narratives.board.story import places_of, shown_posts, sources_of, timeline_of, variants_of
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.narratives.transitions import ALLOWED_TRANSITIONS, TENDS
from sejuk.desk.narratives.words import LABEL_WORDS, signals_in_words
from sejuk.desk.organisation.access import MemberRequest, may_anywhere
from sejuk.desk.states import allowed

POSTS_SHOWN = 15


@require_safe
def narrative(request: MemberRequest, key: str) -> HttpResponse:
    """One narrative with its posts. Reading posts leaves a line in the audit."""
    found = access_narrative(request.member, key)
    if found.key != key:
        return redirect("narratives:narrative", found.key, permanent=False)
    posts = Post.objects.filter(narrative=found).select_related("public_voice", "territory")
    page = Paginator(posts.order_by("-published_at", "-pk"), POSTS_SHOWN).get_page(request.GET.get("halaman"))
    [row] = rows_of([found], clock.now())
    record(request.member, "narrative.read", "narrative", found.key, posts=len(page.object_list))
    context = {
        "narrative": found,
        "row": row,
        "signals": signals_in_words(found.signals, tuple(LABEL_WORDS)),
        "timeline": timeline_of(found, clock.now()),
        "variants": variants_of(found),
        "sources": sources_of(found),
        "places": places_of(found),
        "events": events_of(request.member, found),
        "alerts": accessible_alerts(request.member).filter(narrative=found).order_by("-raised_at"),
        "page": page,
        "posts": shown_posts(list(page.object_list)),
        "verbs": _verbs(request, found),
        "case": open_case_of(request.member, found),
        "opens_case": may_anywhere(request.member, SORTS),
        "query": "",
    }
    return render(request, "narratives/narrative.html", context)


def _verbs(request: MemberRequest, found: Narrative) -> frozenset[str]:
    """What this member can do with the narrative now."""
    if not accessible_narratives(request.member, TENDS).filter(pk=found.pk).exists():
        return frozenset()
    split = {"split"} if found.variants_count > 1 else set()
    return allowed(ALLOWED_TRANSITIONS, found.state) | split
