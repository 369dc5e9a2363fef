#ifndef BLAKE2B_H
#define BLAKE2B_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

#define DIGEST_WORDS 8

/* BLAKE2b with a digest of 32 bytes and no key, as eight numbers of four bytes, the lowest first. */
void blake2b(const char *bytes, int64_t length, uint32_t digest[DIGEST_WORDS]);

#pragma GCC visibility pop

#endif
