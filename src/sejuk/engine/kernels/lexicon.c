/* Enters words into a lexicon. */
#include "lexicon.h"

/* Enters a word with what stands for it, unless it is there; gives its number, from 1 on, or 0 where there is no room. */
int64_t sejuk_enter(struct lexicon *lexicon, const uint8_t *word, int64_t length, const uint8_t *meaning,
                    int64_t meaning_length, int64_t kind)
{
    uint64_t hash = hash_word(lexicon, word, length);
    int64_t slot = slot_of(lexicon, hash, word, length), end = lexicon->end + length + meaning_length;
    if (lexicon->slots[slot])
        return lexicon->slots[slot];
    if (lexicon->count == lexicon->most || end > lexicon->size)
        return 0;
    struct entry entry = {hash, lexicon->end, (int32_t)length, (int32_t)meaning_length, kind};
    lexicon->entries[lexicon->count++] = entry;
    lexicon->slots[slot] = (int32_t)lexicon->count;
    memcpy(lexicon->bytes + lexicon->end, word, length);
    memcpy(lexicon->bytes + lexicon->end + length, meaning, meaning_length);
    lexicon->end = end;
    if (length > lexicon->longest)
        lexicon->longest = length;
    return lexicon->count;
}
