/* Sums of weights over n-grams of bytes and of words: sejuk.engine.text.ngrams. */
#include "ngrams.h"
#include "sejuk.h"

#define PIECE 256 /* places whose sums stay within 16 bits: PIECE * ORDERS * 31 */
#define BLOCK 32  /* columns that are summed at once */

typedef int8_t narrow __attribute__((vector_size(BLOCK), aligned(1), may_alias));
typedef int16_t wide __attribute__((vector_size(2 * BLOCK)));

#define ROW(table, hash, block) \
    (*(const narrow *)((table)->weights + (int64_t)((hash) >> (table)->shift) * (table)->width + (block)))
#define ADD(table, hash, block, sums) ((sums) += __builtin_convertvector(ROW(table, hash, block), wide))
#define FLUSH(sums, found)                \
    do {                                  \
        for (int k = 0; k < BLOCK; k++)   \
            (found)[k] += (sums)[k];      \
        (sums) = (wide){0};               \
    } while (0)

static inline void add_bytes(const struct table *table, const uint8_t *data, int64_t start, int64_t end, int64_t block,
                             int64_t *found)
{
    wide sums = {0};
    for (int64_t first = start; first < end; first += PIECE) {
        int64_t last = first + PIECE < end ? first + PIECE : end;
        for (int64_t at = first; at < last; at++) {
            uint32_t rolled = data[at];
            for (int order = 0; order < ORDERS; order++) {
                rolled = rolled * MULTIPLIER + data[at + order + 1];
                ADD(table, rolled * MIXERS[order], block, sums);
            }
        }
        FLUSH(sums, found);
    }
}

/* N-grams of one word to `most`; where a text has too few left, one reaches to its end, the last space included. */
static inline void add_words(const struct table *table, const uint8_t *data, int64_t start, int64_t end, int64_t most,
                             int64_t block, int64_t *found)
{
    wide sums = {0};
    int64_t summed = 0;
    for (int64_t at = start; at < end; at++) {
        if (data[at] <= SPACE || (at > start && data[at - 1] > SPACE))
            continue;
        uint32_t hash = 0, power = 1;
        int64_t reach = at;
        for (int64_t count = 0; count < most; count++) {
            while (reach < end && data[reach] <= SPACE) {
                hash += data[reach++] * power;
                power *= MULTIPLIER;
            }
            while (reach < end && data[reach] > SPACE) {
                hash += data[reach++] * power;
                power *= MULTIPLIER;
            }
            ADD(table, hash * WORD_MIXERS[count], block, sums);
        }
        if (++summed == PIECE) {
            FLUSH(sums, found);
            summed = 0;
        }
    }
    FLUSH(sums, found);
}

/* The sums of each text of a layout, `found` of `width` columns; four zero bytes follow each text. */
WIDE void sejuk_ngrams(const int8_t *weights, int64_t width, int64_t bits, const uint8_t *data, const int64_t *starts,
                       const int64_t *ends, int64_t count, int64_t words, int64_t *found)
{
    struct table table = {weights, width, 32 - (int)bits};
    memset(found, 0, count * width * sizeof *found);
    for (int64_t i = 0; i < count; i++)
        for (int64_t block = 0; block < width; block += BLOCK) {
            add_bytes(&table, data, starts[i], ends[i], block, found + i * width + block);
            add_words(&table, data, starts[i], ends[i], words, block, found + i * width + block);
        }
}
