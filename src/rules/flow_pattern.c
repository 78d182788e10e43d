/* The regular expressions that a questionnaire asks answers to fit.
 * The C library writes repeated parts out before it matches, so that one short line of a pack could ask for
 * all memory: (a{1,255}){1,255} is 65025 letters, and each + around another doubles what is in it. And with a
 * back-reference, which is none of POSIX's, one answer can keep it busy for hours. */
#include <assert.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "rules/flow.h"

enum { PATTERN_BYTES_MAX = 1024, WRITTEN_OUT_MAX = 1000 };

static size_t bounded(size_t count)
{
    return count > WRITTEN_OUT_MAX ? WRITTEN_OUT_MAX + 1 : count;
}

/* Behind a bracket expression, at whose [ it stands. */
static const char *skip_bracket(const char *at)
{
    at += at[1] == '^' ? 2 : 1;
    for (at += *at == ']'; *at != '\0' && *at != ']'; at++) {
        const char class[] = {at[1], ']', '\0'};
        const char *end =
            *at == '[' && at[1] != '\0' && strchr(":.=", at[1]) != NULL ? strstr(at + 2, class) : NULL;

        at = end != NULL ? end + 1 : at;
    }
    return *at == ']' ? at + 1 : at;
}

/* How many times the repetition at `*at` writes out what stands before it. */
static size_t read_repetition(const char **at)
{
    char *end;
    size_t least;
    size_t most;

    if (**at != '{')
        return *(*at)++ == '+' ? 2 : 1;
    least = bounded(strtoul(*at + 1, &end, 10));
    most = least;
    if (*end == ',')
        most = bounded(strtoul(end + 1, &end, 10));
    *at = *end == '}' ? end + 1 : *at + 1;
    return most >= least ? most : least + 1; /* {2,} is two and any more */
}

static bool is_back_reference(const char *at)
{
    return at[0] == '\\' && at[1] >= '1' && at[1] <= '9';
}

/* Characters of the pattern once it is written out, up to the ) of its group or the end. */
static size_t written_out(const char **at)
{
    size_t count = 0;

    while (**at != '\0' && **at != ')') {
        size_t last = is_back_reference(*at) ? WRITTEN_OUT_MAX + 1 : 1;

        if (**at == '(') {
            (*at)++;
            last += written_out(at);
            *at += **at == ')';
        } else if (**at == '[') {
            *at = skip_bracket(*at);
        } else {
            *at += **at == '\\' && (*at)[1] != '\0' ? 2 : 1;
        }
        while (**at != '\0' && strchr("*+?{", **at) != NULL)
            last = bounded(last * read_repetition(at));
        count = bounded(count + last);
    }
    return count;
}

static bool compile(const char *pattern, regex_t *ret_compiled)
{
    struct strbuf whole;
    bool compiled;

    strbuf_init(&whole, PATTERN_BYTES_MAX);
    strbuf_add_format(&whole, "^(%s)$", pattern);
    compiled = strbuf_status(&whole) == OK &&
               regcomp(ret_compiled, strbuf_text(&whole), REG_EXTENDED | REG_NOSUB) == 0;
    strbuf_finish(&whole);
    return compiled;
}

bool flow_pattern_is_sound(const char *pattern)
{
    const char *end = pattern;
    bool is_small = written_out(&end) <= WRITTEN_OUT_MAX;
    regex_t compiled;

    /* A ) without its ( would close the group that holds the whole pattern to both ends of the text. */
    if (!is_small || *end != '\0' || !compile(pattern, &compiled))
        return false;
    regfree(&compiled);
    return true;
}

bool flow_pattern_fits(const char *pattern, const char *text)
{
    regex_t compiled;
    bool sound = compile(pattern, &compiled);
    bool fits;

    assert(sound);
    fits = regexec(&compiled, text, 0, NULL, 0) == 0;
    regfree(&compiled);
    return fits;
}
