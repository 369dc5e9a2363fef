/* The grouper: sejuk.engine.narratives.online. What may run out of memory says so by what it gives, and the grouper is of no
   use from then on: it can only be ended. */
#include "state.h"

#include <stdlib.h>

#define OLDER_RIVALS 3

enum { DONE, SPENT, UNKNOWN_ID, OTHER_UNKNOWN_ID, NOT_A_PART };

/* Posts: their ids, their normalised texts or, where that is not empty, what Python read, their addresses, their times and
   the stream's times at each of them. */
struct batch {
    int64_t count;
    struct strings ids, bodies, ready, addresses;
    const int64_t *times, *nows;
};

#define GUARD(g)                \
    if ((g)->is_broken)         \
        return SPENT;           \
    if (setjmp((g)->store.out)) { \
        (g)->is_broken = 1;     \
        return SPENT;           \
    }

struct grouper *sejuk_grouper(const struct settings *set, const struct signing *signing, const uint64_t *key)
{
    struct grouper *g = calloc(1, sizeof *g);
    if (!g)
        return NULL;
    struct names *tables[] = {&g->known.words, &g->rows, &g->by_id, &g->by_variant_id, &g->by_address, &g->wanted};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        memcpy(tables[i]->key, key, sizeof tables[i]->key);
    g->store.most = SIZE_MAX;
    g->set = *set;
    g->signing = *signing;
    g->centre_square = FIRST_SQUARE;
    g->now = g->next_sweep = UNKNOWN;
    g->oldest = g->newest = NONE;
    return g;
}

void sejuk_end(struct grouper *g)
{
    struct names *tables[] = {&g->known.words, &g->rows, &g->by_id, &g->by_variant_id, &g->by_address, &g->wanted};
    struct column *columns[] = {&g->events.narratives, &g->events.others, &g->events.variants, &g->answers.narratives,
                                &g->answers.variants};
    void *rooms[] = {g->words,    g->free_rows,        g->logs,           g->narratives,     g->senses,
                     g->touches,  g->touched,          g->free_slots,     g->variants,       g->free_numbers,
                     g->name,     g->halves,           g->parted,         g->sorted,         g->reading.plain,
                     g->duplicates.table,              g->duplicates.rows, g->duplicates.alive, g->events.splits,
                     g->events.times, g->events.ends,  g->answers.hows,   g->answers.similarities};
    end_book(g);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        names_end(&g->store, tables[i]);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        column_end(&g->store, columns[i]);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        free(rooms[i]);
    free(g);
}

/* No more than so many bytes from now on. */
void sejuk_limit(struct grouper *g, int64_t most)
{
    g->store.most = most < 0 ? SIZE_MAX : (size_t)most;
}

/* Says what is known of a word: the first enum of reading.h. */
int64_t sejuk_know(struct grouper *g, const char *word, int64_t length, int64_t kind)
{
    struct text text = {word, length};
    GUARD(g)
    know(&g->store, &g->known, text, kind);
    return DONE;
}

/* Says of each normalised text whether Python must read it. */
void sejuk_odd(const struct grouper *g, const int32_t *starts, const char *bytes, int64_t count, const uint8_t *tagged,
               uint8_t *odd)
{
    struct strings bodies = {starts, bytes};
    for (int64_t row = 0; row < count; row++)
        odd[row] = (uint8_t)is_odd(&g->known, string_at(&bodies, row), tagged[row]);
}

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
    return settle(g, id, found[0].slot, found + 1, count - 1 < OLDER_RIVALS ? count - 1 : OLDER_RIVALS);
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

/* People have merged or split this narrative. */
void sejuk_settled(struct grouper *g, const char *id, int64_t length)
{
    int64_t slot = names_find(&g->by_id, (struct text){id, length});
    if (slot >= 0)
        g->narratives[slot].by_hand = 1;
}

int64_t sejuk_merge(struct grouper *g, const char *keep, int64_t keep_length, const char *absorb, int64_t absorb_length)
{
    GUARD(g)
    int64_t first = names_find(&g->by_id, (struct text){keep, keep_length});
    int64_t second = names_find(&g->by_id, (struct text){absorb, absorb_length});
    if (first < 0 || second < 0)
        return first < 0 ? UNKNOWN_ID : OTHER_UNKNOWN_ID;
    g->narratives[first].by_hand = 1;
    note_merge(g, (int32_t)second, (int32_t)first);
    merge(g, (int32_t)first, (int32_t)second);
    return DONE;
}

static int holds_wanted(const struct grouper *g, int32_t number)
{
    for (const struct post *post = g->variants[number].first; post; post = post->next)
        if (names_find(&g->wanted, (struct text){post->id, post->length}) >= 0)
            return 1;
    return 0;
}

/* Moves the variants of some posts out of a narrative; the new one's id is the only answer. */
int64_t sejuk_split(struct grouper *g, const char *id, int64_t length, const struct strings *posts, int64_t count)
{
    GUARD(g)
    int64_t slot = names_find(&g->by_id, (struct text){id, length}), moving = 0;
    if (slot < 0)
        return UNKNOWN_ID;
    for (int64_t i = 0; i < count; i++)
        if (names_find(&g->wanted, string_at(posts, i)) < 0)
            names_put(&g->store, &g->wanted, string_at(posts, i), i);
    int64_t all = members(g, (int32_t)slot);
    for (int64_t i = 0; i < all; i++)
        if (holds_wanted(g, g->parted[i]))
            g->parted[moving++] = g->parted[i];
    uint64_t key[2] = {g->wanted.key[0], g->wanted.key[1]};
    names_end(&g->store, &g->wanted);
    memcpy(g->wanted.key, key, sizeof key);
    if (!moving || moving == all)
        return NOT_A_PART;
    g->narratives[slot].by_hand = 1;
    struct text other = free_name(g, &g->by_id, 'n', string_at(posts, 0));
    g->answers.narratives.count = 0;
    column_put(&g->store, &g->answers.narratives, other);
    note_split(g, (int32_t)slot, other, g->parted, moving);
    split(g, (int32_t)slot, g->parted, moving, other);
    return DONE;
}

int64_t sejuk_expire(struct grouper *g, int64_t before)
{
    GUARD(g)
    expire(g, before);
    return DONE;
}

/* Takes note that the events were read. */
void sejuk_heard(struct grouper *g)
{
    g->events.count = g->events.narratives.count = g->events.others.count = g->events.variants.count = 0;
}

const struct events *sejuk_events(const struct grouper *g)
{
    return &g->events;
}

const struct answers *sejuk_answers(const struct grouper *g)
{
    return &g->answers;
}

/* How many narratives, variants, posts, words, addresses and signatures are held, how many wordings are counted, the square
   of the stream's centre, how many places of its sense are not zero, and the bytes of all. */
void sejuk_held(const struct grouper *g, int64_t *held)
{
    const int64_t counts[] = {g->narratives_alive, g->variants_alive,   g->posts,     g->rows.count, g->by_address.count,
                              g->duplicates.count, g->wordings, g->centre_square};
    memcpy(held, counts, sizeof counts);
    held += sizeof counts / sizeof *counts;
    held[0] = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        held[0] += g->whole[k] != 0;
    held[1] = (int64_t)g->store.held;
}
