/* Changes of the centres: sejuk.engine.narratives.postings. */
#include "postings.h"
#include "sejuk.h"

static WIDE int32_t find(const int32_t *list, int32_t length, int32_t slot)
{
    for (int32_t first = 0; first < length; first += 64) {
        int32_t last = first + 64 < length ? first + 64 : length, met = 0;
        for (int32_t place = first; place < last; place++)
            met |= list[place] == slot;
        if (!met)
            continue;
        for (int32_t place = first; place < last; place++)
            if (list[place] == slot)
                return place;
    }
    return -1;
}

/* Gives the list of `row` a longer place at the end; 0 where there is none left. */
static int lengthen(struct postings *all, int64_t row)
{
    int32_t room = all->rooms[row] ? 2 * all->rooms[row] : 2;
    int64_t start = all->starts[row], length = all->lengths[row];
    if (all->end + room > all->size)
        return 0;
    memcpy(all->slots + all->end, all->slots + start, length * sizeof *all->slots);
    memcpy(all->weights + all->end, all->weights + start, length * sizeof *all->weights);
    all->starts[row] = all->end;
    all->rooms[row] = room;
    all->end += room;
    return 1;
}

/* Adds a vector to the centre in `slot`, `times` 1, or takes it out, -1. Gives how many words were done: fewer than
   there are where the lists have no place left. */
int64_t sejuk_change(struct postings *all, int32_t slot, const int64_t *rows, const int64_t *weights, int64_t count,
                     int64_t times)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t row = rows[i], weight = times * weights[i];
        int32_t place = find(all->slots + all->starts[row], all->lengths[row], slot);
        if (place < 0) {
            if (all->lengths[row] == all->rooms[row] && !lengthen(all, row))
                return i;
            place = all->lengths[row]++;
            all->slots[all->starts[row] + place] = slot;
            all->weights[all->starts[row] + place] = 0;
        }
        int64_t *kept = all->weights + all->starts[row];
        int32_t *theirs = all->slots + all->starts[row];
        all->squares[slot] += weight * (2 * kept[place] + weight);
        kept[place] += weight;
        if (!kept[place]) {
            int32_t last = --all->lengths[row];
            kept[place] = kept[last];
            theirs[place] = theirs[last];
        }
    }
    return count;
}
