/* The narratives nearest to a wording: sejuk.engine.narratives.centres and .placing. */
#include "search.h"
#include "sejuk.h"

struct entry {
    int32_t length;
    int64_t row, weight;
};

/* The words that narratives use, those with fewest narratives first (of equals in the order of the text). */
static int64_t entries(const struct postings *all, const int64_t *rows, const int64_t *weights, int64_t count,
                       struct entry *found)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < count; i++) {
        struct entry one = {rows[i] < all->words ? all->lengths[rows[i]] : 0, rows[i], weights[i]};
        int64_t place = kept;
        if (!one.length)
            continue;
        for (; place && found[place - 1].length > one.length; place--)
            found[place] = found[place - 1];
        found[place] = one;
        kept++;
    }
    return kept;
}

/* How many of the words narratives are found by. */
static int64_t finding(const struct entry *words, int64_t count, double spare, int64_t effort)
{
    int64_t first = count, reached = 0, within = 0;
    while (first && (spare -= (double)(words[first - 1].weight * words[first - 1].weight)) >= 0)
        first--;
    for (int64_t i = 0; i < first; i++) {
        reached += words[i].length;
        within += reached <= effort;
    }
    return within > 0 ? within : first > 0;
}

static int before(double rank, int64_t number, double other_rank, int64_t other_number)
{
    return rank > other_rank || (rank == other_rank && number < other_number);
}

/* The slots of the highest cosines, the oldest narratives of equals. */
static int64_t top(const struct postings *all, const int64_t *numbers, const struct rooms *room, int64_t touched,
                   int32_t *slots)
{
    double ranks[CANDIDATES];
    int64_t kept = 0;
    for (int64_t i = 0; i < touched; i++) {
        int32_t slot = room->touched[i];
        double dot = (double)room->dots[slot], rank = dot * dot / (double)all->squares[slot];
        if (kept == CANDIDATES && !before(rank, numbers[slot], ranks[kept - 1], numbers[slots[kept - 1]]))
            continue;
        int64_t place = kept < CANDIDATES ? kept++ : kept - 1;
        for (; place && before(rank, numbers[slot], ranks[place - 1], numbers[slots[place - 1]]); place--) {
            ranks[place] = ranks[place - 1];
            slots[place] = slots[place - 1];
        }
        ranks[place] = rank;
        slots[place] = slot;
    }
    return kept;
}

/* Sums the products of these words with all narratives that use them; gives how many narratives were touched. */
static int64_t gather(const struct postings *all, const struct entry *words, int64_t count, const struct rooms *room)
{
    int64_t touched = 0;
    for (int64_t i = 0; i < count; i++) {
        const int32_t *theirs = all->slots + all->starts[words[i].row];
        const int64_t *kept = all->weights + all->starts[words[i].row], weight = words[i].weight;
        for (int32_t place = 0; place < words[i].length; place++) {
            int32_t slot = theirs[place];
            if (!room->dots[slot])
                room->touched[touched++] = slot;
            room->dots[slot] += weight * kept[place];
            room->common[slot] += weight * weight;
        }
    }
    return touched;
}

/* Adds the products of these words for the narratives found, each known by its place. */
static void complete(const struct postings *all, const struct entry *words, int64_t count, const struct rooms *room,
                     struct found *found)
{
    for (int64_t i = 0; i < found->count; i++)
        room->dots[found->slots[i]] = i + 1;
    for (int64_t i = 0; i < count; i++) {
        const int32_t *theirs = all->slots + all->starts[words[i].row];
        const int64_t *kept = all->weights + all->starts[words[i].row], weight = words[i].weight;
        for (int32_t place = 0; place < words[i].length; place++) {
            int64_t at = room->dots[theirs[place]] - 1;
            if (at < 0)
                continue;
            found->dots[at] += weight * kept[place];
            found->common[at] += weight * weight;
        }
    }
    for (int64_t i = 0; i < found->count; i++)
        room->dots[found->slots[i]] = 0;
}

void search(const struct postings *all, const int64_t *numbers, const int64_t *rows, const int64_t *weights,
            int64_t count, double spare, int64_t effort, const struct rooms *room, struct found *found)
{
    struct entry words[WORDS];
    int64_t known = entries(all, rows, weights, count < WORDS ? count : WORDS, words);
    int64_t first = finding(words, known, spare, effort), touched = gather(all, words, first, room);
    found->count = top(all, numbers, room, touched, found->slots);
    for (int64_t i = 0; i < found->count; i++) {
        found->dots[i] = room->dots[found->slots[i]];
        found->common[i] = room->common[found->slots[i]];
    }
    for (int64_t i = 0; i < touched; i++)
        room->dots[room->touched[i]] = room->common[room->touched[i]] = 0;
    if (found->count)
        complete(all, words + first, known - first, room, found);
}

/* The same for one that asks with NumPy's arrays; gives how many were found. */
int64_t sejuk_search(const struct postings *all, const int64_t *numbers, const int64_t *rows, const int64_t *weights,
                     int64_t count, double spare, int64_t effort, int64_t *dots_room, int64_t *common_room,
                     int32_t *touched_room, int32_t *slots, int64_t *dots, int64_t *common)
{
    struct rooms room = {dots_room, common_room, touched_room};
    struct found found;
    search(all, numbers, rows, weights, count, spare, effort, &room, &found);
    memcpy(slots, found.slots, found.count * sizeof *slots);
    memcpy(dots, found.dots, found.count * sizeof *dots);
    memcpy(common, found.common, found.count * sizeof *common);
    return found.count;
}
