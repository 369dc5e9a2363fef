/* Where a wording belongs by its meaning: sejuk.engine.narratives.placing. */
#include "search.h"

/* Puts one among the nearest so far, of which there are `kept`; gives how many there are then. */
static int64_t put_near(const struct grouper *g, struct near one, struct near *near, int64_t kept)
{
    int64_t number = g->narratives[one.slot].number, place = kept;
    for (; place; place--) {
        const struct near *other = near + place - 1;
        if (one.nearness < other->nearness
            || (one.nearness == other->nearness && number > g->narratives[other->slot].number))
            break;
        if (place < CONSIDERED)
            near[place] = *other;
    }
    if (place < CONSIDERED)
        near[place] = one;
    return kept < CONSIDERED ? kept + 1 : kept;
}

/* The narratives that are nearer than `need`, nearest first. */
static int64_t nearer(struct grouper *g, double need, struct near *near)
{
    struct found found;
    const struct settings *set = &g->set;
    int64_t products[CANDIDATES + 3], kept = 0;
    double square = (double)g->vector.square;
    search(g, set->shared * square, &found);
    if (!found.count)
        return 0;
    nearness(g, found.slots, found.count, g->sense, products);
    const int64_t *whole = products + found.count;
    double own = (double)whole[1], squares = own * (double)whole[2];
    double common = squares != 0 ? (double)whole[0] / sqrt(squares) : 0;
    for (int64_t i = 0; i < found.count; i++) {
        const struct narrative *narrative = g->narratives + found.slots[i];
        double length = sqrt((double)narrative->sense_square * own);
        double gain = (length > 0 ? (double)products[i] / length : 0) - common;
        double like = (double)found.dots[i] / sqrt((double)narrative->square) / sqrt(square);
        double age = (double)(narrative->latest - g->next_serial) / set->recency;
        double is_near = (like + set->meaning * gain) * (1 + set->recent * exp2(age));
        if (is_near >= need && (narrative->ordinary == 0) == g->reading.benign
            && (double)found.common[i] / square >= set->shared)
            kept = put_near(g, (struct near){is_near, found.slots[i]}, near, kept);
    }
    return kept;
}

/* What many already say is likelier said once more (as in a Chinese restaurant process). */
static double preferred(const struct grouper *g, struct near near)
{
    return near.nearness * (1 + g->set.growth * log2((double)g->narratives[near.slot].count));
}

int64_t near_narratives(struct grouper *g, struct near *found)
{
    const struct vector *vector = &g->vector;
    double by[CONSIDERED];
    struct near near[CONSIDERED];
    find_sense(g, vector->parts, vector->count, g->sense);
    int64_t dot = dot_with_centre(g, vector->parts, vector->count);
    int64_t count = nearer(g, g->set.margin + likeness(g, dot, vector->square), near);
    for (int64_t i = 0; i < count; i++) {
        double value = preferred(g, near[i]);
        int64_t place = i;
        for (; place && by[place - 1] < value; place--) {
            by[place] = by[place - 1];
            found[place] = found[place - 1];
        }
        by[place] = value;
        found[place] = near[i];
    }
    return count;
}
