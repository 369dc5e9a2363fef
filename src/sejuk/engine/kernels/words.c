/* The words in the window, how rare they are, and the whole stream's centre: sejuk.engine.narratives.background, .lexicon. */
#include "state.h"

#define LEAST_RARITY 0.02

static int32_t new_row(struct grouper *g, struct text text)
{
    int32_t row;
    if (g->free_rows_count)
        row = g->free_rows[--g->free_rows_count];
    else {
        make_room(&g->store, &g->words, &g->words_room, g->words_count + 1, sizeof *g->words);
        make_room(&g->store, &g->free_rows, &g->free_rows_room, g->words_count + 1, sizeof *g->free_rows);
        row = (int32_t)g->words_count++;
    }
    g->words[row].company = take(&g->store, sizeof *g->words[row].company);
    g->words[row].name = names_put(&g->store, &g->rows, text, row);
    draw_sign(g, row);
    return row;
}

static void drop_row(struct grouper *g, int32_t row)
{
    struct word *word = g->words + row;
    names_drop(&g->store, &g->rows, text_of(word->name));
    give(&g->store, word->company, sizeof *word->company);
    give(&g->store, word->uses, (size_t)word->uses_room * sizeof *word->uses);
    *word = (struct word){0};
    g->free_rows[g->free_rows_count++] = row;
}

static double log_of(struct grouper *g, int64_t wordings)
{
    make_room(&g->store, &g->logs, &g->logs_room, wordings + 1, sizeof *g->logs);
    for (; g->logs_count <= wordings; g->logs_count++)
        g->logs[g->logs_count] = log((double)g->logs_count + 0.5);
    return g->logs[wordings];
}

/* Counts the words and weighs them by their rarity; so far the weights say how often each comes. */
static void weigh(struct grouper *g, struct vector *vector)
{
    double raw[MOST_WORDS], squares = 0, whole = log((double)(g->wordings + PRIOR));
    for (int64_t i = 0; i < vector->count; i++) {
        struct part *part = vector->parts + i;
        double rarity = whole - log_of(g, ++g->words[part->row].wordings);
        double repeats = part->weight > 1 ? 1 + log((double)part->weight) : 1;
        raw[i] = (rarity > LEAST_RARITY ? rarity : LEAST_RARITY) * repeats;
        squares += raw[i] * raw[i];
    }
    double length = squares > 0 ? sqrt(squares) : 1;
    vector->square = 0;
    for (int64_t i = 0; i < vector->count; i++) {
        double weight = rint(UNIT * raw[i] / length);
        int32_t whole_weight = weight > 1 ? (int32_t)weight : 1;
        vector->parts[i].weight = whole_weight;
        vector->square += (int64_t)whole_weight * whole_weight;
    }
}

/* Counts the wording that was read, and puts its vector into g->vector. */
void read_vector(struct grouper *g)
{
    struct vector *vector = &g->vector;
    struct text texts[MOST_WORDS];
    uint64_t hashes[MOST_WORDS];
    vector->count = 0;
    g->wordings++;
    for (int64_t i = 0; i < g->reading.count; i++) {
        texts[i] = topic(&g->reading, i);
        hashes[i] = names_expect(&g->rows, texts[i]);
    }
    for (int64_t i = 0; i < g->reading.count; i++) {
        int64_t row = names_found(&g->rows, texts[i], hashes[i]);
        if (row < 0)
            row = new_row(g, texts[i]);
        struct word *word = g->words + row;
        if (word->mark)
            vector->parts[word->mark - 1].weight++;
        else {
            vector->parts[vector->count++] = (struct part){(int32_t)row, 1};
            word->mark = (int32_t)vector->count;
        }
    }
    for (int64_t i = 0; i < vector->count; i++)
        g->words[vector->parts[i].row].mark = 0;
    weigh(g, vector);
}

void leave_words(struct grouper *g, const struct part *parts, int64_t count)
{
    g->wordings--;
    add_to_centre(g, parts, count, -1);
    for (int64_t i = 0; i < count; i++)
        if (!--g->words[parts[i].row].wordings)
            drop_row(g, parts[i].row);
}

void add_to_centre(struct grouper *g, const struct part *parts, int64_t count, int64_t times)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t weight = times * parts[i].weight, *sum = &g->words[parts[i].row].centre;
        g->centre_square += weight * (2 * *sum + weight);
        *sum += weight;
    }
}

int64_t dot_with_centre(const struct grouper *g, const struct part *parts, int64_t count)
{
    int64_t dot = 0;
    for (int64_t i = 0; i < count; i++)
        dot += g->words[parts[i].row].centre * parts[i].weight;
    return dot;
}

/* The cosine with the whole stream's centre of what has this product with it and this square. */
double likeness(const struct grouper *g, int64_t dot, int64_t square)
{
    return square ? (double)dot / sqrt((double)g->centre_square * (double)square) : 0;
}
