#ifndef SEARCH_H
#define SEARCH_H

#include "postings.h"

/* The most words of a vector, and the narratives that are compared in full. */
#define WORDS 64
#define CANDIDATES 24

/* Rooms that are zero before and after a search, a place for each slot. */
struct rooms {
    int64_t *dots, *common;
    int32_t *touched;
};

/* Slots that a search has found: of each the product with the vector, and the square of the words in common. */
struct found {
    int64_t count;
    int32_t slots[CANDIDATES];
    int64_t dots[CANDIDATES], common[CANDIDATES];
};

void search(const struct postings *all, const int64_t *numbers, const int64_t *rows, const int64_t *weights,
            int64_t count, double spare, int64_t effort, const struct rooms *room, struct found *found);

#endif
