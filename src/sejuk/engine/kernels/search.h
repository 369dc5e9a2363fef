#ifndef SEARCH_H
#define SEARCH_H

#include "told.h"

#pragma GCC visibility push(hidden)

/* The narratives that are compared in full. */
#define CANDIDATES 24

/* Narratives that a search has found: of each the product with the vector, and the square of the words in common. */
struct found {
    int64_t count;
    int32_t slots[CANDIDATES];
    int64_t dots[CANDIDATES], common[CANDIDATES];
};

/* The narratives whose centres are nearest to g->vector; those that share less than `spare` of its square may be missing. */
void search(struct grouper *g, double spare, struct found *found);

#pragma GCC visibility pop

#endif
