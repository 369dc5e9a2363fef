/* Groups posts: sejuk.engine.narratives.online and .placing. */
#include "calls.h"

#define RIVALS 3 /* that are compared with the narrative a post joins */

/* Posts: their ids, their normalised texts or, where that is not empty, what Python read, their addresses, their times and
   the stream's times at each of them. */
struct batch {
    int64_t count;
    struct strings ids, bodies, ready, addresses;
    const int64_t *times, *nows;
};

static void tick(struct grouper *g, int64_t now)
{
    g->now = now;
    if (now != UNKNOWN && g->next_sweep == UNKNOWN)
        g->next_sweep = now + g->set.step;
    else if (now != UNKNOWN && now >= g->next_sweep) {
        expire(g, now - g->set.window);
        g->next_sweep = now + g->set.step;
    }
    if (g->variants_alive > g->set.capacity)
        shrink(g, g->set.kept);
}

static void read_row(struct grouper *g, const struct batch *batch, int64_t row)
{
    struct text ready = string_at(&batch->ready, row);
    if (ready.length)
        take_ready(&g->store, ready, &g->reading);
    else
        read_body(&g->store, &g->known, string_at(&batch->bodies, row), &g->reading);
    if (g->reading.length)
        sign(&g->signing, &g->reading);
}

static int ranks_before(const struct narrative *one, const struct narrative *other)
{
    if (one->by_hand != other->by_hand)
        return one->by_hand;
    return one->count != other->count ? one->count > other->count : one->number < other->number;
}

/* Gives a new variant of a narrative, or of a new one, and looks whether that turns out to be another's or two. */
static int32_t settle(struct grouper *g, struct text id, int32_t slot, const struct near *rivals, int64_t count)
{
    if (slot == NONE)
        slot = open_narrative(g, free_name(g, &g->by_id, 'n', id), g->next_serial);
    int32_t number = enter(g, free_name(g, &g->by_variant_id, 'v', id), slot), same = find_same(g, slot, rivals, count);
    if (same != NONE) {
        int is_first = ranks_before(g->narratives + slot, g->narratives + same);
        int32_t keep = is_first ? slot : same, absorb = is_first ? same : slot;
        note_merge(g, absorb, keep);
        merge(g, keep, absorb);
        return number;
    }
    int64_t moving = find_other(g, slot);
    if (moving) {
        struct text other = free_name(g, &g->by_id, 'n', id);
        note_split(g, slot, other, g->parted, moving);
        split(g, slot, g->parted, moving, other);
    }
    return number;
}

static int32_t place_by_meaning(struct grouper *g, struct text id, enum how *how, double *similarity)
{
    struct near found[CONSIDERED];
    read_vector(g);
    int64_t count = near_narratives(g, found);
    *how = count ? BY_MEANING : NEW;
    *similarity = count && found[0].nearness < 1 ? found[0].nearness : 1;
    if (!count)
        return settle(g, id, NONE, NULL, 0);
    return settle(g, id, found[0].slot, found + 1, count - 1 < RIVALS ? count - 1 : RIVALS);
}

/* Finds or makes the variant of the post that was read. */
static int32_t place(struct grouper *g, struct text id, struct text address, enum how *how, double *similarity)
{
    int32_t near = g->reading.length ? nearest_duplicate(g, similarity) : NONE;
    if (near != NONE && (*similarity < g->set.near || g->variants[near].benign != g->reading.benign))
        near = NONE;
    int64_t same = address.length ? names_find(&g->by_address, address) : NONE;
    *how = same == NONE ? NEAR_DUPLICATE : SAME_ADDRESS;
    if (same == NONE)
        return near == NONE ? place_by_meaning(g, id, how, similarity) : near;
    *similarity = 1;
    int32_t slot = g->variants[same].narrative;
    if (near != NONE && g->variants[near].narrative == slot)
        return near;
    read_vector(g);
    return settle(g, id, slot, NULL, 0);
}

static void answer(struct grouper *g, int32_t number, enum how how, double similarity)
{
    struct answers *all = &g->answers;
    make_room(&g->store, &all->hows, &all->hows_room, all->count + 1, sizeof *all->hows);
    make_room(&g->store, &all->similarities, &all->similarities_room, all->count + 1, sizeof *all->similarities);
    all->hows[all->count] = g->reading.benign ? BENIGN : how;
    all->similarities[all->count++] = similarity;
    column_put(&g->store, &all->narratives, text_of(g->narratives[g->variants[number].narrative].id));
    column_put(&g->store, &all->variants, text_of(g->variants[number].id));
}

/* Groups posts; the answers are there until the next call. */
int64_t sejuk_group(struct grouper *g, const struct batch *batch)
{
    GUARD(g)
    g->answers.count = g->answers.narratives.count = g->answers.variants.count = 0;
    for (int64_t row = 0; row < batch->count; row++) {
        struct text id = string_at(&batch->ids, row), address = string_at(&batch->addresses, row);
        enum how how;
        double similarity = 1;
        tick(g, batch->nows[row]);
        read_row(g, batch, row);
        int32_t number = place(g, id, address, &how, &similarity);
        join(g, number, id, batch->times[row], address);
        answer(g, number, how, similarity);
    }
    return DONE;
}

/* Takes in posts whose narratives and variants are known. */
int64_t sejuk_restore(struct grouper *g, const struct batch *batch, const struct strings *narratives,
                      const struct strings *variants)
{
    GUARD(g)
    for (int64_t row = 0; row < batch->count; row++) {
        struct text variant = string_at(variants, row);
        tick(g, batch->nows[row]);
        int64_t number = names_find(&g->by_variant_id, variant);
        if (number < 0) {
            read_row(g, batch, row);
            read_vector(g);
            number = enter(g, variant, open_narrative(g, string_at(narratives, row), g->next_serial));
        }
        join(g, (int32_t)number, string_at(&batch->ids, row), batch->times[row], string_at(&batch->addresses, row));
    }
    return DONE;
}
