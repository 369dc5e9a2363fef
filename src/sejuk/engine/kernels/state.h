/* All that a grouper remembers. What each part means is told by its definition in Python, sejuk.engine.narratives. */
#ifndef STATE_H
#define STATE_H

#include "reading.h"
#include "sejuk.h"

#pragma GCC visibility push(hidden)

#define NONE (-1)
#define UNKNOWN INT64_MIN /* of a time */

/* The square of the whole stream's centre before the first wording: background.PRIOR wordings of something else. */
#define PRIOR 50
#define UNIT 255
#define FIRST_SQUARE ((int64_t)PRIOR * UNIT * UNIT)

/* A word of a wording and its weight there. */
struct part {
    int32_t row, weight;
};

struct vector {
    int64_t count, square;
    struct part parts[MOST_WORDS];
};

/* What a word means here: .senses. */
struct company {
    int32_t sums[SENSE_PLACES];
    int16_t meant[SENSE_PLACES];
    int8_t sign[SENSE_PLACES];
};

/* A narrative that uses a word, and the word's weight in its centre. */
struct use {
    int32_t slot, weight;
};

struct word {
    struct name *name;
    int64_t centre; /* its weight in the whole stream's centre */
    int64_t sum;    /* room for sums, zero between them */
    struct company *company;
    struct use *uses;
    int64_t uses_room;
    int32_t uses_count, wordings, mark;
};

/* A word of a narrative's centre, its weight there, and the narrative's place among the word's uses: in a table with open
   addressing by the word's row, which is NONE where the place is free. */
struct told {
    int32_t row, weight, place;
};

struct narrative {
    struct name *id; /* NULL where the slot is free */
    int64_t number, latest, square, sense_square;
    int64_t count, ordinary; /* variants, and those of them that are not benign */
    int by_hand;
    int32_t *members;
    int64_t members_room;
    struct told *words;
    int64_t words_count, words_room;
};

struct post {
    struct post *next;
    int64_t time, length;
    char id[];
};

struct address {
    struct address *next;
    struct name *name;
};

struct variant {
    struct name *id; /* NULL where the number is free */
    int64_t serial, square;
    int32_t narrative, place; /* its slot, and the place among the members there */
    int32_t before, after;    /* by the order in which they came */
    int32_t count;
    uint8_t benign, is_moving; /* while a narrative is parted */
    struct part *parts;
    struct post *first, *last;
    struct address *addresses;
    int8_t sense[SENSE_PLACES];
};

/* Items found by keys of their signatures. */
struct duplicates {
    int32_t *table;
    int64_t slots, count;
    uint16_t *rows;
    uint8_t *alive;
    int64_t rows_room, alive_room;
};

struct settings {
    double near, margin, shared, meaning, recent, recency, growth, merge_margin, split_margin;
    /* How long posts are kept, and after how long that is looked at; the most variants, and how many are left then. */
    int64_t window, step, capacity, kept;
};

/* Room of a search, a place for each narrative, zero between searches. */
struct touch {
    int64_t dot, common;
};

/* Merges and splits since they were last asked for. */
struct events {
    int64_t *splits, *times, *ends; /* whether it is a split; when; where its variants end */
    int64_t splits_room, times_room, ends_room, count;
    struct column narratives, others, variants;
};

/* How a post came to its narrative. */
enum how { NEW, SAME_ADDRESS, NEAR_DUPLICATE, BY_MEANING, BENIGN };

/* The rows that the last batch gave. */
struct answers {
    int64_t *hows; /* enum how */
    double *similarities;
    int64_t hows_room, similarities_room, count;
    struct column narratives, variants;
};

struct grouper {
    struct store store;
    struct settings set;
    struct signing signing;
    struct known known;
    int is_broken;

    struct names rows;
    struct word *words;
    int64_t words_room, words_count;
    int32_t *free_rows;
    int64_t free_rows_room, free_rows_count;
    int64_t wordings, centre_square;
    double *logs;
    int64_t logs_room, logs_count;

    struct names by_id, by_variant_id, by_address, wanted;
    struct narrative *narratives;
    int32_t (*senses)[SENSE_PLACES];
    struct touch *touches;
    int32_t *touched;
    int64_t narratives_room, senses_room, touches_room, touched_room, narratives_count, narratives_alive;
    int32_t *free_slots;
    int64_t free_slots_room, free_slots_count;
    int64_t whole[SENSE_PLACES];

    struct variant *variants;
    int64_t variants_room, variants_count, variants_alive;
    int32_t *free_numbers;
    int64_t free_numbers_room, free_numbers_count;
    int32_t oldest, newest;
    int64_t next_serial, posts;

    struct duplicates duplicates;
    int64_t now, next_sweep; /* UNKNOWN at first */
    struct reading reading;
    struct vector vector;
    int8_t sense[SENSE_PLACES];
    char *name;
    int64_t name_room;
    int8_t *halves;
    int64_t halves_room;
    int32_t *parted;
    int64_t *sorted;
    int64_t parted_room, sorted_room;
    struct events events;
    struct answers answers;
};

/* words.c: the words in the window and the whole stream's centre. */
void read_vector(struct grouper *g);
void add_to_centre(struct grouper *g, const struct part *parts, int64_t count, int64_t times);
int64_t dot_with_centre(const struct grouper *g, const struct part *parts, int64_t count);
double likeness(const struct grouper *g, int64_t dot, int64_t square);
void leave_words(struct grouper *g, const struct part *parts, int64_t count);

/* senses.c: what words, wordings and narratives mean. */
void draw_sign(struct grouper *g, int32_t row);
void learn(struct grouper *g, const struct part *parts, int64_t count, int64_t times);
void find_sense(const struct grouper *g, const struct part *parts, int64_t count, int8_t *sense);
void add_sense(struct grouper *g, int32_t slot, const int8_t *sense, int64_t times);
void nearness(const struct grouper *g, const int32_t *slots, int64_t count, const int8_t *sense, int64_t *products);
double parted(const struct grouper *g, const int32_t *one, const int32_t *other);
int64_t with_sense(const int32_t *sum, int64_t count, const int8_t *sense);

/* centres.c: the centres of narratives. */
void add_to_narrative(struct grouper *g, int32_t slot, const struct part *parts, int64_t count);
void take_from_narrative(struct grouper *g, int32_t slot, const struct part *parts, int64_t count);
void end_words(struct grouper *g, struct narrative *narrative);

/* duplicates.c */
void put_duplicate(struct grouper *g, int32_t number);
int32_t nearest_duplicate(const struct grouper *g, double *similarity);
void drop_duplicate(struct grouper *g, int32_t number);

/* placing.c: the narratives that the wording in `g->vector` belongs to, the best first. */
#define CONSIDERED 8
struct near {
    double nearness;
    int32_t slot;
};
int64_t near_narratives(struct grouper *g, struct near *found);

/* book.c */
int32_t open_narrative(struct grouper *g, struct text id, int64_t first);
int32_t enter(struct grouper *g, struct text id, int32_t slot);
void join(struct grouper *g, int32_t number, struct text id, int64_t time, struct text address);
void put(struct grouper *g, int32_t number, int32_t slot);
void take_out(struct grouper *g, int32_t number);
void expire(struct grouper *g, int64_t before);
void shrink(struct grouper *g, int64_t capacity);
struct text free_name(struct grouper *g, const struct names *taken, char kind, struct text id);
void end_book(struct grouper *g);

/* parting.c */
void merge(struct grouper *g, int32_t keep, int32_t absorb);
void split(struct grouper *g, int32_t slot, const int32_t *moving, int64_t count, struct text id);
/* The variants of a narrative, oldest first, in `g->parted`. */
int64_t members(struct grouper *g, int32_t slot);

/* merging.c and splitting.c */
int32_t find_same(const struct grouper *g, int32_t best, const struct near *rivals, int64_t count);
int64_t find_other(struct grouper *g, int32_t slot);

/* events.c */
void note_merge(struct grouper *g, int32_t absorbed, int32_t kept);
void note_split(struct grouper *g, int32_t slot, struct text id, const int32_t *moving, int64_t count);

#pragma GCC visibility pop

#endif
