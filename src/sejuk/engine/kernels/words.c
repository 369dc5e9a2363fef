/* Vectors of wordings: sejuk.engine.narratives.background. */
#include "sejuk.h"

/* Counts the words of a wording and weighs them by their rarity; gives the sum of the weights' squares. `weights` holds
   how often each word comes, and is overwritten. */
int64_t sejuk_weigh(const double *logs, const double *repeats, int64_t *wordings, const int64_t *rows, int64_t *weights,
                    int64_t count, double whole, double unit, double least)
{
    double squares = 0;
    for (int64_t i = 0; i < count; i++) {
        double rarity = whole - logs[++wordings[rows[i]]];
        double raw = (rarity > least ? rarity : least) * repeats[weights[i]];
        memcpy(weights + i, &raw, sizeof raw);
        squares += raw * raw;
    }
    double length = squares > 0 ? sqrt(squares) : 1;
    int64_t square = 0;
    for (int64_t i = 0; i < count; i++) {
        double raw;
        memcpy(&raw, weights + i, sizeof raw);
        double weight = rint(unit * raw / length);
        weights[i] = weight > 1 ? (int64_t)weight : 1;
        square += weights[i] * weights[i];
    }
    return square;
}

/* The product of a vector with a sum that has a place for each row. */
int64_t sejuk_dot(const int64_t *sum, const int64_t *rows, const int64_t *weights, int64_t count)
{
    int64_t product = 0;
    for (int64_t i = 0; i < count; i++)
        product += sum[rows[i]] * weights[i];
    return product;
}

/* Adds a vector, `times` 1 or -1, to such a sum; gives by how much the sum's square changes. */
int64_t sejuk_add(int64_t *sum, const int64_t *rows, const int64_t *weights, int64_t count, int64_t times)
{
    int64_t change = 0;
    for (int64_t i = 0; i < count; i++) {
        int64_t weight = times * weights[i];
        change += weight * (2 * sum[rows[i]] + weight);
        sum[rows[i]] += weight;
    }
    return change;
}

/* The product of two sums of vectors in which a row may come more than once; `room` is zero before and after. */
int64_t sejuk_product(int64_t *room, const int64_t *rows, const int64_t *weights, int64_t count,
                      const int64_t *others, const int64_t *their_weights, int64_t other_count)
{
    for (int64_t i = 0; i < count; i++)
        room[rows[i]] += weights[i];
    int64_t product = sejuk_dot(room, others, their_weights, other_count);
    for (int64_t i = 0; i < count; i++)
        room[rows[i]] = 0;
    return product;
}

/* Compares two such sums: their product, and the product of each with a sum that has a place for each row. */
void sejuk_compare(int64_t *room, const int64_t *sum, const int64_t *rows, const int64_t *weights, int64_t count,
                   const int64_t *others, const int64_t *their_weights, int64_t other_count, int64_t *products)
{
    products[0] = sejuk_product(room, rows, weights, count, others, their_weights, other_count);
    products[1] = sejuk_dot(sum, rows, weights, count);
    products[2] = sejuk_dot(sum, others, their_weights, other_count);
}
