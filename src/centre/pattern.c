/* FHIR writes regular expressions as Perl and JavaScript do. What POSIX says otherwise is written anew; what
 * it cannot say is refused, since \d would silently be the letter d. */
#include <ctype.h>
#include <string.h>

#include "centre/form.h"

struct class_name {
    char letter;
    const char *members; /* inside a bracket expression */
};

static const struct class_name class_names[] = {
    {'d', "0-9"}, {'w', "A-Za-z0-9_"}, {'s', " \t\r\n"}, {'t', "\t"}, {'n', "\n"}, {'r', "\r"},
};

static const char *members_of(char letter)
{
    for (size_t i = 0; i < sizeof class_names / sizeof class_names[0]; i++) {
        if (class_names[i].letter == letter)
            return class_names[i].members;
    }
    return NULL;
}

/* A backslash outside brackets, with `at` behind it. False when it asks for something else. */
static bool write_escape(const char **at, struct strbuf *posix)
{
    char letter = *(*at)++;
    const char *members = members_of((char)tolower((unsigned char)letter));

    if (letter == '\0')
        return false;
    if (members != NULL && strchr("tnr", letter) != NULL)
        strbuf_add(posix, members);
    else if (members != NULL && strchr("dwsDWS", letter) != NULL)
        strbuf_add_format(posix, "[%s%s]", isupper((unsigned char)letter) ? "^" : "", members);
    else if (letter == 'b' || letter == 'B' || !isalnum((unsigned char)letter))
        strbuf_add_format(posix, "\\%c", letter);
    else
        return false;
    return true;
}

/* What a bracket expression lists. POSIX has no escapes in there: ], ^ and - are told from themselves by
 * where they stand. */
struct bracket {
    struct strbuf others;
    bool has_close, has_caret, has_dash;
};

static void list_character(struct bracket *bracket, char c)
{
    bracket->has_close |= c == ']';
    bracket->has_caret |= c == '^';
    bracket->has_dash |= c == '-';
    if (strchr("]^-", c) == NULL)
        strbuf_add_char(&bracket->others, c);
}

/* What stands before a dash decides what it means: it makes a range after one character, and is itself after
 * a class or at the beginning. */
enum before_dash { NOTHING, ONE_CHARACTER, MOVED_CHARACTER };

static bool list_escape(const char **at, struct bracket *bracket, enum before_dash *ret_before)
{
    char letter = *(*at)++;
    const char *members = members_of(letter);

    if (members == NULL && (letter == '\0' || isalnum((unsigned char)letter)))
        return false;
    if (members != NULL)
        strbuf_add(&bracket->others, members);
    else
        list_character(bracket, letter);
    if (members != NULL)
        *ret_before = NOTHING;
    else
        *ret_before = strchr("]^-", letter) != NULL ? MOVED_CHARACTER : ONE_CHARACTER;
    return true;
}

/* The end of a class such as [:alpha:] that begins at `at`, or NULL. */
static const char *end_of_class(const char *at)
{
    const char *end = at[0] == '[' && at[1] == ':' ? strstr(at + 2, ":]") : NULL;

    return end != NULL ? end + 2 : NULL;
}

/* One character, class or end of a range. False when POSIX has no way to say it. */
static bool list_next(const char **at, struct bracket *bracket, enum before_dash *before)
{
    const char *end = end_of_class(*at);
    char c = **at;

    if (end != NULL) {
        strbuf_add_bytes(&bracket->others, *at, (size_t)(end - *at));
        *at = end;
        *before = NOTHING;
        return true;
    }
    (*at)++;
    if (c == '\\')
        return list_escape(at, bracket, before);
    if (c != '-' || *before == NOTHING || **at == ']') {
        list_character(bracket, c);
        *before = strchr("]^-", c) != NULL ? MOVED_CHARACTER : ONE_CHARACTER;
        return true;
    }
    if (*before == MOVED_CHARACTER || **at == '\\' || **at == '[' || **at == '\0')
        return false;
    strbuf_add_char(&bracket->others, '-');
    strbuf_add_char(&bracket->others, *(*at)++);
    *before = NOTHING;
    return true;
}

static bool list_bracket(const char **at, struct bracket *bracket)
{
    enum before_dash before = NOTHING;
    const char *begin = *at;

    while (**at != ']' || *at == begin) {
        if (**at == '\0' || !list_next(at, bracket, &before))
            return false;
    }
    (*at)++;
    return true;
}

/* A bracket expression, with `at` behind its [. */
static bool write_bracket(const char **at, struct strbuf *posix)
{
    struct bracket bracket = {0};
    bool is_negated = **at == '^';
    bool fits;

    *at += is_negated;
    strbuf_init(&bracket.others, FORM_TEXT_BYTES_MAX);
    fits = list_bracket(at, &bracket);
    strbuf_add_format(posix, "[%s%s%s%s%s]", is_negated ? "^" : "", bracket.has_close ? "]" : "",
                      strbuf_text(&bracket.others), bracket.has_caret ? "^" : "",
                      bracket.has_dash ? "-" : "");
    /* A caret alone would turn the meaning round. */
    fits = fits && (is_negated || !bracket.has_caret || bracket.has_close || bracket.others.length > 0);
    strbuf_finish(&bracket.others);
    return fits;
}

enum status form_read_pattern(const char *pattern, struct strbuf *posix)
{
    const char *at = pattern;
    bool fits = true;

    while (fits && *at != '\0') {
        char c = *at++;
        bool is_repetition = at - pattern > 1 && strchr("*+?}", c) != NULL;

        if (c == '\\') {
            fits = write_escape(&at, posix);
        } else if (c == '[') {
            fits = write_bracket(&at, posix);
        } else if (c == '(' && at[0] == '?') {
            fits = at[1] == ':';
            strbuf_add_char(posix, '(');
            at += 2;
        } else {
            strbuf_add_char(posix, c);
            /* How greedily it repeats makes no difference to whether the whole text fits. */
            at += is_repetition && *at == '?';
        }
    }
    return fits ? strbuf_status(posix) : INVALID;
}
