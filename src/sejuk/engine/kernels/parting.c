/* Narratives that become one, and one that becomes two: sejuk.engine.narratives.memory. */
#include "state.h"

#include <stdlib.h>

static void move(struct grouper *g, int32_t number, int32_t slot)
{
    take_out(g, number);
    put(g, number, slot);
}

static void swap_ids(struct grouper *g, int32_t one, int32_t other)
{
    struct name *id = g->narratives[one].id;
    g->narratives[one].id = g->narratives[other].id;
    g->narratives[other].id = id;
    names_set(&g->by_id, text_of(g->narratives[one].id), one);
    names_set(&g->by_id, text_of(g->narratives[other].id), other);
}

/* Makes one narrative of two, under the id of `keep` and the earlier number. */
void merge(struct grouper *g, int32_t keep, int32_t absorb)
{
    int is_later = g->narratives[keep].number > g->narratives[absorb].number;
    int32_t first = is_later ? absorb : keep, second = is_later ? keep : absorb;
    g->narratives[first].by_hand |= g->narratives[second].by_hand;
    if (is_later)
        swap_ids(g, keep, absorb);
    for (int64_t left = g->narratives[second].count; left; left--)
        move(g, g->narratives[second].members[0], first);
}

static int by_serial(const void *one, const void *other)
{
    int64_t first = *(const int64_t *)one, second = *(const int64_t *)other;
    return (first > second) - (first < second);
}

int64_t members(struct grouper *g, int32_t slot)
{
    const struct narrative *narrative = g->narratives + slot;
    int64_t count = narrative->count;
    make_room(&g->store, &g->parted, &g->parted_room, count, sizeof *g->parted);
    make_room(&g->store, &g->sorted, &g->sorted_room, 2 * count, sizeof *g->sorted);
    for (int64_t i = 0; i < count; i++) {
        g->sorted[2 * i] = g->variants[narrative->members[i]].serial;
        g->sorted[2 * i + 1] = narrative->members[i];
    }
    qsort(g->sorted, (size_t)count, 2 * sizeof *g->sorted, by_serial);
    for (int64_t i = 0; i < count; i++)
        g->parted[i] = (int32_t)g->sorted[2 * i + 1];
    return count;
}

/* Takes note that no variant of a narrative moves any more; gives the serial of the last. */
static int64_t stand_still(struct grouper *g, const struct narrative *narrative)
{
    int64_t latest = 0;
    for (int64_t i = 0; i < narrative->count; i++) {
        struct variant *variant = g->variants + narrative->members[i];
        variant->is_moving = 0;
        latest = variant->serial > latest ? variant->serial : latest;
    }
    return latest;
}

/* Moves some variants of a narrative, oldest first, to a new one under `id`. A narrative's number is that of its first
   variant: where that moves, the others get the new number, and the two change their ids. */
void split(struct grouper *g, int32_t slot, const int32_t *moving, int64_t count, struct text id)
{
    int32_t first = moving[0], other = NONE;
    struct narrative *narrative = g->narratives + slot;
    int64_t left = narrative->count;
    int is_first_moving = 1;
    for (int64_t i = 0; i < left; i++)
        is_first_moving &= g->variants[narrative->members[i]].serial >= g->variants[first].serial;
    for (int64_t i = 0; i < count; i++)
        g->variants[moving[i]].is_moving = 1;
    left = members(g, slot);
    for (int64_t i = 0; i < left; i++) {
        int32_t number = g->parted[i];
        if (g->variants[number].is_moving == is_first_moving)
            continue;
        if (other == NONE) {
            other = open_narrative(g, id, g->variants[number].serial);
            g->narratives[other].by_hand = g->narratives[slot].by_hand;
        }
        move(g, number, other);
    }
    narrative = g->narratives + slot;
    narrative->latest = stand_still(g, narrative);
    stand_still(g, g->narratives + other);
    if (is_first_moving)
        swap_ids(g, slot, other);
}
