/* Memory that is counted and has a limit. Who asks for too much, or finds none left, does not get an answer: control
   goes back to where the caller waits, and what is held stays reachable, so that it can be given back. */
#ifndef STORE_H
#define STORE_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct store {
    size_t held, most;
    jmp_buf out;
};

/* New memory is zero. Whoever gives it back says how much it was. */
void *take(struct store *store, size_t bytes);
void *grow(struct store *store, void *old, size_t before, size_t after);
void give(struct store *store, void *old, size_t bytes);

/* At least `least` items of `bytes` in the array at `*items`, whose room is `*room`: it doubles. */
void make_room(struct store *store, void *items, int64_t *room, int64_t least, size_t bytes);

#pragma GCC visibility pop

#endif
