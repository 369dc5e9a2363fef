/* Reads every name of a group as one: sejuk.engine.text.levelling. */
#include "lexicon.h"

enum { NAME = 1, HEAD = 2 };

/* Levels rows of plain words, row i from starts[i] on, the i-th level one from ends[i] on; `out` has room for five times
   the bytes. */
void sejuk_level(const struct lexicon *groups, const uint8_t *data, const int64_t *starts, int64_t count, uint8_t *out,
                 int64_t *ends)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t written = ends[i], start = starts[i], head = -1;
        const struct entry *before = NULL;
        while (start < starts[i + 1]) {
            int64_t end = start;
            while (end < starts[i + 1] && data[end] != ' ')
                end++;
            const struct entry *entry = find_word(groups, data + start, end - start);
            if (entry && entry->kind == NAME) {
                if (before) {
                    memcpy(out + head, groups->bytes + before->start + before->length, before->meaning_length);
                    written = head + before->meaning_length;
                    out[written++] = ' ';
                }
                memcpy(out + written, groups->bytes + entry->start + entry->length, entry->meaning_length);
                written += entry->meaning_length;
                before = NULL;
            } else {
                memcpy(out + written, data + start, end - start);
                before = entry;
                head = written;
                written += end - start;
            }
            if (end < starts[i + 1])
                out[written++] = ' ';
            start = end + 1;
        }
        ends[i + 1] = written;
    }
}
