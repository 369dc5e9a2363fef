/* What the loops share. They work on NumPy's arrays, take no memory of their own, and compute in whole numbers or in
   doubles whose sums are exact or made in a stated order: so they give what the Python beside them gives, to the bit. */
#ifndef SEJUK_H
#define SEJUK_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* One build for every processor of a kind: the loader picks the widest registers that the machine has. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define WIDE
#endif

/* Says that a place will soon be read, so that its memory is on the way by then. */
#if defined(__GNUC__)
#define EXPECT(place) __builtin_prefetch(place)
#else
#define EXPECT(place) ((void)0)
#endif

#define SENSE_PLACES 128

#endif
