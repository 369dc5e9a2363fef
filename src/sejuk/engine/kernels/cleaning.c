/* Rows of text to rows of plain bytes: lower case, no controls, no links, no handles: sejuk.engine.text.cleaning. */
#include "folding.h"
#include "text.h"

static int is_ascii(const uint8_t *text, int64_t length)
{
    uint8_t seen = 0;
    for (int64_t at = 0; at < length; at++)
        seen |= text[at];
    return seen < 0x80;
}

/* Looks over a row: 1 where it can be read, 0 where it is no UTF-8 or refused, and where characters are not known yet,
   those are put down. */
static int look_over(const struct folding *folding, const uint8_t *text, int64_t length, int64_t longest,
                     struct survey *survey, int32_t *unknown, int64_t room, int64_t *count)
{
    *survey = (struct survey){length, 0};
    if (length <= longest && is_ascii(text, length))
        return 1;
    int64_t at = 0;
    int kinds = 0;
    for (int64_t number = 0; number < longest && at < length; number++) {
        uint32_t code;
        int bytes = decode(text + at, length - at, &code);
        if (!bytes)
            return 0;
        kinds |= folding->folds[code].kind;
        if (!(folding->folds[code].kind & KNOWN) && *count < room)
            unknown[(*count)++] = (int32_t)code;
        at += bytes;
    }
    *survey = (struct survey){at, (kinds & OTHER_ALPHABET) != 0};
    return !(kinds & REFUSED);
}

static int64_t lowered(const uint8_t *lower, const uint8_t *text, int64_t length, uint8_t *out)
{
    int64_t made = 0;
    for (int64_t at = 0; at < length; at++) {
        out[made] = lower[text[at]];
        made += out[made] != 0;
    }
    return made;
}

/* Cleans rows, text i from offsets[i] on, the i-th clean one to be from ends[i] on; `out` has room for twice the bytes
   and one. Gives how many rows were done: fewer than `count` where the next one has characters that are not known, which
   are in `unknown` and as many as *met says, or cannot be read: then *met is 0. */
int64_t sejuk_clean(const struct folding *folding, const uint8_t *text, const int32_t *offsets, int64_t count,
                    int64_t longest, uint8_t *out, int64_t *ends, int32_t *unknown, int64_t room, int64_t *met)
{
    *met = 0;
    for (int64_t i = 0; i < count; i++) {
        const uint8_t *row = text + offsets[i];
        int64_t length = offsets[i + 1] - offsets[i];
        struct survey survey;
        if (!look_over(folding, row, length, longest, &survey, unknown, room, met) || *met)
            return i;
        uint8_t *made = out + ends[i];
        int64_t bytes = survey.end == length && is_ascii(row, length) ? lowered(folding->lower, row, length, made)
                                                                      : fold_row(folding, row, &survey, made);
        ends[i + 1] = ends[i] + cut(made, bytes);
    }
    return count;
}
