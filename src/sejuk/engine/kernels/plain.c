/* Rows of cleaned bytes to their plain words: sejuk.engine.text.normalising. */
#include "lexicon.h"
#include "text.h"

#define LONGEST_WORD 30 /* that letters are put back in: sejuk.engine.text.restoring */
#define MOST_ONES 4

/* A word of the row, and what kinds of bytes are in it. */
struct word {
    const uint8_t *bytes;
    int64_t length;
    int kinds;
};

/* The next word from `at` on, a sign being one of its own; gives where it ends. Without a word its length is 0. */
static int64_t next_word(const struct bytes *bytes, const uint8_t *row, int64_t at, int64_t length, struct word *word)
{
    const uint16_t *kinds = bytes->kinds;
    while (at < length && row[at] == ' ')
        at++;
    int64_t start = at;
    int seen = 0;
    if (at < length && kinds[row[at]] & SIGN)
        seen = kinds[row[at++]];
    else
        for (; at < length && row[at] != ' ' && !(kinds[row[at]] & SIGN); at++)
            seen |= kinds[row[at]];
    *word = (struct word){row + start, at - start, seen};
    return at;
}

/* Whether a word that the dictionary does not know may have letters hidden that Python puts back. */
static int may_hide(const struct word *word)
{
    int ones = 0, digits = 0, hidden = 0;
    if (!(word->kinds & HIDING) || word->length > LONGEST_WORD)
        return 0;
    for (int64_t at = 0; at < word->length; at++) {
        uint8_t byte = word->bytes[at];
        if (byte >= 0x80)
            return 0;
        ones += byte == '1';
        digits += is_digit(byte);
        hidden += byte == '*' || byte == '_';
    }
    return hidden || (digits < word->length && ones <= MOST_ONES);
}

/* Writes a word that stands for itself, eight bytes at a time: a row has a margin behind it, and so has `out`. Lines in a
   long word of plain letters become spaces. */
static void write_itself(const struct word *word, uint8_t *out)
{
    int plain = 0;
    for (int64_t at = 0; at < word->length; at += MARGIN)
        memcpy(out + at, word->bytes + at, MARGIN);
    if (!(word->kinds & HIDING) || word->length <= LONGEST_WORD)
        return;
    for (int64_t at = 0; at < word->length; at++)
        plain |= word->bytes[at];
    for (int64_t at = 0; plain < 0x80 && at < word->length; at++)
        out[at] = out[at] == '_' ? ' ' : out[at];
}

/* Writes the plain form of a row; puts down from where to where words stand that the dictionary has still to learn. */
static int64_t write_row(const struct bytes *bytes, const struct lexicon *dictionary, const uint8_t *row,
                         int64_t length, uint8_t *out, int64_t written, int64_t *holes, int64_t *found)
{
    int64_t first = written;
    struct word word;
    for (int64_t at = next_word(bytes, row, 0, length, &word); word.length;
         at = next_word(bytes, row, at, length, &word)) {
        const struct entry *entry = find_word(dictionary, word.bytes, word.length);
        if (written > first)
            out[written++] = ' ';
        if (entry) {
            memcpy(out + written, dictionary->bytes + entry->start + entry->length, entry->meaning_length);
            written += entry->meaning_length;
            continue;
        }
        write_itself(&word, out + written);
        written += word.length;
        if (may_hide(&word)) {
            holes[2 * *found] = written - word.length;
            holes[2 * (*found)++ + 1] = written;
        }
    }
    return written;
}

/* Makes rows plain, row i from starts[i] on, the i-th plain one from ends[i] on. `rooms` are two that are as long as the
   longest row and two margins; `out` has room for five times the bytes and the rows, and a margin. Gives how many words are to be
   learnt; `holes` has room for all there may be. */
int64_t sejuk_plain(const struct bytes *bytes, const struct lexicon *dictionary, const uint8_t *data,
                    const int64_t *starts, int64_t count, uint8_t *rooms, int64_t room, uint8_t *out, int64_t *ends,
                    int64_t *holes)
{
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++) {
        int64_t length = starts[i + 1] - starts[i];
        memcpy(rooms + MARGIN, data + starts[i], length);
        uint8_t *row = undo_noise(bytes, rooms + MARGIN, rooms + room + MARGIN, &length);
        ends[i + 1] = write_row(bytes, dictionary, row, length, out, ends[i], holes, &found);
    }
    return found;
}
