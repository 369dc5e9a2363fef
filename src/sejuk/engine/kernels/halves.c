/* Parts senses in two by spherical 2-means: sejuk.engine.narratives.splitting. */
#include "sejuk.h"

static inline int64_t with(const int8_t *sense, const int64_t *sum)
{
    int64_t product = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        product += sense[k] * sum[k];
    return product;
}

/* The sense that is least near to a sum, the first of equals. */
static WIDE int64_t farthest(const int8_t *senses, int64_t count, const int64_t *sum)
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

static void sum_up(const int8_t *senses, int64_t count, const uint8_t *other, uint8_t side, int64_t *sum)
{
    memset(sum, 0, SENSE_PLACES * sizeof *sum);
    for (int64_t i = 0; i < count; i++)
        if (other[i] == side)
            for (int k = 0; k < SENSE_PLACES; k++)
                sum[k] += senses[i * SENSE_PLACES + k];
}

static double length(const int64_t *sum)
{
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        square += sum[k] * sum[k];
    return sqrt(square > 1 ? (double)square : 1.0);
}

/* Says of each sense whether it is of the other half; `again` is a room as long. */
WIDE void sejuk_halves(const int8_t *senses, int64_t count, int64_t rounds, uint8_t *other, uint8_t *again)
{
    int64_t centres[2][SENSE_PLACES];
    memset(other, 0, count);
    sum_up(senses, count, other, 0, centres[0]);
    int64_t first = farthest(senses, count, centres[0]);
    for (int k = 0; k < SENSE_PLACES; k++)
        centres[0][k] = senses[first * SENSE_PLACES + k];
    int64_t second = farthest(senses, count, centres[0]);
    for (int k = 0; k < SENSE_PLACES; k++)
        centres[1][k] = senses[second * SENSE_PLACES + k];
    for (int64_t round = 0; round < rounds; round++) {
        double lengths[2] = {length(centres[0]), length(centres[1])};
        int64_t ones = 0;
        for (int64_t i = 0; i < count; i++) {
            const int8_t *sense = senses + i * SENSE_PLACES;
            again[i] = (double)with(sense, centres[1]) / lengths[1] > (double)with(sense, centres[0]) / lengths[0];
            ones += again[i];
        }
        if (!memcmp(again, other, count) || ones == count || !ones)
            break;
        memcpy(other, again, count);
        sum_up(senses, count, other, 0, centres[0]);
        sum_up(senses, count, other, 1, centres[1]);
    }
}
