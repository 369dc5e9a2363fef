/* Where a wording belongs by its meaning: sejuk.engine.narratives.placing. */
#include "search.h"
#include "sejuk.h"

/* What is known of narratives, a place for each slot: the number of each, the serial of its last wording, how many of its
   wordings are not benign; the sums of their senses, and those of the whole stream. */
struct known {
    const int64_t *numbers, *latest, *ordinary, *senses, *squares, *whole;
    struct rooms room;
};

/* GroupingSettings. */
struct settings {
    double shared, meaning, recent, recency;
    int64_t effort;
};

void sejuk_nearness(const int64_t *, const int64_t *, const int32_t *, int64_t, const int8_t *, int64_t *);

/* Gives the slots that are nearer to a vector than `need`, nearest first, at most `most`, and how near; their number. */
int64_t sejuk_near(const struct postings *all, const struct known *known, const struct settings *set,
                   const int64_t *rows, const int64_t *weights, int64_t count, int64_t square, const int8_t *sense,
                   double need, int64_t benign, int64_t now, int64_t most, int32_t *slots, double *near)
{
    struct found found;
    int64_t products[CANDIDATES + 3], kept = 0;
    search(all, known->numbers, rows, weights, count, set->shared * (double)square, set->effort, &known->room, &found);
    if (!found.count)
        return 0;
    sejuk_nearness(known->senses, known->whole, found.slots, found.count, sense, products);
    double own = (double)products[found.count + 2], all_squares = own * (double)products[found.count + 1];
    double common = all_squares ? (double)products[found.count] / sqrt(all_squares) : 0;
    for (int64_t i = 0; i < found.count; i++) {
        int32_t slot = found.slots[i];
        double length = sqrt((double)known->squares[slot] * own);
        double gain = (length > 0 ? (double)products[i] / length : 0) - common;
        double likeness = (double)found.dots[i] / sqrt((double)all->squares[slot]) / sqrt((double)square);
        double age = (double)(known->latest[slot] - now) / set->recency;
        double nearness = (likeness + set->meaning * gain) * (1 + set->recent * exp2(age));
        if (!(nearness >= need) || (known->ordinary[slot] == 0) != benign
            || (double)found.common[i] / (double)square < set->shared)
            continue;
        int64_t place = kept < most ? kept++ : most;
        for (; place && (nearness > near[place - 1] || (nearness == near[place - 1]
                         && known->numbers[slot] < known->numbers[slots[place - 1]])); place--) {
            if (place == most)
                continue;
            slots[place] = slots[place - 1];
            near[place] = near[place - 1];
        }
        if (place < most) {
            slots[place] = slot;
            near[place] = nearness;
        }
    }
    return kept;
}
