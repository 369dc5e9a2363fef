#ifndef STEMMING_H
#define STEMMING_H

#include "names.h"

#pragma GCC visibility push(hidden)

/* A lower-case ASCII word without its affixes; what is left is a part of it. */
struct text stem(struct text word);

#pragma GCC visibility pop

#endif
