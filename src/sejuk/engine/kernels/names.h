/* Strings that lead to numbers: a table with open addressing. Its hash is keyed, so that no stream can be written to make it
   slow; nothing depends on the order of its places. */
#ifndef NAMES_H
#define NAMES_H

#include "store.h"

#pragma GCC visibility push(hidden)

struct text {
    const char *bytes;
    int64_t length;
};

struct name {
    int64_t length;
    char bytes[];
};

struct place {
    uint64_t hash;
    struct name *name; /* NULL where the place is free */
    int64_t value;
};

struct names {
    struct place *places;
    int64_t room, count;
    uint64_t key[2];
};

struct text text_of(const struct name *name);
/* The value under a string, -1 where there is none. */
int64_t names_find(const struct names *names, struct text text);
/* The same in two steps: many strings can be asked for at once, so that the memory for all of them comes together. */
uint64_t names_expect(const struct names *names, struct text text);
int64_t names_found(const struct names *names, struct text text, uint64_t hash);
/* Puts a string that is not there yet; gives the copy that the table holds. */
struct name *names_put(struct store *store, struct names *names, struct text text, int64_t value);
/* Gives a string that is there another value. */
void names_set(struct names *names, struct text text, int64_t value);
/* Drops a string that is there. `text` may be the table's own. */
void names_drop(struct store *store, struct names *names, struct text text);
void names_end(struct store *store, struct names *names);

#pragma GCC visibility pop

#endif
