/* What is left of a word without its affixes: sejuk.engine.narratives.stems, for words of ASCII. */
#include "stemming.h"

#include <string.h>

#define SHORTEST 5
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Longer affixes stand before those they end or begin with, as the first that fits is taken. */
static const char *const PARTICLES[] = {"nya", "lah", "kah", "pun"};
static const char *const SUFFIXES[] = {"kan", "an", "in", "ku", "mu", "i"};
static const char *const PREFIXES[] = {"meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per",
                                       "pe",   "ber",  "ter", "di",  "ke", "se",   "ng",   "ny"};
static const char *const ENGLISH[] = {"ing", "ed", "es", "s"};

static struct text shortened(struct text word, int64_t from_start, int64_t from_end)
{
    int64_t left = word.length - from_start - from_end;
    return left >= SHORTEST - 1 ? (struct text){word.bytes + from_start, left} : word;
}

static struct text without_end(struct text word, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t length = (int64_t)strlen(ends[i]);
        if (length <= word.length && !memcmp(word.bytes + word.length - length, ends[i], (size_t)length))
            return shortened(word, 0, length);
    }
    return word;
}

static struct text without_prefix(struct text word)
{
    for (size_t i = 0; i < COUNT(PREFIXES); i++) {
        int64_t length = (int64_t)strlen(PREFIXES[i]);
        if (length <= word.length && !memcmp(word.bytes, PREFIXES[i], (size_t)length))
            return shortened(word, length, 0);
    }
    return word;
}

static int one_of(char letter, const char *letters)
{
    return letter && strchr(letters, letter);
}

struct text stem(struct text word)
{
    if (word.length < SHORTEST || (word.bytes[0] >= '0' && word.bytes[0] <= '9'))
        return word;
    word = without_end(word, PARTICLES, COUNT(PARTICLES));
    word = without_end(word, SUFFIXES, COUNT(SUFFIXES));
    word = without_prefix(without_prefix(word));
    if (word.length >= SHORTEST && one_of(word.bytes[0], "ptkscmh") && one_of(word.bytes[1], "aeiou"))
        word = (struct text){word.bytes + 1, word.length - 1};
    return without_end(word, ENGLISH, COUNT(ENGLISH));
}
