/* What is told of merges and splits: sejuk.engine.schemas.EVENTS. */
#include "state.h"

static void note(struct grouper *g, int is_split, struct text id, struct text other)
{
    struct events *all = &g->events;
    int64_t least = all->count + 1;
    make_room(&g->store, &all->splits, &all->splits_room, least, sizeof *all->splits);
    make_room(&g->store, &all->times, &all->times_room, least, sizeof *all->times);
    make_room(&g->store, &all->ends, &all->ends_room, least, sizeof *all->ends);
    column_put(&g->store, &all->narratives, id);
    column_put(&g->store, &all->others, other);
    all->splits[all->count] = is_split;
    all->times[all->count] = g->now;
    all->ends[all->count++] = all->variants.count;
}

void note_merge(struct grouper *g, int32_t absorbed, int32_t kept)
{
    note(g, 0, text_of(g->narratives[absorbed].id), text_of(g->narratives[kept].id));
}

void note_split(struct grouper *g, int32_t slot, struct text id, const int32_t *moving, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        column_put(&g->store, &g->events.variants, text_of(g->variants[moving[i]].id));
    note(g, 1, text_of(g->narratives[slot].id), id);
}
