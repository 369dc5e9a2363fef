/* The tables of narratives' words: centres.c. */
#ifndef TOLD_H
#define TOLD_H

#include "state.h"

/* Where a row should be in a table of `room` places, a power of two. */
static inline int64_t home(int32_t row, int64_t room)
{
    return (int64_t)((uint64_t)((uint32_t)row * 0x9E3779B1u) * (uint64_t)room >> 32);
}

/* The place of a row, or the free place where it would be. */
static inline int64_t find_told(const struct told *words, int64_t room, int32_t row)
{
    int64_t at = home(row, room);
    while (words[at].row != row && words[at].row != NONE)
        at = (at + 1) & (room - 1);
    return at;
}

/* The weight of a word in a narrative's centre, 0 where the narrative does not use it. */
static inline int64_t weight_of(const struct narrative *narrative, int32_t row)
{
    const struct told *found = narrative->words + find_told(narrative->words, narrative->words_room, row);
    return found->row == NONE ? 0 : found->weight;
}

#endif
