/* The centres of narratives by word: for each word a list of narratives (their slots) and the word's weights there. */
#ifndef POSTINGS_H
#define POSTINGS_H

#include <stdint.h>

struct postings {
    int64_t *starts; /* by word: where its list starts in the two below */
    int32_t *lengths;
    int32_t *rooms; /* how long it may grow before it moves */
    int32_t *slots;
    int64_t *weights;
    int64_t *squares; /* by slot: the square of the centre */
    int64_t end;      /* of the part of the lists' place that is taken */
    int64_t size;     /* of that place */
    int64_t words;    /* that have a list, perhaps an empty one */
};

#endif
