/* Spreads the weights of one text's n-grams over its bytes: sejuk.engine.text.ngrams.contributions. Fractions are added in
   the order that NumPy adds them in: by the length of the n-gram, then by the place in it. */
#include "ngrams.h"
#include "sejuk.h"

struct spread {
    const struct table *table;
    const uint8_t *data;
    int64_t end;     /* of the text, a space before and after it; four zero bytes come then */
    double *by_byte; /* `width` columns a byte */
};

static inline const int8_t *row_of(const struct table *table, uint32_t hash)
{
    return table->weights + (int64_t)(hash >> table->shift) * table->width;
}

static void spread_bytes(const struct spread *spread, int64_t order, double *room)
{
    int64_t width = spread->table->width;
    for (int64_t at = 0; at < spread->end; at++) {
        uint32_t rolled = spread->data[at];
        for (int64_t step = 1; step < order; step++)
            rolled = rolled * MULTIPLIER + spread->data[at + step];
        const int8_t *weights = row_of(spread->table, rolled * MIXERS[order - 2]);
        for (int64_t k = 0; k < width; k++)
            room[at * width + k] = (double)weights[k] / (double)order;
    }
    for (int64_t step = 0; step < order; step++)
        for (int64_t k = 0; k < spread->end * width; k++)
            spread->by_byte[step * width + k] += room[k];
}

static void spread_run(const struct spread *spread, int64_t start, int64_t stop, int64_t count)
{
    uint32_t hash = 0, power = 1;
    for (int64_t at = start; at < stop; at++) {
        hash += spread->data[at] * power;
        power *= MULTIPLIER;
    }
    int64_t width = spread->table->width;
    const int8_t *weights = row_of(spread->table, hash * WORD_MIXERS[count - 1]);
    for (int64_t at = start; at < stop; at++)
        for (int64_t k = 0; k < width; k++)
            spread->by_byte[at * width + k] += (double)weights[k] / (double)(stop - start);
}

/* Where the run of `count` words ends that begins at `at`; where there are too few, a zero byte behind the text. */
static int64_t reach(const struct spread *spread, int64_t at, int64_t count)
{
    for (; count; count--) {
        while (at < spread->end && spread->data[at] <= SPACE)
            at++;
        if (at == spread->end)
            return at + 1;
        while (at < spread->end && spread->data[at] > SPACE)
            at++;
    }
    return at;
}

/* N-grams of bytes, and of one word to `most`. `room` is as long as the text, `by_byte` is zero and four bytes longer. */
WIDE void sejuk_spread(const int8_t *weights, int64_t width, int64_t bits, const uint8_t *data, int64_t end,
                       int64_t most, double *room, double *by_byte)
{
    struct table table = {weights, width, 32 - (int)bits};
    struct spread spread = {&table, data, end, by_byte};
    for (int64_t order = 2; order < 2 + ORDERS; order++)
        spread_bytes(&spread, order, room);
    for (int64_t count = 1; count <= most; count++)
        for (int64_t at = 1; at < end; at++)
            if (data[at] > SPACE && data[at - 1] <= SPACE)
                spread_run(&spread, at, reach(&spread, at, count), count);
}
