/* Companies of words, senses of wordings and of narratives: sejuk.engine.narratives.senses and .meaning. */
#include "sejuk.h"

/* Lets words keep each other company (`times` 1) or takes that back (-1). */
WIDE void sejuk_learn(const int8_t *signs, int32_t *company, int16_t *meant, const int64_t *rows,
                      const int64_t *weights, int64_t count, int64_t times, double fine, int64_t own)
{
    int32_t all[SENSE_PLACES] = {0};
    for (int64_t i = 0; i < count; i++) {
        const int8_t *sign = signs + rows[i] * SENSE_PLACES;
        int32_t weight = (int32_t)(times * weights[i]);
        for (int k = 0; k < SENSE_PLACES; k++)
            all[k] += weight * sign[k];
    }
    for (int64_t i = 0; i < count; i++) {
        const int8_t *sign = signs + rows[i] * SENSE_PLACES;
        int32_t *kept = company + rows[i] * SENSE_PLACES;
        int16_t *said = meant + rows[i] * SENSE_PLACES;
        int32_t weight = (int32_t)(times * weights[i]);
        int64_t square = 0;
        for (int k = 0; k < SENSE_PLACES; k++) {
            kept[k] += all[k] - weight * sign[k];
            square += (int64_t)kept[k] * kept[k];
        }
        double factor = fine / sqrt(square > 1 ? (double)square : 1.0);
        for (int k = 0; k < SENSE_PLACES; k++)
            said[k] = (int16_t)((int32_t)rint(kept[k] * factor) + (int32_t)own * sign[k]);
    }
}

/* The sense of a wording, of about the length `unit`. */
WIDE void sejuk_sense(const int16_t *meant, const int64_t *rows, const int64_t *weights, int64_t count, double unit,
                      int8_t *sense)
{
    int32_t whole[SENSE_PLACES] = {0};
    for (int64_t i = 0; i < count; i++) {
        const int16_t *said = meant + rows[i] * SENSE_PLACES;
        int32_t weight = (int32_t)weights[i];
        for (int k = 0; k < SENSE_PLACES; k++)
            whole[k] += weight * said[k];
    }
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        square += (int64_t)whole[k] * whole[k];
    double factor = square ? unit / sqrt((double)square) : 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        sense[k] = (int8_t)(int32_t)rint(whole[k] * factor);
}

static inline int64_t product(const int64_t *one, const int64_t *other)
{
    int64_t found = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        found += one[k] * other[k];
    return found;
}

/* Adds a sense to the narrative in `slot` and to the whole stream, or takes it out. */
WIDE void sejuk_mean(int64_t *sums, int64_t *squares, int64_t *whole, int64_t slot, const int8_t *sense, int64_t times)
{
    int64_t *sum = sums + slot * SENSE_PLACES, square = 0;
    for (int k = 0; k < SENSE_PLACES; k++) {
        sum[k] += times * sense[k];
        whole[k] += times * sense[k];
        square += sum[k] * sum[k];
    }
    squares[slot] = square;
}

/* The products of one sense with some narratives', with the whole stream's and with itself, in this order. */
WIDE void sejuk_nearness(const int64_t *sums, const int64_t *whole, const int32_t *slots, int64_t count,
                         const int8_t *sense, int64_t *products)
{
    int64_t wide[SENSE_PLACES];
    for (int k = 0; k < SENSE_PLACES; k++)
        wide[k] = sense[k];
    for (int64_t i = 0; i < count; i++)
        products[i] = product(sums + slots[i] * SENSE_PLACES, wide);
    products[count] = product(whole, wide);
    products[count + 1] = product(whole, whole);
    products[count + 2] = product(wide, wide);
}

/* The products that say how near two sums are: one by the other, each by the whole stream's, and the three squares. */
WIDE void sejuk_parted(const int64_t *one, const int64_t *other, const int64_t *whole, int64_t *products)
{
    products[0] = product(one, other);
    products[1] = product(one, whole);
    products[2] = product(other, whole);
    products[3] = product(one, one);
    products[4] = product(other, other);
    products[5] = product(whole, whole);
}

/* Signs of words, from what was drawn for each: `signed_places` numbers, the highest bit says up or down. */
void sejuk_signs(const uint32_t *drawn, int64_t count, int64_t signed_places, int8_t *signs)
{
    memset(signs, 0, count * SENSE_PLACES);
    for (int64_t i = 0; i < count * signed_places; i++)
        signs[i / signed_places * SENSE_PLACES + drawn[i] % SENSE_PLACES] += drawn[i] >> 31 ? 1 : -1;
}
