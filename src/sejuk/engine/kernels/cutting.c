/* Cuts links, handles, e-mail addresses and entities out of a row: the patterns of sejuk.engine.text.cleaning. */
#include "text.h"

#define LOCAL 64 /* bytes of a mail address before its sign */

static int starts_with(const uint8_t *at, const uint8_t *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && !memcmp(at, word, length);
}

static int is_link(const uint8_t *at, const uint8_t *end)
{
    if (*at == 'h')
        return starts_with(at, end, "http:/") || starts_with(at, end, "https:/");
    return *at == 'w' && starts_with(at, end, "www.") && end - at > 4 && at[4] != ' ';
}

static int64_t cut_links(uint8_t *row, int64_t length)
{
    const uint8_t *end = row + length;
    int64_t made = 0;
    for (const uint8_t *at = row; at < end;) {
        if (!is_link(at, end)) {
            row[made++] = *at++;
            continue;
        }
        while (at < end && *at != ' ')
            at++;
        row[made++] = ' ';
    }
    return made;
}

static int64_t cut_handles(uint8_t *row, int64_t length)
{
    int64_t made = 0;
    uint8_t before = 0;
    for (int64_t at = 0; at < length;) {
        int64_t next = at + 1;
        if (row[at] == '@' && !is_wordy(before) && before != '_')
            while (next < length && (is_wordy(row[next]) || row[next] == '_' || row[next] == '.'))
                next++;
        before = row[next - 1];
        row[made++] = next > at + 1 ? ' ' : row[at];
        at = next;
    }
    return made;
}

/* Where the mail address begins whose sign is at `at`, not before `first`; never in the middle of a character. */
static int64_t local_start(const uint8_t *row, int64_t first, int64_t at)
{
    int64_t start = at;
    while (start > first && at - start < LOCAL && (is_wordy(row[start - 1]) || (row[start - 1] && strchr("_.+-", row[start - 1]))))
        start--;
    while (start < at && (row[start] & 0xC0) == 0x80)
        start++;
    return start;
}

/* Where its domain ends; `at` where there is none. */
static int64_t domain_end(const uint8_t *row, int64_t length, int64_t at)
{
    int64_t end = at + 1;
    while (end < length && (is_letter(row[end]) || is_digit(row[end]) || row[end] == '-'))
        end++;
    if (end == at + 1 || end >= length || row[end] != '.')
        return at;
    int64_t dot = end++;
    while (end < length && (is_letter(row[end]) || is_digit(row[end]) || row[end] == '.' || row[end] == '-'))
        end++;
    return end > dot + 1 ? end : at;
}

static int64_t cut_mails(uint8_t *row, int64_t length)
{
    int64_t made = 0, done = 0;
    for (int64_t at = 0; at < length; at++) {
        if (row[at] != '@')
            continue;
        int64_t start = local_start(row, done, at), end = domain_end(row, length, at);
        if (start == at || end == at)
            continue;
        memmove(row + made, row + done, start - done);
        made += start - done;
        row[made++] = ' ';
        done = end;
        at = end - 1;
    }
    memmove(row + made, row + done, length - done);
    return made + length - done;
}

/* Where the entity ends that begins at `at` with its sign; `at` where there is none. */
static int64_t entity_end(const uint8_t *row, int64_t length, int64_t at)
{
    int64_t numbered = at + 1 < length && row[at + 1] == '#', first = at + 1 + numbered, end = first;
    while (end < length && (numbered ? is_digit(row[end]) : is_letter(row[end])))
        end++;
    int64_t count = end - first;
    return count >= 2 - numbered && count <= 6 && end < length && row[end] == ';' ? end + 1 : at;
}

static int64_t cut_entities(uint8_t *row, int64_t length)
{
    int64_t made = 0;
    for (int64_t at = 0; at < length;) {
        int64_t end = row[at] == '&' ? entity_end(row, length, at) : at;
        row[made++] = end > at ? ' ' : row[at];
        at = end > at ? end : at + 1;
    }
    return made;
}

/* Cuts all of them out of a row, in place, and gives what is left of its length. */
int64_t cut(uint8_t *row, int64_t length)
{
    length = cut_links(row, length);
    if (length && memchr(row, '@', length))
        length = cut_mails(row, cut_handles(row, length));
    if (length && memchr(row, '&', length))
        length = cut_entities(row, length);
    return length;
}
