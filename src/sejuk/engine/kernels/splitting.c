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

/* The sense that is least near to a sum of `summed` of them, the first of equals. */
static int64_t farthest(const int8_t *senses, int64_t count, const int32_t *sum, int64_t summed)
{
    int64_t found = 0, least = INT64_MAX;
    for (int64_t i = 0; i < count; i++) {
        int64_t near = with_sense(sum, summed, senses + i * SENSE_PLACES);
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
static int64_t assign(const int8_t *senses, int64_t count, int32_t centres[2][SENSE_PLACES], int8_t *other)
{
    double lengths[2] = {length(centres[0]), length(centres[1])};
    int64_t ones = 0;
    for (int64_t i = 0; i < count; i++) {
        const int8_t *sense = senses + i * SENSE_PLACES;
        double first = (double)with_sense(centres[0], count, sense) / lengths[0];
        other[i] = (double)with_sense(centres[1], count, sense) / lengths[1] > first;
        ones += other[i];
    }
    return ones;
}

static WIDE void add(int32_t *sum, const int8_t *sense, int32_t times)
{
    for (int k = 0; k < SENSE_PLACES; k++)
        sum[k] += times * sense[k];
}

/* Takes over the sides of `again`: what changes sides leaves one sum and comes into the other. */
static void change_sides(const int8_t *senses, int64_t count, int8_t *other, const int8_t *again,
                         int32_t sums[2][SENSE_PLACES])
{
    for (int64_t i = 0; i < count; i++) {
        if (again[i] == other[i])
            continue;
        add(sums[(int)other[i]], senses + i * SENSE_PLACES, -1);
        add(sums[(int)again[i]], senses + i * SENSE_PLACES, 1);
        other[i] = again[i];
    }
}

/* Parts senses in two: begins with the one farthest from all, and the one farthest from that. Gives the sums of both sides;
   `again` is a room. */
static void halve(const int8_t *senses, int64_t count, int8_t *other, int8_t *again, int32_t sums[2][SENSE_PLACES])
{
    int32_t first[2][SENSE_PLACES] = {{0}};
    memset(sums, 0, 2 * sizeof *sums);
    memset(other, 0, (size_t)count);
    for (int64_t i = 0; i < count; i++)
        add(sums[0], senses + i * SENSE_PLACES, 1);
    int64_t one = farthest(senses, count, sums[0], count);
    add(first[0], senses + one * SENSE_PLACES, 1);
    add(first[1], senses + farthest(senses, count, first[0], 1) * SENSE_PLACES, 1);
    for (int round = 0; round < ROUNDS; round++) {
        int64_t ones = assign(senses, count, round ? sums : first, again);
        if (!memcmp(again, other, (size_t)count) || ones == count || !ones)
            break;
        change_sides(senses, count, other, again, sums);
    }
}

/* The products of one half's centre with itself, with the whole narrative's and with the stream's. The words' sums hold that
   centre, and are cleared. */
static void read_off(struct grouper *g, const struct narrative *narrative, int64_t *own, int64_t *with_all, int64_t *dots)
{
    for (int64_t i = 0; i < narrative->words_room; i++) {
        struct told told = narrative->words[i];
        if (told.row == NONE)
            continue;
        struct word *word = g->words + told.row;
        *own += word->sum * word->sum;
        *with_all += word->sum * told.weight;
        dots[0] += (told.weight - word->sum) * word->centre;
        dots[1] += word->sum * word->centre;
        word->sum = 0;
    }
}

/* How much nearer the halves are to each other by their words than the nearer of them to the stream. */
static double gain(struct grouper *g, int32_t slot, const int8_t *other)
{
    const struct narrative *narrative = g->narratives + slot;
    int64_t dots[2] = {0}, squares[2] = {0}, with_all = 0;
    for (int64_t i = 0; i < narrative->count; i++) {
        const struct variant *variant = g->variants + g->parted[i];
        for (int64_t k = 0; other[i] && k < variant->count; k++)
            g->words[variant->parts[k].row].sum += variant->parts[k].weight;
    }
    read_off(g, narrative, squares + 1, &with_all, dots);
    squares[0] = narrative->square - 2 * with_all + squares[1];
    if (!squares[0] || !squares[1])
        return 0;
    double first = likeness(g, dots[0], squares[0]), second = likeness(g, dots[1], squares[1]);
    double both = (double)(with_all - squares[1]) / sqrt((double)squares[0] * (double)squares[1]);
    return both - (second > first ? second : first);
}

/* Puts the variants that say something else than the rest of a narrative into g->parted, oldest first; gives how many. */
int64_t find_other(struct grouper *g, int32_t slot)
{
    int64_t count = g->narratives[slot].count, ones = 0, kept = 0;
    int32_t sums[2][SENSE_PLACES];
    if (count < 2 * LEAST_HALF || g->narratives[slot].by_hand || !is_looked_at(count))
        return 0;
    members(g, slot);
    make_room(&g->store, &g->halves, &g->halves_room, count * (SENSE_PLACES + 2), 1);
    int8_t *senses = g->halves, *other = senses + count * SENSE_PLACES;
    for (int64_t i = 0; i < count; i++)
        memcpy(senses + i * SENSE_PLACES, g->variants[g->parted[i]].sense, SENSE_PLACES);
    halve(senses, count, other, other + count, sums);
    for (int64_t i = 0; i < count; i++)
        ones += other[i];
    if (ones < LEAST_HALF || count - ones < LEAST_HALF)
        return 0;
    /* The larger half keeps the name. */
    for (int64_t i = 0; 2 * ones > count && i < count; i++)
        other[i] = !other[i];
    double senses_gain = parted(g, sums[0], sums[1]);
    if (!(gain(g, slot, other) + g->set.meaning * senses_gain < g->set.split_margin))
        return 0;
    for (int64_t i = 0; i < count; i++)
        if (other[i])
            g->parted[kept++] = g->parted[i];
    return kept;
}
