/* One row of text to plain lower-case bytes: sejuk.engine.text.folding. */
#include "folding.h"

#define PICTURES 6 /* that may stand inside a word */

/* Reads one character of UTF-8, as strictly as Python does; gives its bytes, 0 where there is none. */
int decode(const uint8_t *at, int64_t left, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    int length = at[0] < 0x80 ? 1 : at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;
    if (!length || length > left)
        return 0;
    uint32_t found = length == 1 ? at[0] : at[0] & (0x7Fu >> length);
    for (int step = 1; step < length; step++) {
        if ((at[step] & 0xC0) != 0x80)
            return 0;
        found = found << 6 | (at[step] & 0x3F);
    }
    if (found < least[length] || found >= CODES || (found >= 0xD800 && found < 0xE000))
        return 0;
    *code = found;
    return length;
}

static int is_latin(uint32_t code)
{
    return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
}

/* Whether the word that begins at `at` has a Latin letter; `*end` is where it ends. */
static int is_mixed(const struct folding *folding, const uint8_t *text, int64_t at, int64_t end, int64_t *word_end)
{
    int mixed = 0;
    while (at < end) {
        uint32_t code;
        int length = decode(text + at, end - at, &code);
        if (folding->folds[code].kind & SPACE_LIKE)
            break;
        mixed |= is_latin(code);
        at += length;
    }
    *word_end = at;
    return mixed;
}

/* Where pictures inside a word end that begin at `at`, after a letter; `at` itself where they do not stand inside one. */
static int64_t past_pictures(const struct folding *folding, const uint8_t *text, int64_t at, int64_t end, int mixed)
{
    int64_t next = at;
    for (int count = 0; count <= PICTURES && next < end; count++) {
        uint32_t code;
        int length = decode(text + next, end - next, &code);
        if (!(folding->folds[code].kind & PICTURE))
            return is_latin(code) || (mixed && folding->folds[code].alike) ? next : at;
        next += length;
    }
    return at;
}

/* Folds a row that was surveyed; writes at most twice its bytes, and gives how many. */
int64_t fold_row(const struct folding *folding, const uint8_t *text, const struct survey *survey, uint8_t *out)
{
    int64_t end = survey->end, made = 0, word_end = 0;
    int mixed = 0, after_letter = 0;
    for (int64_t at = 0; at < end;) {
        uint32_t code;
        int length = decode(text + at, end - at, &code);
        const struct fold *fold = folding->folds + code;
        if (survey->alphabets && at >= word_end && !(fold->kind & SPACE_LIKE))
            mixed = is_mixed(folding, text, at, end, &word_end);
        if (after_letter && fold->kind & PICTURE) {
            int64_t next = past_pictures(folding, text, at, end, mixed && at < word_end);
            if (next > at) {
                at = next;
                continue;
            }
        }
        int alike = mixed && at < word_end ? fold->alike : 0;
        after_letter = alike || is_latin(code);
        if (alike)
            out[made++] = (uint8_t)alike;
        else
            for (int step = 0; step < fold->length; step++)
                out[made++] = folding->bytes[fold->start + step];
        at += length;
    }
    return made;
}
