/* When two narratives turn out to be one: sejuk.engine.narratives.merging. */
#include "told.h"

#define ALWAYS_BELOW 16
#define OTHERWISE_EACH 8

static int is_time(const struct narrative *best, const struct narrative *rival)
{
    int64_t smaller = best->count < rival->count ? best->count : rival->count;
    return smaller < ALWAYS_BELOW || best->count % OTHERWISE_EACH == 0;
}

static int is_smaller(const struct narrative *one, const struct narrative *other)
{
    return one->count < other->count || (one->count == other->count && one->number < other->number);
}

/* The product of a narrative's centre with the whole stream's, and, where there is one, with another's. */
static int64_t compare(const struct grouper *g, const struct narrative *narrative, const struct narrative *other,
                       int64_t *both)
{
    int64_t whole = 0;
    for (int64_t i = 0; i < narrative->words_room; i++) {
        struct told told = narrative->words[i];
        if (told.row == NONE)
            continue;
        whole += told.weight * g->words[told.row].centre;
        if (other)
            *both += told.weight * weight_of(other, told.row);
    }
    return whole;
}

static int is_near(const struct grouper *g, int32_t one, int32_t other)
{
    int swapped = is_smaller(g->narratives + other, g->narratives + one);
    int32_t small_slot = swapped ? other : one, large_slot = swapped ? one : other;
    const struct narrative *small = g->narratives + small_slot, *large = g->narratives + large_slot;
    int64_t product = 0, dot = compare(g, small, large, &product);
    double like = (double)product / sqrt((double)small->square * (double)large->square);
    double gain = like + g->set.meaning * parted(g, g->senses[small_slot], g->senses[large_slot]);
    /* The larger takes longer to compare with the stream, and cannot help where the smaller is too far. */
    if (!(gain - likeness(g, dot, small->square) >= g->set.merge_margin))
        return 0;
    dot = compare(g, large, NULL, NULL);
    return gain - likeness(g, dot, large->square) >= g->set.merge_margin;
}

/* The first of some narratives that says the same as `best`, NONE where there is none. */
int32_t find_same(const struct grouper *g, int32_t best, const struct near *rivals, int64_t count)
{
    const struct narrative *narrative = g->narratives + best;
    for (int64_t i = 0; i < count; i++) {
        const struct narrative *rival = g->narratives + rivals[i].slot;
        if ((rival->ordinary == 0) == (narrative->ordinary == 0) && !(rival->by_hand && narrative->by_hand)
            && is_time(narrative, rival) && is_near(g, best, rivals[i].slot))
            return rivals[i].slot;
    }
    return NONE;
}
