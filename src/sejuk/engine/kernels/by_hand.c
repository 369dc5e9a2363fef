/* What people do to narratives, and what is asked of a grouper after the posts. */
#include "calls.h"

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
