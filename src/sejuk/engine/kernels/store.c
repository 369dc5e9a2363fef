/* Memory that is counted: store.h. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 16

void *grow(struct store *store, void *old, size_t before, size_t after)
{
    if (after > before && after - before > store->most - store->held)
        longjmp(store->out, 1);
    void *place = realloc(old, after ? after : 1);
    if (!place)
        longjmp(store->out, 1);
    store->held = store->held - before + after;
    if (after > before)
        memset((char *)place + before, 0, after - before);
    return place;
}

void *take(struct store *store, size_t bytes)
{
    return grow(store, NULL, 0, bytes);
}

void give(struct store *store, void *old, size_t bytes)
{
    if (!old)
        return;
    free(old);
    store->held -= bytes;
}

void make_room(struct store *store, void *items, int64_t *room, int64_t least, size_t bytes)
{
    int64_t wider = *room ? *room : FIRST_ROOM;
    void *place;
    if (*room >= least)
        return;
    while (wider < least)
        wider *= 2;
    memcpy(&place, items, sizeof place);
    place = grow(store, place, (size_t)*room * bytes, (size_t)wider * bytes);
    memcpy(items, &place, sizeof place);
    *room = wider;
}
