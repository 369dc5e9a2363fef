/* What the grouper takes from a post: sejuk.engine.narratives.reading, .words and .benign. */
#ifndef READING_H
#define READING_H

#include "columns.h"
#include "neighbours.h"

#pragma GCC visibility push(hidden)

#define MOST_WORDS 60   /* that carry a topic */
#define PLAIN_WORDS 400 /* that are looked at for near-duplicates */

/* What is known of single words: those without a topic; those of greetings and adverts, as they are written; their stems. */
enum { FUNCTION = 1, LISTED = 2, LISTED_STEM = 4 };

/* Lengths and letters that the sieve tells apart. */
#define SIEVE_LENGTHS 16
#define SIEVE_LETTERS 32

struct known {
    struct names words;
    uint8_t sieve[SIEVE_LENGTHS * SIEVE_LETTERS * SIEVE_LETTERS / 8];
};

/* Constants of sejuk.engine.similarity. */
struct signing {
    const uint32_t *multipliers, *addends;
};

/* The words in order with one space between them; those that carry a topic, as they are written or, where `is_stemmed`, their
   stems; the signature of the words and its keys. */
struct reading {
    char *plain;
    int64_t length, room;
    struct text carrying[MOST_WORDS];
    int64_t count;
    int is_stemmed, benign;
    uint16_t signature[SIGNATURE];
    uint64_t keys[BANDS];
};

/* Says what is known of a word. */
void know(struct store *store, struct known *known, struct text word, int64_t kind);
/* Whether Python must read this body: it has letters other than ASCII's, or is so short that its hashtags count. */
int is_odd(const struct known *known, struct text body, int has_tags);
void read_body(struct store *store, const struct known *known, struct text body, struct reading *reading);
/* Takes what Python read: '0' or, for a benign text, '1'; the words; NUL; the stems with one space between them. */
void take_ready(struct store *store, struct text ready, struct reading *reading);
void sign(const struct signing *signing, struct reading *reading);
/* A stem of the words that carry a topic. */
struct text topic(const struct reading *reading, int64_t place);

#pragma GCC visibility pop

#endif
