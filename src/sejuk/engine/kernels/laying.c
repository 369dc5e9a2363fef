/* Lays rows out for the sums over n-grams: sejuk.engine.text.ngrams. */
#include "text.h"

#define PAD 4 /* zero bytes after each text */

/* A space before and after each row, then zero bytes, every digit the same; row i from rows[i] on is text i from
   starts[i] to ends[i]. Also counts the Latin letters of each. */
void sejuk_lay_out(const uint8_t *data, const int64_t *rows, int64_t count, uint8_t *out, int64_t *starts,
                   int64_t *ends, int64_t *letters)
{
    int64_t made = 0;
    for (int64_t i = 0; i < count; i++) {
        starts[i] = made;
        letters[i] = 0;
        out[made++] = ' ';
        for (int64_t at = rows[i]; at < rows[i + 1]; at++) {
            out[made + at - rows[i]] = is_digit(data[at]) ? '0' : data[at];
            letters[i] += is_letter(data[at]);
        }
        made += rows[i + 1] - rows[i];
        out[made++] = ' ';
        ends[i] = made;
        memset(out + made, 0, PAD);
        made += PAD;
    }
}
