/* What stands for each character: sejuk.engine.text.folding, filled by Python as characters are met. */
#ifndef FOLDING_H
#define FOLDING_H

#include <stdint.h>

#define CODES 0x110000

enum { KNOWN = 1, SPACE_LIKE = 2, PICTURE = 4, OTHER_ALPHABET = 8, REFUSED = 16 };

/* What a character becomes: `length` bytes from `start` on; `alike` is the Latin letter it looks like, or 0. */
struct fold {
    int32_t start;
    uint8_t length, kind, alike, spare;
};

struct folding {
    const struct fold *folds; /* by character */
    const uint8_t *bytes;
    const uint8_t *lower; /* by byte: what is left of it, 0 where nothing */
};

/* What a look over a row finds: where the part ends that is read, and whether look-alikes are possible. */
struct survey {
    int64_t end;
    int alphabets;
};

int decode(const uint8_t *at, int64_t left, uint32_t *code);
int64_t fold_row(const struct folding *folding, const uint8_t *text, const struct survey *survey, uint8_t *out);

#endif
