/* Words, and what is known of each: sejuk.engine.text.lexicon. Python owns the places; a full one is begun anew. */
#ifndef LEXICON_H
#define LEXICON_H

#include <stdint.h>
#include <string.h>

/* A word and what stands for it, one after the other in the lexicon's bytes. */
struct entry {
    uint64_t hash;
    int64_t start;
    int32_t length, meaning_length;
    int64_t kind;
};

struct lexicon {
    struct entry *entries;
    int32_t *slots; /* a power of two of them: the number of an entry, from 1 on; 0 is free */
    uint8_t *bytes;
    uint64_t multiplier; /* odd and drawn by lot, so that nobody can write words that meet in one slot */
    int64_t shift;       /* 64 without the bits of the number of slots */
    int64_t count, most; /* entries; less than there are slots */
    int64_t end, size;   /* bytes */
    int64_t longest;     /* word */
};

static inline uint64_t eight(const uint8_t *at)
{
    uint64_t found;
    memcpy(&found, at, sizeof found);
    return found;
}

static inline uint64_t four(const uint8_t *at)
{
    uint32_t found;
    memcpy(&found, at, sizeof found);
    return found;
}

/* Every byte of a word's end in one number: the two reads that make it may overlap, so no byte is walked to. */
static inline uint64_t end_of(const uint8_t *word, int64_t length)
{
    if (length >= 8)
        return eight(word + length - 8);
    if (length >= 4)
        return four(word) << 32 | four(word + length - 4);
    return length ? (uint64_t)word[0] << 16 | (uint64_t)word[length / 2] << 8 | word[length - 1] : 0;
}

static inline uint64_t hash_word(const struct lexicon *lexicon, const uint8_t *word, int64_t length)
{
    uint64_t hash = (uint64_t)length;
    for (int64_t at = 0; at + 8 < length; at += 8) {
        hash = (hash ^ eight(word + at)) * lexicon->multiplier;
        hash ^= hash >> 32;
    }
    hash = (hash ^ end_of(word, length)) * lexicon->multiplier;
    hash ^= hash >> 32;
    return hash * lexicon->multiplier;
}

static inline int64_t slot_of(const struct lexicon *lexicon, uint64_t hash, const uint8_t *word, int64_t length)
{
    uint64_t last = UINT64_MAX >> lexicon->shift;
    uint64_t slot = hash >> lexicon->shift;
    for (; lexicon->slots[slot]; slot = (slot + 1) & last) {
        const struct entry *entry = lexicon->entries + (lexicon->slots[slot] - 1);
        if (entry->hash == hash && entry->length == length && !memcmp(lexicon->bytes + entry->start, word, length))
            break;
    }
    return (int64_t)slot;
}

/* What is known of a word, NULL where nothing is. */
static inline const struct entry *find_word(const struct lexicon *lexicon, const uint8_t *word, int64_t length)
{
    if (length > lexicon->longest)
        return NULL;
    int32_t number = lexicon->slots[slot_of(lexicon, hash_word(lexicon, word, length), word, length)];
    return number ? lexicon->entries + number - 1 : NULL;
}

int64_t sejuk_enter(struct lexicon *lexicon, const uint8_t *word, int64_t length, const uint8_t *meaning,
                    int64_t meaning_length, int64_t kind);

#endif
