/* Columns of strings: columns.h. */
#include "columns.h"

#include <string.h>

struct text string_at(const struct strings *strings, int64_t row)
{
    int64_t start = strings->starts[row];
    return (struct text){strings->bytes + start, strings->starts[row + 1] - start};
}

void column_put(struct store *store, struct column *column, struct text text)
{
    make_room(store, &column->starts, &column->starts_room, column->count + 2, sizeof *column->starts);
    int64_t start = column->starts[column->count], end = start + text.length;
    if (end > INT32_MAX)
        longjmp(store->out, 1);
    make_room(store, &column->bytes, &column->bytes_room, end + 1, 1);
    if (text.length)
        memcpy(column->bytes + start, text.bytes, (size_t)text.length);
    column->starts[++column->count] = (int32_t)end;
}

void column_end(struct store *store, struct column *column)
{
    give(store, column->starts, (size_t)column->starts_room * sizeof *column->starts);
    give(store, column->bytes, (size_t)column->bytes_room);
    *column = (struct column){0};
}
