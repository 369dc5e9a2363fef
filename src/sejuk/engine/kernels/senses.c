/* What words, wordings and narratives mean: sejuk.engine.narratives.senses and .meaning. */
#include "blake2b.h"
#include "state.h"

#define LENGTH 127
#define FINE 4096
#define SPARE_BITS 4
#define OWN 434 /* round(0.3 * FINE / sqrt(DIGEST_WORDS)) */

void draw_sign(struct grouper *g, int32_t row)
{
    uint32_t drawn[DIGEST_WORDS];
    struct text text = text_of(g->words[row].name);
    blake2b(text.bytes, text.length, drawn);
    for (int i = 0; i < DIGEST_WORDS; i++)
        g->words[row].company->sign[drawn[i] % SENSE_PLACES] += drawn[i] >> 31 ? 1 : -1;
}

static WIDE void add_signs(int32_t *all, const int8_t *sign, int32_t weight)
{
    for (int k = 0; k < SENSE_PLACES; k++)
        all[k] += weight * sign[k];
}

/* Within so many bits squares of companies cannot leave theirs. No honest stream comes near; a sum that one was written to
   carry beyond them goes round, and comes back when it is taken back. */
static int32_t rounded(uint32_t sum)
{
    return (int32_t)(sum << SPARE_BITS) >> SPARE_BITS;
}

/* Adds to a word's company what all words of a wording add but the word itself. */
static WIDE void keep_company(struct company *kept, const int32_t *all, int32_t weight)
{
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++) {
        kept->sums[k] = rounded((uint32_t)kept->sums[k] + (uint32_t)(all[k] - weight * kept->sign[k]));
        square += (int64_t)kept->sums[k] * kept->sums[k];
    }
    double factor = FINE / sqrt(square > 1 ? (double)square : 1.0);
    for (int k = 0; k < SENSE_PLACES; k++)
        kept->meant[k] = (int16_t)((int32_t)rint(kept->sums[k] * factor) + OWN * kept->sign[k]);
}

/* Lets words keep each other company (`times` 1) or takes that back (-1). */
void learn(struct grouper *g, const struct part *parts, int64_t count, int64_t times)
{
    int32_t all[SENSE_PLACES] = {0};
    for (int64_t i = 0; i < count; i++)
        add_signs(all, g->words[parts[i].row].company->sign, (int32_t)times * parts[i].weight);
    for (int64_t i = 0; i < count; i++)
        keep_company(g->words[parts[i].row].company, all, (int32_t)times * parts[i].weight);
}

static WIDE void add_meant(int32_t *whole, const int16_t *meant, int32_t weight)
{
    for (int k = 0; k < SENSE_PLACES; k++)
        whole[k] += weight * meant[k];
}

static WIDE void scale(const int32_t *whole, int8_t *sense)
{
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        square += (int64_t)whole[k] * whole[k];
    double factor = square ? LENGTH / sqrt((double)square) : 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        sense[k] = (int8_t)(int32_t)rint(whole[k] * factor);
}

void find_sense(const struct grouper *g, const struct part *parts, int64_t count, int8_t *sense)
{
    int32_t whole[SENSE_PLACES] = {0};
    for (int64_t i = 0; i < count; i++)
        add_meant(whole, g->words[parts[i].row].company->meant, parts[i].weight);
    scale(whole, sense);
}

static WIDE int64_t change(int32_t *sum, int64_t *whole, const int8_t *sense, int32_t times)
{
    int64_t square = 0;
    for (int k = 0; k < SENSE_PLACES; k++) {
        sum[k] += times * sense[k];
        whole[k] += times * sense[k];
        square += (int64_t)sum[k] * sum[k];
    }
    return square;
}

/* Adds a sense to the narrative in `slot` and to the whole stream, or takes it out. */
void add_sense(struct grouper *g, int32_t slot, const int8_t *sense, int64_t times)
{
    g->narratives[slot].sense_square = change(g->senses[slot], g->whole, sense, (int32_t)times);
}

/* A sense is shorter than 133, so the product of one with a sum of so many cannot leave 32 bits, not even halfway. */
#define NARROW 100000

static WIDE int64_t narrow_product(const int32_t *sum, const int8_t *sense)
{
    int32_t found = 0;
    for (int k = 0; k < SENSE_PLACES; k++)
        found += sum[k] * sense[k];
    return found;
}

/* The product of a sense with a sum of `count` of them. */
int64_t with_sense(const int32_t *sum, int64_t count, const int8_t *sense)
{
    int64_t found = 0;
    if (count <= NARROW)
        return narrow_product(sum, sense);
    for (int k = 0; k < SENSE_PLACES; k++)
        found += (int64_t)sum[k] * sense[k];
    return found;
}

/* The products of one sense with some narratives', with the whole stream's and with itself, and the square of the whole
   stream's, in this order. */
void nearness(const struct grouper *g, const int32_t *slots, int64_t count, const int8_t *sense, int64_t *products)
{
    for (int64_t i = 0; i < count; i++)
        products[i] = with_sense(g->senses[slots[i]], g->narratives[slots[i]].count, sense);
    products += count;
    products[0] = products[1] = products[2] = 0;
    for (int k = 0; k < SENSE_PLACES; k++) {
        products[0] += g->whole[k] * sense[k];
        products[1] += sense[k] * sense[k];
        products[2] += g->whole[k] * g->whole[k];
    }
}

/* The products of two sums and the whole stream's: one by the other, each by the whole, and the three squares. */
static WIDE void products_of(const int32_t *one, const int32_t *other, const int64_t *whole, int64_t *products)
{
    int64_t both = 0, first = 0, second = 0, squares[3] = {0};
    for (int k = 0; k < SENSE_PLACES; k++) {
        both += (int64_t)one[k] * other[k];
        first += one[k] * whole[k];
        second += other[k] * whole[k];
        squares[0] += (int64_t)one[k] * one[k];
        squares[1] += (int64_t)other[k] * other[k];
        squares[2] += whole[k] * whole[k];
    }
    products[0] = both, products[1] = first, products[2] = second;
    memcpy(products + 3, squares, sizeof squares);
}

static double cosine(int64_t product, int64_t square, int64_t other_square)
{
    double squares = (double)square * (double)other_square;
    return squares != 0 ? (double)product / sqrt(squares) : 0;
}

/* How much nearer two sums of senses are to each other than the nearer of them to the stream. */
double parted(const struct grouper *g, const int32_t *one, const int32_t *other)
{
    int64_t p[6];
    products_of(one, other, g->whole, p);
    double first = cosine(p[1], p[3], p[5]), second = cosine(p[2], p[4], p[5]);
    return cosine(p[0], p[3], p[4]) - (second > first ? second : first);
}
