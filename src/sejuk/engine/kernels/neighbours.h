/* Near-duplicates: neighbours.c. */
#ifndef NEIGHBOURS_H
#define NEIGHBOURS_H

#include <stdint.h>

#define SIGNATURE 48
#define BANDS 16

void sejuk_sign(const uint8_t *data, const int64_t *starts, int64_t count, const uint32_t *multipliers,
                const uint32_t *addends, uint16_t *signatures);
int64_t sejuk_nearest(const int32_t *table, int64_t slots, const uint64_t *keys, const uint16_t *rows,
                      const uint8_t *alive, const uint16_t *row, int64_t *alike);
void sejuk_put(int32_t *table, int64_t slots, const uint64_t *keys, int64_t item);
/* One key a band: signatures that share one are worth comparing. */
__attribute__((visibility("hidden"))) void band_keys(const uint16_t *signature, uint64_t *keys);

#endif
