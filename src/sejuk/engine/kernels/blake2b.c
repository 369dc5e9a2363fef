/* BLAKE2b (RFC 7693) of a whole text, without a key: hashlib.blake2b(text, digest_size=32). */
#include "blake2b.h"

#include <string.h>

#define BLOCK 128
#define ROUNDS 12
#define DIGEST_BYTES 32

static const uint64_t START[8] = {0x6a09e667f3bcc908u, 0xbb67ae8584caa73bu, 0x3c6ef372fe94f82bu, 0xa54ff53a5f1d36f1u,
                                  0x510e527fade682d1u, 0x9b05688c2b3e6c1fu, 0x1f83d9abfb41bd6bu, 0x5be0cd19137e2179u};

static const uint8_t ORDER[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static uint64_t turned(uint64_t value, int by)
{
    return value >> by | value << (64 - by);
}

static uint64_t read_number(const uint8_t *bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

static void mix(uint64_t *v, int a, int b, int c, int d, uint64_t one, uint64_t other)
{
    v[a] += v[b] + one;
    v[d] = turned(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = turned(v[b] ^ v[c], 24);
    v[a] += v[b] + other;
    v[d] = turned(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = turned(v[b] ^ v[c], 63);
}

static void compress(uint64_t state[8], const uint8_t *block, uint64_t read, int is_last)
{
    uint64_t v[16], numbers[16];
    memcpy(v, state, sizeof START);
    memcpy(v + 8, START, sizeof START);
    v[12] ^= read;
    v[14] = is_last ? ~v[14] : v[14];
    for (int i = 0; i < 16; i++)
        numbers[i] = read_number(block + 8 * i);
    for (int round = 0; round < ROUNDS; round++) {
        const uint8_t *order = ORDER[round % 10];
        for (int i = 0; i < 4; i++)
            mix(v, i, i + 4, i + 8, i + 12, numbers[order[2 * i]], numbers[order[2 * i + 1]]);
        for (int i = 0; i < 4; i++)
            mix(v, i, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12, numbers[order[2 * i + 8]],
                numbers[order[2 * i + 9]]);
    }
    for (int i = 0; i < 8; i++)
        state[i] ^= v[i] ^ v[i + 8];
}

void blake2b(const char *bytes, int64_t length, uint32_t digest[DIGEST_WORDS])
{
    uint64_t state[8];
    uint8_t block[BLOCK];
    int64_t at = 0;
    memcpy(state, START, sizeof START);
    state[0] ^= 0x01010000u ^ DIGEST_BYTES;
    for (; length - at > BLOCK; at += BLOCK) {
        memcpy(block, bytes + at, BLOCK);
        compress(state, block, (uint64_t)(at + BLOCK), 0);
    }
    memset(block, 0, BLOCK);
    if (length > at)
        memcpy(block, bytes + at, (size_t)(length - at));
    compress(state, block, (uint64_t)length, 1);
    for (int i = 0; i < DIGEST_WORDS; i++)
        digest[i] = (uint32_t)(state[i / 2] >> (i % 2 ? 32 : 0));
}
