#include "text/script.h"

#include <unicode/uchar.h>

#include "text/itemise.h"

enum { DEPTH_MAX = 64, BRACKETS_MAX = 32 };

/* A grapheme whose script is still to come is marked with the depth of the isolate it stands in. */
#define WAITING(depth) ((int16_t)(-2 - (depth)))

struct scope {
    int16_t last;    /* WAITING while no letter was seen in it */
    int32_t waiting; /* the first unit that waits, or -1 */
};

struct bracket {
    UChar32 closes;
    int32_t at;
};

struct resolver {
    const UChar *text;
    int16_t *scripts;
    struct scope scopes[DEPTH_MAX];
    int depth;
    int too_deep;
    struct bracket brackets[BRACKETS_MAX];
    int bracket_count;
};

static bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

static UScriptCode own_script(const UChar *text, int32_t start, int32_t end)
{
    for (int32_t at = start; at < end;) {
        UErrorCode error = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript(decoded_next(text, &at), &error);

        if (U_SUCCESS(error) && !is_common(script))
            return script;
    }
    return USCRIPT_COMMON;
}

static void fill_waiting(struct resolver *resolver, int32_t until, int16_t script)
{
    struct scope *scope = &resolver->scopes[resolver->depth];

    if (scope->waiting < 0)
        return;
    for (int32_t i = scope->waiting; i < until; i++)
        if (resolver->scripts[i] == WAITING(resolver->depth))
            resolver->scripts[i] = script;
    scope->waiting = -1;
}

static void enter(struct resolver *resolver)
{
    if (resolver->depth + 1 == DEPTH_MAX) {
        resolver->too_deep++;
        return;
    }
    resolver->depth++;
    resolver->scopes[resolver->depth] = (struct scope){.last = WAITING(resolver->depth), .waiting = -1};
}

static void leave(struct resolver *resolver, int32_t at)
{
    struct scope *outer;
    int32_t waiting = resolver->scopes[resolver->depth].waiting;

    if (resolver->too_deep > 0) {
        resolver->too_deep--;
        return;
    }
    if (resolver->depth == 0)
        return;
    outer = &resolver->scopes[resolver->depth - 1];
    fill_waiting(resolver, at, outer->last);
    resolver->depth--;
    if (waiting >= 0 && outer->last < 0 && outer->waiting < 0)
        outer->waiting = waiting;
}

/* What a neutral grapheme takes: the script before it, or that of the bracket it closes. */
static int16_t neutral_script(struct resolver *resolver, int32_t start)
{
    struct scope *scope = &resolver->scopes[resolver->depth];
    UChar32 c = resolver->text[start];
    int32_t kind = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);

    if (kind == U_BPT_OPEN && resolver->bracket_count < BRACKETS_MAX)
        resolver->brackets[resolver->bracket_count++] =
            (struct bracket){.closes = u_getBidiPairedBracket(c), .at = start};
    if (kind != U_BPT_CLOSE)
        return scope->last;
    for (int i = resolver->bracket_count - 1; i >= 0; i--) {
        if (resolver->brackets[i].closes != c)
            continue;
        resolver->bracket_count = i;
        if (resolver->scripts[resolver->brackets[i].at] >= 0)
            scope->last = resolver->scripts[resolver->brackets[i].at];
        break;
    }
    return scope->last;
}

static void resolve_grapheme(struct resolver *resolver, int32_t start, int32_t end)
{
    UScriptCode own = own_script(resolver->text, start, end);
    int16_t script = (int16_t)own;

    if (is_pop_isolate(resolver->text[start]))
        leave(resolver, start);
    if (is_common(own)) {
        script = neutral_script(resolver, start);
    } else {
        fill_waiting(resolver, start, script);
        resolver->scopes[resolver->depth].last = script;
    }
    for (int32_t i = start; i < end; i++)
        resolver->scripts[i] = script;
    if (script < 0 && resolver->scopes[resolver->depth].waiting < 0)
        resolver->scopes[resolver->depth].waiting = start;
    if (is_isolate_initiator(resolver->text[start]))
        enter(resolver);
}

void script_resolve(const UChar *text, const uint8_t *flags, int32_t length, UScriptCode otherwise,
                    int16_t *ret_scripts)
{
    struct resolver resolver = {.text = text};

    resolver.scripts = ret_scripts;
    resolver.scopes[0] = (struct scope){.last = WAITING(0), .waiting = -1};
    for (int32_t at = 0; at < length;) {
        int32_t next = next_grapheme(flags, at);

        resolve_grapheme(&resolver, at, next);
        at = next;
    }
    resolver.too_deep = 0;
    while (resolver.depth > 0)
        leave(&resolver, length);
    fill_waiting(&resolver, length, (int16_t)otherwise);
}
