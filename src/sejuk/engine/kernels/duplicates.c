/* The search for near-duplicates: sejuk.engine.similarity.neighbours. */
#include "state.h"

#define FIRST_SLOTS 4096

static void new_table(struct grouper *g, int64_t slots)
{
    struct duplicates *all = &g->duplicates;
    size_t bytes = (size_t)(BANDS * slots) * sizeof *all->table;
    int32_t *table = take(&g->store, bytes);
    give(&g->store, all->table, (size_t)(BANDS * all->slots) * sizeof *table);
    memset(table, 0xff, bytes);
    all->table = table;
    all->slots = slots;
}

/* Puts all items into a table twice as wide, in the order in which they came. */
static void widen(struct grouper *g)
{
    struct duplicates *all = &g->duplicates;
    uint64_t keys[BANDS];
    new_table(g, 2 * all->slots);
    for (int32_t number = g->oldest; number != NONE; number = g->variants[number].after)
        if (all->alive[number]) {
            band_keys(all->rows + (int64_t)number * SIGNATURE, keys);
            sejuk_put(all->table, all->slots, keys, number);
        }
}

/* Remembers the signature that was read as that of a variant. */
void put_duplicate(struct grouper *g, int32_t number)
{
    struct duplicates *all = &g->duplicates;
    make_room(&g->store, &all->rows, &all->rows_room, number + 1, SIGNATURE * sizeof *all->rows);
    make_room(&g->store, &all->alive, &all->alive_room, number + 1, 1);
    memcpy(all->rows + (int64_t)number * SIGNATURE, g->reading.signature, sizeof g->reading.signature);
    all->alive[number] = 1;
    if (!all->slots)
        new_table(g, FIRST_SLOTS);
    if (2 * ++all->count > all->slots)
        widen(g);
    else
        sejuk_put(all->table, all->slots, g->reading.keys, number);
}

/* The most alike variant, NONE where there is none. */
int32_t nearest_duplicate(const struct grouper *g, double *similarity)
{
    const struct duplicates *all = &g->duplicates;
    int64_t alike = 0, found = NONE;
    if (all->slots)
        found = sejuk_nearest(all->table, all->slots, g->reading.keys, all->rows, all->alive, g->reading.signature, &alike);
    *similarity = (double)alike / SIGNATURE;
    return (int32_t)found;
}

void drop_duplicate(struct grouper *g, int32_t number)
{
    struct duplicates *all = &g->duplicates;
    if (number >= all->alive_room || !all->alive[number])
        return;
    all->alive[number] = 0;
    all->count--;
}
