/* What the loops over texts share: letters, and rows of bytes that stand one after the other. */
#ifndef TEXT_H
#define TEXT_H

#include <stdint.h>
#include <string.h>

/* What a byte is, by table: sejuk.engine.text.noise. */
enum { LETTER = 1, DIGIT = 2, WORDY = 4, LEET = 8, KEEPS_RUNS = 16, JOINS = 32, SIGN = 64, MASKING = 128, HIDING = 256 };

struct bytes {
    uint16_t kinds[256];
    uint8_t leet[256];        /* the letter that a digit or sign between letters stands for */
    uint8_t punctuation[256]; /* what is left of a byte in the plain form */
};

static inline int is_letter(uint8_t byte)
{
    return (uint8_t)(byte - 'a') < 26;
}

static inline int is_digit(uint8_t byte)
{
    return (uint8_t)(byte - '0') < 10;
}

static inline int is_wordy(uint8_t byte)
{
    return is_letter(byte) || is_digit(byte) || byte >= 0x80;
}

/* Zero bytes that stand before and after a row that `undo_noise` works on. */
#define MARGIN 8

int64_t cut(uint8_t *row, int64_t length);
uint8_t *undo_noise(const struct bytes *bytes, uint8_t *row, uint8_t *room, int64_t *length);

#endif
