/* The book of what is in the window: sejuk.engine.narratives.book and .memory. */
#include "state.h"

#include <stdio.h>

static int32_t take_slot(struct grouper *g)
{
    if (g->free_slots_count)
        return g->free_slots[--g->free_slots_count];
    int64_t least = g->narratives_count + 1;
    make_room(&g->store, &g->narratives, &g->narratives_room, least, sizeof *g->narratives);
    make_room(&g->store, &g->senses, &g->senses_room, least, sizeof *g->senses);
    make_room(&g->store, &g->touches, &g->touches_room, least, sizeof *g->touches);
    make_room(&g->store, &g->touched, &g->touched_room, least, sizeof *g->touched);
    make_room(&g->store, &g->free_slots, &g->free_slots_room, least, sizeof *g->free_slots);
    return (int32_t)g->narratives_count++;
}

/* Gives the narrative of this id, opened where there is none, with the serial of its first variant. */
int32_t open_narrative(struct grouper *g, struct text id, int64_t first)
{
    int64_t known = names_find(&g->by_id, id);
    if (known >= 0)
        return (int32_t)known;
    int32_t slot = take_slot(g);
    struct narrative *narrative = g->narratives + slot;
    narrative->number = narrative->latest = first;
    narrative->id = names_put(&g->store, &g->by_id, id, slot);
    g->narratives_alive++;
    return slot;
}

static void end_narrative(struct grouper *g, struct narrative *narrative)
{
    end_words(g, narrative);
    give(&g->store, narrative->members, (size_t)narrative->members_room * sizeof *narrative->members);
    *narrative = (struct narrative){0};
}

static void close_narrative(struct grouper *g, int32_t slot)
{
    names_drop(&g->store, &g->by_id, text_of(g->narratives[slot].id));
    end_narrative(g, g->narratives + slot);
    g->free_slots[g->free_slots_count++] = slot;
    g->narratives_alive--;
}

/* Makes a variant one of a narrative's. */
void put(struct grouper *g, int32_t number, int32_t slot)
{
    struct variant *variant = g->variants + number;
    struct narrative *narrative = g->narratives + slot;
    make_room(&g->store, &narrative->members, &narrative->members_room, narrative->count + 1, sizeof *narrative->members);
    variant->narrative = slot;
    variant->place = (int32_t)narrative->count;
    narrative->members[narrative->count++] = number;
    narrative->ordinary += !variant->benign;
    narrative->latest = variant->serial > narrative->latest ? variant->serial : narrative->latest;
    add_to_narrative(g, slot, variant->parts, variant->count);
    add_sense(g, slot, variant->sense, 1);
}

/* Takes a variant out of its narrative, which is closed when it was the last. */
void take_out(struct grouper *g, int32_t number)
{
    struct variant *variant = g->variants + number;
    struct narrative *narrative = g->narratives + variant->narrative;
    take_from_narrative(g, variant->narrative, variant->parts, variant->count);
    add_sense(g, variant->narrative, variant->sense, -1);
    int32_t last = narrative->members[--narrative->count];
    narrative->members[variant->place] = last;
    g->variants[last].place = variant->place;
    narrative->ordinary -= !variant->benign;
    if (!narrative->count)
        close_narrative(g, variant->narrative);
}

static int32_t take_number(struct grouper *g)
{
    if (g->free_numbers_count)
        return g->free_numbers[--g->free_numbers_count];
    int64_t least = g->variants_count + 1;
    make_room(&g->store, &g->variants, &g->variants_room, least, sizeof *g->variants);
    make_room(&g->store, &g->free_numbers, &g->free_numbers_room, least, sizeof *g->free_numbers);
    return (int32_t)g->variants_count++;
}

/* Gives a new variant of a narrative with the wording that was read. */
int32_t enter(struct grouper *g, struct text id, int32_t slot)
{
    const struct vector *vector = &g->vector;
    int32_t number = take_number(g);
    struct variant *variant = g->variants + number;
    variant->parts = take(&g->store, (size_t)vector->count * sizeof *vector->parts);
    memcpy(variant->parts, vector->parts, (size_t)vector->count * sizeof *vector->parts);
    variant->count = (int32_t)vector->count;
    variant->benign = (uint8_t)g->reading.benign;
    variant->serial = g->next_serial++;
    variant->before = g->newest;
    variant->after = NONE;
    *(g->newest == NONE ? &g->oldest : &g->variants[g->newest].after) = number;
    g->newest = number;
    g->variants_alive++;
    variant->id = names_put(&g->store, &g->by_variant_id, id, number);
    learn(g, vector->parts, vector->count, 1);
    find_sense(g, vector->parts, vector->count, variant->sense);
    add_to_centre(g, vector->parts, vector->count, 1);
    put(g, number, slot);
    if (g->reading.length)
        put_duplicate(g, number);
    return number;
}

/* Makes a post one of a variant's. */
void join(struct grouper *g, int32_t number, struct text id, int64_t time, struct text address)
{
    struct variant *variant = g->variants + number;
    struct post *post = take(&g->store, sizeof *post + (size_t)id.length);
    post->time = time != UNKNOWN ? time : g->now != UNKNOWN ? g->now : -1;
    post->length = id.length;
    if (id.length)
        memcpy(post->id, id.bytes, (size_t)id.length);
    *(variant->last ? &variant->last->next : &variant->first) = post;
    variant->last = post;
    g->posts++;
    if (!address.length || names_find(&g->by_address, address) >= 0)
        return;
    struct address *held = take(&g->store, sizeof *held);
    held->next = variant->addresses;
    variant->addresses = held;
    held->name = names_put(&g->store, &g->by_address, address, number);
}

static void drop_post(struct grouper *g, struct variant *variant)
{
    struct post *post = variant->first;
    variant->first = post->next;
    if (!variant->first)
        variant->last = NULL;
    give(&g->store, post, sizeof *post + (size_t)post->length);
    g->posts--;
}

static void end_variant(struct grouper *g, struct variant *variant)
{
    while (variant->first)
        drop_post(g, variant);
    for (struct address *held = variant->addresses, *next; held; held = next) {
        next = held->next;
        if (held->name)
            names_drop(&g->store, &g->by_address, text_of(held->name));
        give(&g->store, held, sizeof *held);
    }
    give(&g->store, variant->parts, (size_t)variant->count * sizeof *variant->parts);
    *variant = (struct variant){0};
}

static void forget(struct grouper *g, int32_t number)
{
    struct variant *variant = g->variants + number;
    drop_duplicate(g, number);
    learn(g, variant->parts, variant->count, -1);
    take_out(g, number);
    leave_words(g, variant->parts, variant->count);
    names_drop(&g->store, &g->by_variant_id, text_of(variant->id));
    *(variant->before == NONE ? &g->oldest : &g->variants[variant->before].after) = variant->after;
    *(variant->after == NONE ? &g->newest : &g->variants[variant->after].before) = variant->before;
    end_variant(g, variant);
    g->variants_alive--;
    g->free_numbers[g->free_numbers_count++] = number;
}

/* Forgets all posts older than `before`, and the variants that have none left. */
void expire(struct grouper *g, int64_t before)
{
    for (int32_t number = g->oldest, after; number != NONE; number = after) {
        struct variant *variant = g->variants + number;
        after = variant->after;
        /* Posts come nearly in order: what is late is forgotten a little later. */
        while (variant->first && variant->first->time < before)
            drop_post(g, variant);
        if (!variant->first)
            forget(g, number);
    }
}

/* Forgets the oldest variants beyond `capacity`. */
void shrink(struct grouper *g, int64_t capacity)
{
    while (g->variants_alive > capacity)
        forget(g, g->oldest);
}

/* The name of what this post opens: where it is taken, with a number behind it. It lies in g->name. */
struct text free_name(struct grouper *g, const struct names *taken, char kind, struct text id)
{
    make_room(&g->store, &g->name, &g->name_room, id.length + 32, 1);
    g->name[0] = kind;
    g->name[1] = '-';
    if (id.length)
        memcpy(g->name + 2, id.bytes, (size_t)id.length);
    struct text name = {g->name, id.length + 2};
    for (long long again = 2; names_find(taken, name) >= 0; again++)
        name.length = id.length + 2 + snprintf(g->name + id.length + 2, 24, "-%lld", again);
    return name;
}

void end_book(struct grouper *g)
{
    for (int64_t i = 0; i < g->variants_count; i++)
        end_variant(g, g->variants + i);
    for (int64_t i = 0; i < g->narratives_count; i++)
        end_narrative(g, g->narratives + i);
    for (int64_t i = 0; i < g->words_count; i++) {
        struct word *word = g->words + i;
        give(&g->store, word->company, word->company ? sizeof *word->company : 0);
        give(&g->store, word->uses, (size_t)word->uses_room * sizeof *word->uses);
    }
}
