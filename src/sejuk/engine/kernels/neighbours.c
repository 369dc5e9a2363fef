/* Near-duplicates: sejuk.engine.similarity. */
#include "neighbours.h"

#include "sejuk.h"

#define WIDTH 5
#define PIECE 64 /* shingles that are worked out at once */

static inline uint32_t mix(uint32_t value)
{
    value = (value ^ value >> 16) * 0x85EBCA6Bu;
    value = (value ^ value >> 13) * 0xC2B2AE35u;
    return value ^ value >> 16;
}

/* The signatures of texts that stand one after the other, each of at least WIDTH bytes, text i from starts[i] on. */
WIDE void sejuk_sign(const uint8_t *data, const int64_t *starts, int64_t count, const uint32_t *multipliers,
                     const uint32_t *addends, uint16_t *signatures)
{
    for (int64_t i = 0; i < count; i++) {
        uint32_t least[SIGNATURE], shingles[PIECE];
        memset(least, 0xff, sizeof least);
        for (int64_t at = starts[i], end = starts[i + 1] - WIDTH + 1; at < end; at += PIECE) {
            int64_t many = end - at < PIECE ? end - at : PIECE;
            for (int64_t k = 0; k < many; k++) {
                uint32_t rolled = 0;
                for (int step = 0; step < WIDTH; step++)
                    rolled = rolled * 0x01000193u + data[at + k + step];
                shingles[k] = mix(rolled);
            }
            for (int64_t k = 0; k < many; k++)
                for (int place = 0; place < SIGNATURE; place++) {
                    uint32_t value = shingles[k] * multipliers[place] + addends[place];
                    least[place] = value < least[place] ? value : least[place];
                }
        }
        for (int place = 0; place < SIGNATURE; place++)
            signatures[i * SIGNATURE + place] = (uint16_t)mix(least[place]);
    }
}

/* The most alike of the living items that share a band, the lowest number of equals, and in *alike how many places
   agree; -1 where there is none. */
WIDE int64_t sejuk_nearest(const int32_t *table, int64_t slots, const uint64_t *keys, const uint16_t *rows,
                           const uint8_t *alive, const uint16_t *row, int64_t *alike)
{
    int64_t best = -1;
    *alike = -1;
    for (int band = 0; band < BANDS; band++) {
        int64_t item = table[band * slots + (int64_t)(keys[band] & (uint64_t)(slots - 1))];
        if (item < 0 || !alive[item] || item == best)
            continue;
        const uint16_t *other = rows + item * SIGNATURE;
        uint16_t same = 0;
        for (int place = 0; place < SIGNATURE; place++)
            same += other[place] == row[place];
        if (same > *alike || (same == *alike && item < best)) {
            best = item;
            *alike = same;
        }
    }
    return best;
}

void sejuk_put(int32_t *table, int64_t slots, const uint64_t *keys, int64_t item)
{
    for (int band = 0; band < BANDS; band++)
        table[band * slots + (int64_t)(keys[band] & (uint64_t)(slots - 1))] = (int32_t)item;
}

void band_keys(const uint16_t *signature, uint64_t *keys)
{
    for (int band = 0; band < BANDS; band++) {
        const uint16_t *row = signature + band * SIGNATURE / BANDS;
        uint64_t key = row[0] | (uint64_t)row[1] << 16 | (uint64_t)row[2] << 32;
        key *= 0x9E3779B97F4A7C15u;
        keys[band] = key ^ key >> 29;
    }
}
