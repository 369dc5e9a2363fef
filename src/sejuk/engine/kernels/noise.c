/* Undoes noise inside the words of one row: sejuk.engine.text.noise, in the order of its functions. */
#include "text.h"

#define IS(byte, kind) ((kinds[byte] & (kind)) != 0)

static void unleet(const struct bytes *bytes, const uint8_t *row, uint8_t *out, int64_t length)
{
    const uint16_t *kinds = bytes->kinds;
    for (int64_t at = 0; at < length; at++) {
        int between = IS(row[at], LEET) && IS(row[at - 1], LETTER) && IS(row[at + 1], LETTER);
        out[at] = between ? bytes->leet[row[at]] : row[at];
    }
}

static uint8_t masked(const uint16_t *kinds, const uint8_t *at)
{
    uint8_t before = at[-1], after = at[1];
    if (*at == '#')
        return IS(before, LETTER) || before == '*' || before == '#' ? '*' : '#';
    int letters = IS(before, LETTER) + IS(after, LETTER), lines = (before == '_') + (after == '_');
    return letters && letters + lines == 2 ? '_' : ' ';
}

static void mask(const struct bytes *bytes, const uint8_t *row, uint8_t *out, int64_t length)
{
    for (int64_t at = 0; at < length; at++)
        out[at] = bytes->kinds[row[at]] & MASKING ? masked(bytes->kinds, row + at) : row[at];
}

static int is_repeated(const uint16_t *kinds, const uint8_t *at)
{
    if (at[0] == at[-1]) {
        if (IS(at[0], LETTER))
            return at[-1] == at[-2] || at[1] == at[0] || !IS(at[1], WORDY);
        return !IS(at[0], KEEPS_RUNS);
    }
    return at[0] == '2' && IS(at[-1], LETTER) && IS(at[-2], LETTER) && (IS(at[1], LETTER) || !IS(at[1], WORDY));
}

static int64_t without_repeats(const struct bytes *bytes, const uint8_t *row, uint8_t *out, int64_t length)
{
    int64_t made = 0;
    for (int64_t at = 0; at < length; at++) {
        out[made] = row[at];
        made += !is_repeated(bytes->kinds, row + at);
    }
    return made;
}

/* Whether a sign stands between two letters that stand alone. Asked of every byte, so it has no branch. */
static inline int is_joint(const uint16_t *kinds, const uint8_t *at)
{
    int letters = IS(at[-1], LETTER) & IS(at[1], LETTER), alone = !IS(at[-2], WORDY) & !IS(at[2], WORDY);
    return IS(at[0], JOINS) & letters & alone;
}

static int is_spacing(const uint16_t *kinds, const uint8_t *at)
{
    return is_joint(kinds, at) && ((at[-2] == at[0] && is_joint(kinds, at - 2)) ||
                                   (at[2] == at[0] && is_joint(kinds, at + 2)));
}

static int64_t without_spacing(const struct bytes *bytes, const uint8_t *row, uint8_t *out, int64_t length)
{
    int64_t made = 0;
    for (int64_t at = 0; at < length; at++) {
        out[made] = bytes->punctuation[row[at]];
        made += !is_spacing(bytes->kinds, row + at);
    }
    return made;
}

static void close_off(uint8_t *row, int64_t length)
{
    memset(row - MARGIN, 0, MARGIN);
    memset(row + length, 0, MARGIN);
}

/* Undoes the noise of a row that stands between margins, and drops punctuation that is no word; `room` is as long as the
   row and its margins. Gives which of the two the result is in, and its length. */
uint8_t *undo_noise(const struct bytes *bytes, uint8_t *row, uint8_t *room, int64_t *length)
{
    int seen = 0;
    uint8_t *one = row, *other = room, *given;
    for (int64_t at = 0; at < *length; at++)
        seen |= bytes->kinds[row[at]];
    close_off(one, *length);
    if (seen & LEET) {
        unleet(bytes, one, other, *length);
        given = one, one = other, other = given;
        close_off(one, *length);
    }
    if (seen & MASKING) {
        mask(bytes, one, other, *length);
        given = one, one = other, other = given;
        close_off(one, *length);
    }
    *length = without_repeats(bytes, one, other, *length);
    close_off(other, *length);
    *length = without_spacing(bytes, other, one, *length);
    return one;
}
