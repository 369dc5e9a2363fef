/* What is left of a word without its affixes: sejuk.engine.narratives.stems, for words of ASCII. */
#include "stemming.h"

#include <string.h>

#define SHORTEST 5
#define AFFIX(letters) {sizeof(letters) - 1, letters}

/* Their lists end with an empty one. */
struct affix {
    int64_t length;
    char letters[5];
};

/* Longer affixes stand before those they end or begin with, as the first that fits is taken. */
static const struct affix PARTICLES[] = {AFFIX("nya"), AFFIX("lah"), AFFIX("kah"), AFFIX("pun"), {0, ""}};
static const struct affix SUFFIXES[] = {AFFIX("kan"), AFFIX("an"), AFFIX("in"), AFFIX("ku"), AFFIX("mu"), AFFIX("i"), {0, ""}};
static const struct affix ENGLISH[] = {AFFIX("ing"), AFFIX("ed"), AFFIX("es"), AFFIX("s"), {0, ""}};
static const struct affix PREFIXES[] = {
    AFFIX("meng"), AFFIX("meny"), AFFIX("mem"), AFFIX("men"), AFFIX("me"), AFFIX("peng"), AFFIX("peny"),
    AFFIX("pem"),  AFFIX("pen"),  AFFIX("per"), AFFIX("pe"),  AFFIX("ber"), AFFIX("ter"), AFFIX("di"),
    AFFIX("ke"),   AFFIX("se"),   AFFIX("ng"),  AFFIX("ny"),  {0, ""},
};

/* Most affixes differ from a word in the first letter looked at, so that it is looked at alone. */
static int is_there(const char *letters, const struct affix *affix)
{
    return letters[0] == affix->letters[0] && !memcmp(letters, affix->letters, (size_t)affix->length);
}

static struct text shortened(struct text word, int64_t from_start, int64_t from_end)
{
    int64_t left = word.length - from_start - from_end;
    return left >= SHORTEST - 1 ? (struct text){word.bytes + from_start, left} : word;
}

static struct text without_end(struct text word, const struct affix *affix)
{
    for (; affix->length; affix++)
        if (affix->length <= word.length && is_there(word.bytes + word.length - affix->length, affix))
            return shortened(word, 0, affix->length);
    return word;
}

static struct text without_prefix(struct text word)
{
    for (const struct affix *affix = PREFIXES; affix->length; affix++)
        if (affix->length <= word.length && is_there(word.bytes, affix))
            return shortened(word, affix->length, 0);
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
    word = without_prefix(without_prefix(without_end(without_end(word, PARTICLES), SUFFIXES)));
    if (word.length >= SHORTEST && one_of(word.bytes[0], "ptkscmh") && one_of(word.bytes[1], "aeiou"))
        word = (struct text){word.bytes + 1, word.length - 1};
    return without_end(word, ENGLISH);
}
