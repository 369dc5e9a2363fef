#ifndef STEMMING_H
#define STEMMING_H

#include "names.h"

/* A lower-case ASCII word without its affixes; what is left is a part of it. */
struct text stem(struct text word);

#endif
