/* What Python's calls of the grouper have in common. What may run out of memory says so by what it gives, and the grouper is of
   no use from then on: it can only be ended. */
#ifndef CALLS_H
#define CALLS_H

#include "state.h"

enum { DONE, SPENT, UNKNOWN_ID, OTHER_UNKNOWN_ID, NOT_A_PART };

#define GUARD(g)                \
    if ((g)->is_broken)         \
        return SPENT;           \
    if (setjmp((g)->store.out)) { \
        (g)->is_broken = 1;     \
        return SPENT;           \
    }

#endif
