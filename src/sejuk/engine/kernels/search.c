/* The narratives nearest to a wording by its words: sejuk.engine.narratives.centres. */
#include "search.h"

#define EFFORT 2000

struct entry {
    int64_t length;
    const struct word *word;
    int32_t row, weight;
};

/* The words that narratives use, those with fewest narratives first (of equals in the order of the text). */
static int64_t entries(const struct grouper *g, struct entry *found)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < g->vector.count; i++) {
        struct part part = g->vector.parts[i];
        const struct word *word = g->words + part.row;
        struct entry one = {word->uses_count, word, part.row, part.weight};
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
static int64_t finding(const struct entry *words, int64_t count, double spare)
{
    int64_t first = count, reached = 0, within = 0;
    while (first && (spare -= (double)(words[first - 1].weight * words[first - 1].weight)) >= 0)
        first--;
    for (int64_t i = 0; i < first; i++) {
        reached += words[i].length;
        within += reached <= EFFORT;
    }
    return within > 0 ? within : first > 0;
}

/* Sums the products of these words with all narratives that use them; gives how many narratives were touched. */
static int64_t gather(struct grouper *g, const struct entry *words, int64_t count)
{
    int64_t touched = 0;
    for (int64_t i = 0; i < count; i++) {
        const struct use *uses = words[i].word->uses;
        int64_t weight = words[i].weight;
        for (int64_t place = 0; place < words[i].length; place++) {
            struct touch *touch = g->touches + uses[place].slot;
            if (!touch->dot)
                g->touched[touched++] = uses[place].slot;
            touch->dot += weight * uses[place].weight;
            touch->common += weight * weight;
        }
    }
    return touched;
}

static int before(const struct grouper *g, double rank, int32_t slot, double other_rank, int32_t other)
{
    return rank > other_rank || (rank == other_rank && g->narratives[slot].number < g->narratives[other].number);
}

/* The slots of the highest cosines, the oldest narratives of equals. */
static void top(const struct grouper *g, int64_t touched, struct found *found)
{
    double ranks[CANDIDATES];
    int64_t kept = 0;
    for (int64_t i = 0; i < touched; i++) {
        int32_t slot = g->touched[i];
        double dot = (double)g->touches[slot].dot, rank = dot * dot / (double)g->narratives[slot].square;
        if (kept == CANDIDATES && !before(g, rank, slot, ranks[kept - 1], found->slots[kept - 1]))
            continue;
        int64_t place = kept < CANDIDATES ? kept++ : kept - 1;
        for (; place && before(g, rank, slot, ranks[place - 1], found->slots[place - 1]); place--) {
            ranks[place] = ranks[place - 1];
            found->slots[place] = found->slots[place - 1];
        }
        ranks[place] = rank;
        found->slots[place] = slot;
    }
    found->count = kept;
}

/* Adds the products of these words for one of the narratives found. */
static void complete(const struct grouper *g, const struct entry *words, int64_t count, struct found *found, int64_t i)
{
    const struct narrative *narrative = g->narratives + found->slots[i];
    for (int64_t k = 0; k < count; k++) {
        int64_t weight = words[k].weight, theirs = weight_of(narrative, words[k].row);
        found->dots[i] += weight * theirs;
        found->common[i] += theirs ? weight * weight : 0;
    }
}

/* Lets the memory that completing will read come together, not place after place. */
static void expect(const struct grouper *g, const struct entry *words, int64_t count, const struct found *found)
{
    for (int64_t i = 0; i < found->count; i++) {
        const struct narrative *narrative = g->narratives + found->slots[i];
        for (int64_t k = 0; k < count; k++)
            EXPECT(narrative->words + home(words[k].row, narrative->words_room));
    }
}

void search(struct grouper *g, double spare, struct found *found)
{
    struct entry words[MOST_WORDS];
    int64_t known = entries(g, words), first = finding(words, known, spare), touched = gather(g, words, first);
    top(g, touched, found);
    expect(g, words + first, known - first, found);
    for (int64_t i = 0; i < found->count; i++) {
        found->dots[i] = g->touches[found->slots[i]].dot;
        found->common[i] = g->touches[found->slots[i]].common;
        complete(g, words + first, known - first, found, i);
    }
    for (int64_t i = 0; i < touched; i++)
        g->touches[g->touched[i]] = (struct touch){0, 0};
}
