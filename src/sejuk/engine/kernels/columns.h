/* Columns of strings as Arrow lays them out: those that come in, and those that go out. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "names.h"

#pragma GCC visibility push(hidden)

struct strings {
    const int32_t *starts; /* one more than there are strings */
    const char *bytes;
};

struct column {
    int32_t *starts;
    char *bytes;
    int64_t count, starts_room, bytes_room;
};

struct text string_at(const struct strings *strings, int64_t row);
/* Control goes the way of spent memory where a column would hold more than Arrow's strings can. */
void column_put(struct store *store, struct column *column, struct text text);
void column_end(struct store *store, struct column *column);

#pragma GCC visibility pop

#endif
