/* The centres of narratives, by word and by narrative: sejuk.engine.narratives.centres. */
#include "told.h"

static void widen(struct grouper *g, struct narrative *narrative)
{
    int64_t room = narrative->words_room ? 2 * narrative->words_room : 32;
    struct told *words = take(&g->store, (size_t)room * sizeof *words);
    for (int64_t i = 0; i < room; i++)
        words[i].row = NONE;
    for (int64_t i = 0; i < narrative->words_room; i++)
        if (narrative->words[i].row != NONE)
            words[find_told(words, room, narrative->words[i].row)] = narrative->words[i];
    end_words(g, narrative);
    narrative->words = words;
    narrative->words_room = room;
}

void end_words(struct grouper *g, struct narrative *narrative)
{
    give(&g->store, narrative->words, (size_t)narrative->words_room * sizeof *narrative->words);
    narrative->words = NULL;
    narrative->words_room = 0;
}

void add_to_narrative(struct grouper *g, int32_t slot, const struct part *parts, int64_t count)
{
    struct narrative *narrative = g->narratives + slot;
    while (narrative->words_room < 2 * (narrative->words_count + count))
        widen(g, narrative);
    for (int64_t i = 0; i < count; i++) {
        struct word *word = g->words + parts[i].row;
        int64_t weight = parts[i].weight;
        struct told *told = narrative->words + find_told(narrative->words, narrative->words_room, parts[i].row);
        if (told->row == NONE) {
            make_room(&g->store, &word->uses, &word->uses_room, word->uses_count + 1, sizeof *word->uses);
            *told = (struct told){parts[i].row, 0, word->uses_count};
            narrative->words_count++;
            word->uses[word->uses_count++] = (struct use){slot, 0};
        }
        narrative->square += weight * (2 * (int64_t)told->weight + weight);
        told->weight += parts[i].weight;
        word->uses[told->place].weight = told->weight;
    }
}

/* Frees a place of a narrative's table; those behind it come nearer to where they should be. */
static void drop_told(struct narrative *narrative, int64_t free_at)
{
    int64_t last = narrative->words_room - 1;
    struct told *words = narrative->words;
    for (int64_t at = (free_at + 1) & last; words[at].row != NONE; at = (at + 1) & last) {
        if (((at - home(words[at].row, last + 1)) & last) < ((at - free_at) & last))
            continue;
        words[free_at] = words[at];
        free_at = at;
    }
    words[free_at].row = NONE;
    narrative->words_count--;
}

/* Lets the last use of a word take the place of the one that goes. */
static void drop_use(struct grouper *g, int32_t row, int32_t place)
{
    struct word *word = g->words + row;
    struct use last = word->uses[--word->uses_count];
    if (place == word->uses_count)
        return;
    struct narrative *other = g->narratives + last.slot;
    word->uses[place] = last;
    other->words[find_told(other->words, other->words_room, row)].place = place;
}

void take_from_narrative(struct grouper *g, int32_t slot, const struct part *parts, int64_t count)
{
    struct narrative *narrative = g->narratives + slot;
    for (int64_t i = 0; i < count; i++) {
        int64_t at = find_told(narrative->words, narrative->words_room, parts[i].row), weight = parts[i].weight;
        struct told *told = narrative->words + at;
        int32_t place = told->place;
        narrative->square -= weight * (2 * (int64_t)told->weight - weight);
        told->weight -= parts[i].weight;
        g->words[parts[i].row].uses[place].weight = told->weight;
        if (told->weight)
            continue;
        drop_told(narrative, at);
        drop_use(g, parts[i].row, place);
    }
}
