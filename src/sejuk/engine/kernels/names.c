/* Strings that lead to numbers: names.h. */
#include "names.h"

#include "sejuk.h"

#include <string.h>

static uint64_t turned(uint64_t value, int by)
{
    return value << by | value >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1], v[2] += v[3];
    v[1] = turned(v[1], 13) ^ v[0], v[3] = turned(v[3], 16) ^ v[2];
    v[0] = turned(v[0], 32);
    v[2] += v[1], v[0] += v[3];
    v[1] = turned(v[1], 17) ^ v[2], v[3] = turned(v[3], 21) ^ v[0];
    v[2] = turned(v[2], 32);
}

/* SipHash-1-3 (Aumasson and Bernstein 2012). */
static uint64_t hashed(const uint64_t key[2], struct text text)
{
    uint64_t v[4] = {key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du, key[0] ^ 0x6c7967656e657261u,
                     key[1] ^ 0x7465646279746573u};
    uint64_t word;
    int64_t at = 0;
    for (; at + 8 <= text.length; at += 8) {
        memcpy(&word, text.bytes + at, sizeof word);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    word = (uint64_t)text.length << 56;
    for (int shift = 0; at < text.length; at++, shift += 8)
        word |= (uint64_t)(uint8_t)text.bytes[at] << shift;
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    for (int round = 0; round < 3; round++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct text text_of(const struct name *name)
{
    return (struct text){name->bytes, name->length};
}

static size_t bytes_of(const struct name *name)
{
    return sizeof *name + (size_t)name->length;
}

/* The place of a string, or the free place where it would be; the table has one. */
static int64_t find(const struct names *names, struct text text, uint64_t hash)
{
    int64_t at = (int64_t)(hash & (uint64_t)(names->room - 1));
    for (;; at = (at + 1) & (names->room - 1)) {
        const struct place *place = names->places + at;
        if (!place->name || (place->hash == hash && place->name->length == text.length
                             && !memcmp(place->name->bytes, text.bytes, (size_t)text.length)))
            return at;
    }
}

uint64_t names_expect(const struct names *names, struct text text)
{
    uint64_t hash = hashed(names->key, text);
    if (names->room)
        EXPECT(names->places + (hash & (uint64_t)(names->room - 1)));
    return hash;
}

int64_t names_found(const struct names *names, struct text text, uint64_t hash)
{
    if (!names->count)
        return -1;
    const struct place *place = names->places + find(names, text, hash);
    return place->name ? place->value : -1;
}

int64_t names_find(const struct names *names, struct text text)
{
    return names->count ? names_found(names, text, hashed(names->key, text)) : -1;
}

static void widen(struct store *store, struct names *names)
{
    int64_t room = names->room ? 2 * names->room : 64;
    struct place *places = take(store, (size_t)room * sizeof *places);
    for (int64_t i = 0; i < names->room; i++) {
        if (!names->places[i].name)
            continue;
        int64_t at = (int64_t)(names->places[i].hash & (uint64_t)(room - 1));
        while (places[at].name)
            at = (at + 1) & (room - 1);
        places[at] = names->places[i];
    }
    give(store, names->places, (size_t)names->room * sizeof *places);
    names->places = places;
    names->room = room;
}

struct name *names_put(struct store *store, struct names *names, struct text text, int64_t value)
{
    uint64_t hash = hashed(names->key, text);
    if (2 * (names->count + 1) > names->room)
        widen(store, names);
    struct name *name = take(store, sizeof *name + (size_t)text.length);
    name->length = text.length;
    if (text.length)
        memcpy(name->bytes, text.bytes, (size_t)text.length);
    names->places[find(names, text, hash)] = (struct place){hash, name, value};
    names->count++;
    return name;
}

void names_set(struct names *names, struct text text, int64_t value)
{
    names->places[find(names, text, hashed(names->key, text))].value = value;
}

void names_drop(struct store *store, struct names *names, struct text text)
{
    int64_t last = names->room - 1, free_at = find(names, text, hashed(names->key, text));
    struct name *gone = names->places[free_at].name;
    for (int64_t at = (free_at + 1) & last; names->places[at].name; at = (at + 1) & last) {
        int64_t home = (int64_t)(names->places[at].hash & (uint64_t)last);
        if (((at - home) & last) < ((at - free_at) & last))
            continue;
        names->places[free_at] = names->places[at];
        free_at = at;
    }
    names->places[free_at].name = NULL;
    names->count--;
    give(store, gone, bytes_of(gone));
}

void names_end(struct store *store, struct names *names)
{
    for (int64_t i = 0; i < names->room; i++)
        if (names->places[i].name)
            give(store, names->places[i].name, bytes_of(names->places[i].name));
    give(store, names->places, (size_t)names->room * sizeof *names->places);
    *names = (struct names){0};
}
