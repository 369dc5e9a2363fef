/* When one narrative turns out to be two: sejuk.engine.narratives.splitting. */
#include "state.h"

#define LEAST_HALF 6
#define ROUNDS 8
#define FIRST_LOOK 16.0
#define LAST_LOOK 1e7
#define STEP 1.25

/* Whether a narrative of so many wordings is looked at: each look comes at a quarter more. */
static int is_looked_at(int64_t count)
{
    double size = FIRST_LOOK;
    while (size < LAST_LOOK && rint(size) < (double)count)
        size *= STEP;
    return size < LAST_LOOK && rint(size) == (double)count;
}

static inline int64_t with(const int8_t *sense, const int32_t *sum)
{
    int64_t product = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        product += (int64_t)sense[k] * sum[k];
    return product;
}

/* The sense that is least near to a sum, the first of equals. */
static WIDE int64_t farthest(const int8_t *senses, int64_t count, const int32_t *sum)
{
    int64_t found = 0, least = INT64_MAX;
    for (int64_t i = 0; i < count; i++) {
        int64_t near = with(senses + i * SENSE_PLACES, sum);
        if (near < least) {
            least = near;
            found = i;
        }
    }
    return found;
}

static double length(const int32_t *sum)
{
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        square += (int64_t)sum[k] * sum[k];
    return sqrt(square > 1 ? (double)square : 1.0);
}

/* Says of each sense whether it is nearer to the second centre; gives how many are. */
static WIDE int64_t assign(const int8_t *senses, int64_t count, int32_t centres[2][SENSE_PLACES], int8_t *other)
{
    double lengths[2] = {length(centres[0]), length(centres[1])};
    int64_t ones = 0;
    for (int64_t i = 0; i < count; i++) {
        const int8_t *sense = senses + i * SENSE_PLACES;
        other[i] = (double)with(sense, centres[1]) / lengths[1] > (double)with(sense, centres[0]) / lengths[0];
        ones += other[i];
    }
    return ones;
}

static WIDE void sum_sides(const int8_t *senses, int64_t count, const int8_t *other, int32_t sums[2][SENSE_PLACES])
{
    memset(sums, 0, 2 * sizeof *sums);
    for (int64_t i = 0; i < count; i++)
        for (int k = 0; k < SENSE_PLACES; k++)
            sums[other[i]][k] += senses[i * SENSE_PLACES + k];
}

/* Parts senses in two: begins with the one farthest from all, and the one farthest from that. `again` is a room. */
static void halve(const int8_t *senses, int64_t count, int8_t *other, int8_t *again)
{
    int32_t centres[2][SENSE_PLACES];
    sum_senses(senses, count, centres[0]);
    for (int side = 0; side < 2; side++) {
        int64_t at = farthest(senses, count, centres[0]);
        for (int k = 0; k < SENSE_PLACES; k++)
            centres[side][k] = senses[at * SENSE_PLACES + k];
    }
    memset(other, 0, (size_t)count);
    for (int round = 0; round < ROUNDS; round++) {
        int64_t ones = assign(senses, count, centres, again);
        if (!memcmp(again, other, (size_t)count) || ones == count || !ones)
            break;
        memcpy(other, again, (size_t)count);
        sum_sides(senses, count, other, centres);
    }
}

/* Adds the vectors of one side to the words' sums, `times` 1, or clears those, 0. */
static void put_down(struct grouper *g, const int8_t *other, int64_t count, int8_t side, int32_t times)
{
    for (int64_t i = 0; i < count; i++) {
        const struct variant *variant = g->variants + g->parted[i];
        for (int64_t k = 0; other[i] == side && k < variant->count; k++) {
            int64_t *sum = &g->words[variant->parts[k].row].sum;
            *sum = times ? *sum + variant->parts[k].weight : 0;
        }
    }
}

/* The product of one side's vectors with the words' sums; in *whole that with the stream's centre. */
static int64_t read_off(const struct grouper *g, const int8_t *other, int64_t count, int8_t side, int64_t *whole)
{
    int64_t product = 0;
    *whole = 0;
    for (int64_t i = 0; i < count; i++) {
        const struct variant *variant = g->variants + g->parted[i];
        for (int64_t k = 0; other[i] == side && k < variant->count; k++) {
            const struct word *word = g->words + variant->parts[k].row;
            product += word->sum * variant->parts[k].weight;
            *whole += word->centre * variant->parts[k].weight;
        }
    }
    return product;
}

/* How much nearer the halves are to each other than the nearer of them to the stream. */
static double gain(struct grouper *g, const int8_t *senses, const int8_t *other, int64_t count)
{
    int64_t dots[2], squares[2], product = 0;
    int32_t sums[2][SENSE_PLACES];
    for (int8_t side = 0; side < 2; side++) {
        put_down(g, other, count, side, 1);
        squares[side] = read_off(g, other, count, side, dots + side);
        if (side)
            product = read_off(g, other, count, 0, dots);
        put_down(g, other, count, side, 0);
    }
    double lexical = 0;
    if (squares[0] && squares[1]) {
        double first = likeness(g, dots[0], squares[0]), second = likeness(g, dots[1], squares[1]);
        lexical = (double)product / sqrt((double)squares[0] * (double)squares[1]) - (second > first ? second : first);
    }
    sum_sides(senses, count, other, sums);
    return lexical + g->set.meaning * parted(g, sums[0], sums[1]);
}

/* Puts the variants that say something else than the rest of a narrative into g->parted, oldest first; gives how many. */
int64_t find_other(struct grouper *g, int32_t slot)
{
    int64_t count = g->narratives[slot].count, ones = 0, kept = 0;
    if (g->narratives[slot].by_hand || !is_looked_at(count))
        return 0;
    members(g, slot);
    make_room(&g->store, &g->halves, &g->halves_room, count * (SENSE_PLACES + 2), 1);
    int8_t *senses = g->halves, *other = senses + count * SENSE_PLACES;
    for (int64_t i = 0; i < count; i++)
        memcpy(senses + i * SENSE_PLACES, g->variants[g->parted[i]].sense, SENSE_PLACES);
    halve(senses, count, other, other + count);
    for (int64_t i = 0; i < count; i++)
        ones += other[i];
    if (ones < LEAST_HALF || count - ones < LEAST_HALF)
        return 0;
    /* The larger half keeps the name. */
    for (int64_t i = 0; 2 * ones > count && i < count; i++)
        other[i] = !other[i];
    if (!(gain(g, senses, other, count) < g->set.split_margin))
        return 0;
    for (int64_t i = 0; i < count; i++)
        if (other[i])
            g->parted[kept++] = g->parted[i];
    return kept;
}
