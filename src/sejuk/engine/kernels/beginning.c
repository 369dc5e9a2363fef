/* A grouper's beginning and end, and what it holds. */
#include "calls.h"

#include <stdlib.h>

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
