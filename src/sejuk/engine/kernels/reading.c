/* Reads a post's normalised text: reading.h. */
#include "reading.h"

#include "stemming.h"

#include <string.h>

#define SHORTEST 2 /* letters of a word */
#define WIDTH 5    /* bytes of a shingle */
#define LEAST_PART 0.7
#define MOST_OTHERS 4

/* Signs and pictures that are parts of no word, by the numbers of their first and last. */
static const uint32_t SIGNS[][2] = {{0xA1, 0xA9},     {0xAB, 0xB1},     {0x2010, 0x2027}, {0x2030, 0x205E}, {0x20A0, 0x20BF},
                                    {0x2190, 0x23FF}, {0x2500, 0x2775}, {0x2794, 0x2BFF}, {0x1F300, 0x1FAFF}};

static int is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z');
}

/* The character at `at`, which is moved on; the text is UTF-8, and what is not counts as no character. */
static uint32_t character(struct text text, int64_t *at)
{
    uint8_t first = (uint8_t)text.bytes[(*at)++];
    int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    uint32_t found = more ? first & (0x3Fu >> more) : first;
    for (; more && *at < text.length; more--)
        found = found << 6 | ((uint8_t)text.bytes[(*at)++] & 0x3F);
    return found;
}

static int is_sign(uint32_t code)
{
    if (code < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (code >= SIGNS[i][0] && code <= SIGNS[i][1])
            return 1;
    return 0;
}

/* The next word from `*at` on, of length 0 where there is none left. */
static struct text next_word(struct text body, int64_t *at)
{
    while (*at < body.length) {
        int64_t start = *at;
        while (*at < body.length && is_letter(body.bytes[*at]))
            ++*at;
        if (*at - start >= SHORTEST)
            return (struct text){body.bytes + start, *at - start};
        *at += *at == start;
    }
    return (struct text){body.bytes, 0};
}

/* Words that are alike in their ends and length have one place in the sieve. */
static int64_t sieve_place(struct text word)
{
    int64_t length = word.length < SIEVE_LENGTHS ? word.length : SIEVE_LENGTHS - 1;
    int first = word.bytes[0] & (SIEVE_LETTERS - 1), last = word.bytes[word.length - 1] & (SIEVE_LETTERS - 1);
    return (length * SIEVE_LETTERS + first) * SIEVE_LETTERS + last;
}

void know(struct store *store, struct known *known, struct text word, int64_t kind)
{
    int64_t before = names_find(&known->words, word), place = word.length ? sieve_place(word) : 0;
    if (before < 0)
        names_put(store, &known->words, word, kind);
    else
        names_set(&known->words, word, before | kind);
    known->sieve[place / 8] |= (uint8_t)(1 << place % 8);
}

/* What is known of a word of at least one letter. Most words are none of the known, and most of those fall through. */
static int kind(const struct known *known, struct text word)
{
    int64_t place = sieve_place(word);
    if (!(known->sieve[place / 8] & 1 << place % 8))
        return 0;
    int64_t found = names_find(&known->words, word);
    return found < 0 ? 0 : (int)found;
}

static int carries_little(const struct known *known, struct text body)
{
    int64_t at = 0, carrying = 0, words = 0;
    for (struct text word = next_word(body, &at); word.length && carrying < 2 && words < MOST_WORDS;
         word = next_word(body, &at), words++)
        carrying += !(kind(known, word) & FUNCTION);
    return carrying < 2;
}

int is_odd(const struct known *known, struct text body, int has_tags)
{
    for (int64_t at = 0; at < body.length;)
        if ((uint8_t)body.bytes[at] < 0x80)
            at++;
        else if (!is_sign(character(body, &at)))
            return 1;
    return has_tags && carries_little(known, body);
}

static int is_number(struct text word)
{
    for (int64_t i = 0; i < word.length; i++)
        if (word.bytes[i] < '0' || word.bytes[i] > '9')
            return 0;
    return 1;
}

/* Whether a text is nothing but a greeting, a prayer, a good wish or an advert; `listed` of its words are such words. */
static int is_benign(const struct known *known, const struct reading *reading, int64_t listed)
{
    int64_t others = 0;
    for (int64_t i = 0; listed >= 2 && i < reading->count; i++) {
        struct text word = topic(reading, i);
        others += !(kind(known, word) & LISTED_STEM) && !is_number(word);
    }
    return listed >= 2 && others <= MOST_OTHERS && (double)listed >= LEAST_PART * (double)(listed + others);
}

void read_body(struct store *store, const struct known *known, struct text body, struct reading *reading)
{
    int64_t at = 0, words = 0, listed = 0, carried = 0;
    make_room(store, &reading->plain, &reading->room, body.length + WIDTH, 1);
    reading->length = reading->count = reading->is_stemmed = 0;
    for (struct text word = next_word(body, &at); word.length && words < PLAIN_WORDS; word = next_word(body, &at)) {
        int known_as = kind(known, word);
        if (words++)
            reading->plain[reading->length++] = ' ';
        char *copy = reading->plain + reading->length;
        memcpy(copy, word.bytes, (size_t)word.length);
        reading->length += word.length;
        listed += (known_as & LISTED) != 0;
        if (carried++ < MOST_WORDS && !(known_as & FUNCTION))
            reading->carrying[reading->count++] = (struct text){copy, word.length};
    }
    reading->benign = is_benign(known, reading, listed);
}

void take_ready(struct store *store, struct text ready, struct reading *reading)
{
    const char *plain = ready.bytes + 1, *last = ready.bytes + ready.length, *end = memchr(plain, 0, (size_t)(last - plain));
    make_room(store, &reading->plain, &reading->room, ready.length + WIDTH, 1);
    reading->length = (end ? end : last) - plain;
    memcpy(reading->plain, plain, (size_t)(last - plain));
    reading->benign = ready.bytes[0] == '1';
    reading->is_stemmed = 1;
    reading->count = 0;
    /* The stems stay where they came, as the words' padding may cover them in the copy. */
    for (const char *word = end ? end + 1 : last; word < last && reading->count < MOST_WORDS;) {
        const char *space = memchr(word, ' ', (size_t)(last - word));
        const char *stop = space ? space : last;
        reading->carrying[reading->count++] = (struct text){word, stop - word};
        word = stop + 1;
    }
}

struct text topic(const struct reading *reading, int64_t place)
{
    return reading->is_stemmed ? reading->carrying[place] : stem(reading->carrying[place]);
}

void sign(const struct signing *signing, struct reading *reading)
{
    int64_t starts[2] = {0, reading->length > WIDTH ? reading->length : WIDTH};
    for (int64_t at = reading->length; at < WIDTH; at++)
        reading->plain[at] = ' ';
    sejuk_sign((const uint8_t *)reading->plain, starts, 1, signing->multipliers, signing->addends, reading->signature);
    band_keys(reading->signature, reading->keys);
}
