/* N-grams of bytes and of words, and the table that their hashes lead into: sejuk.engine.text.ngrams. */
#ifndef NGRAMS_H
#define NGRAMS_H

#include <stdint.h>

#define ORDERS 4 /* n-grams of two bytes to five */
#define SPACE 0x20
#define MULTIPLIER 0x01000193u

static const uint32_t MIXERS[ORDERS] = {0x9E3779B1u, 0x85EBCA77u, 0xC2B2AE3Du, 0x27D4EB2Fu};
static const uint32_t WORD_MIXERS[] = {0x165667B1u, 0xD3A2646Du, 0xFD7046C5u, 0xB55A4F09u};

/* A table of 2**bits rows of `width` columns. */
struct table {
    const int8_t *weights;
    int64_t width;
    int shift;
};

#endif
