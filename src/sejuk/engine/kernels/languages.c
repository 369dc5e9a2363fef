/* Sums of a model over words: sejuk.engine.text.wordmodel. A word's sums are kept once they were made. */
#include "lexicon.h"
#include "text.h"

#define LABELS 64 /* at most */
#define WORD_KEY ((uint64_t)1 << 32)

/* Weights by key, keys in order; what a key weighs that is not among them. Words kept, and the sums of each. */
struct model {
    const uint64_t *keys;
    const int8_t *weights;
    const int32_t *unseen;
    int64_t count, labels;
    struct lexicon *words;
    int16_t *sums; /* by the number of a word: one a label, and the number of Latin letters */
};

static uint32_t crc(const uint8_t *word, int64_t length)
{
    uint32_t sum = 0xFFFFFFFFu;
    for (int64_t at = 0; at < length; at++) {
        sum ^= word[at];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
    }
    return ~sum;
}

static void add_feature(const struct model *model, uint64_t key, int32_t *sums)
{
    int64_t first = 0, end = model->count;
    while (first < end) {
        int64_t middle = first + (end - first) / 2;
        if (model->keys[middle] < key)
            first = middle + 1;
        else
            end = middle;
    }
    int seen = first < model->count && model->keys[first] == key;
    for (int64_t label = 0; label < model->labels; label++)
        sums[label] += seen ? model->weights[first * model->labels + label] : model->unseen[label];
}

/* Adds a word: its runs of four bytes, a space before and after it, and the word itself. */
static void add_word(const struct model *model, const uint8_t *word, int64_t length, int32_t *sums)
{
    for (int64_t at = -1; at + 3 <= length; at++) {
        uint64_t key = 0;
        for (int64_t step = 0; step < 4; step++)
            key |= (uint64_t)(at + step < 0 || at + step >= length ? ' ' : word[at + step]) << 8 * step;
        add_feature(model, key, sums);
    }
    add_feature(model, WORD_KEY + crc(word, length), sums);
    for (int64_t at = 0; at < length; at++)
        sums[model->labels] += is_letter(word[at]);
}

/* Makes the sums of a word that are kept: a row of it has at most 480 features of at most 63. */
static void keep_word(const struct model *model, const uint8_t *word, int64_t length, int16_t *kept)
{
    int32_t sums[LABELS + 1] = {0};
    add_word(model, word, length, sums);
    for (int64_t label = 0; label <= model->labels; label++)
        kept[label] = (int16_t)sums[label];
}

/* The same, kept from the last time where the word was met. */
static void add_known(const struct model *model, const uint8_t *word, int64_t length, int32_t *sums)
{
    int64_t width = model->labels + 1;
    const struct entry *entry = find_word(model->words, word, length);
    int64_t number = entry ? entry - model->words->entries : sejuk_enter(model->words, word, length, word, 0, 0) - 1;
    if (number < 0) {
        add_word(model, word, length, sums);
        return;
    }
    int16_t *kept = model->sums + number * width;
    if (!entry)
        keep_word(model, word, length, kept);
    for (int64_t label = 0; label < width; label++)
        sums[label] += kept[label];
}

static int is_part(uint8_t byte)
{
    return is_letter(byte) || byte >= 0x80;
}

/* The sums of the first `longest` bytes of each row, row i from starts[i] on; all but letters stand between words. */
void sejuk_languages(const struct model *model, const uint8_t *data, const int64_t *starts, int64_t count,
                     int64_t longest, int32_t *sums)
{
    memset(sums, 0, count * (model->labels + 1) * sizeof *sums);
    for (int64_t i = 0; i < count; i++, sums += model->labels + 1) {
        int64_t end = starts[i + 1] - starts[i] > longest ? starts[i] + longest : starts[i + 1];
        for (int64_t at = starts[i]; at < end; at++) {
            int64_t start = at;
            while (at < end && is_part(data[at]))
                at++;
            if (at > start)
                add_known(model, data + start, at - start, sums);
        }
    }
}
