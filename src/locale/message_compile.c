/* Reads MessageFormat and writes it again with numbered arguments and markers. ICU's rules are followed:
 * apostrophes quote only before a brace (or # in a plural), two of them are one. Source: ICU user guide,
 * "Formatting messages". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/umsg.h>

#include "locale/message.h"
#include "locale/message_value.h"
#include "locale/tag.h"
#include "locale/utf16.h"

enum { NESTING_MAX = 8, FAULT_BYTES = 256, OFFSET_MOST = 1000000 };

struct compiler {
    const char *at;
    struct strbuf out;
    struct message_slot slots[MESSAGE_SLOTS_MAX];
    size_t slot_count;
    size_t plural_count;
    size_t select_count;
    struct arena *arena;
    size_t numbers_before; /* plurals take the first numbers, as umsg_format wants all doubles first */
    bool branches;
    int nesting;
    char fault[FAULT_BYTES];
};

/* The argument whose branch is being read; NULL at the top. */
struct branch {
    const char *name;
    bool is_plural;
    int64_t offset;
};

static bool read_text(struct compiler *compiler, const struct branch *branch);

static bool PRINTF_LIKE(2, 3) complain(struct compiler *compiler, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(compiler->fault, sizeof compiler->fault, format, arguments);
    va_end(arguments);
    return false;
}

static void skip_space(struct compiler *compiler)
{
    compiler->at += strspn(compiler->at, " \t\r\n");
}

static size_t name_length(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}

/* A character that is not syntax. In a pattern for ICU it must not become syntax again. */
static void write_literal(struct compiler *compiler, char character)
{
    if (!compiler->branches || strchr("'{}#|", character) == NULL)
        strbuf_add_char(&compiler->out, character);
    else if (character == '\'')
        strbuf_add(&compiler->out, "''");
    else
        strbuf_add_format(&compiler->out, "'%c'", character);
}

static bool find_slot(struct compiler *compiler, const struct message_slot *slot, size_t *ret_rank)
{
    size_t rank = 0;

    for (size_t i = 0; i < compiler->slot_count; i++) {
        const struct message_slot *other = &compiler->slots[i];

        if (other->use != slot->use)
            continue;
        if (strcmp(other->name, slot->name) == 0 && other->offset == slot->offset) {
            *ret_rank = rank;
            return true;
        }
        rank++;
    }
    if (compiler->slot_count == MESSAGE_SLOTS_MAX ||
        (slot->use == MESSAGE_PLURAL && rank == MESSAGE_PLURALS_MAX) ||
        (slot->use == MESSAGE_SELECT && rank == MESSAGE_SELECTS_MAX))
        return complain(compiler, "has too many arguments; split the message in two");
    compiler->slots[compiler->slot_count++] = *slot;
    compiler->plural_count += slot->use == MESSAGE_PLURAL;
    compiler->select_count += slot->use == MESSAGE_SELECT;
    *ret_rank = rank;
    return true;
}

static bool write_value(struct compiler *compiler, const char *name, int64_t offset)
{
    struct message_slot slot = {.name = name, .use = MESSAGE_VALUE, .offset = offset};
    size_t rank;

    if (!find_slot(compiler, &slot, &rank))
        return false;
    utf8_add(&compiler->out, MESSAGE_MARKER_FIRST + (UChar32)rank);
    return true;
}

/* At an apostrophe. */
static void read_quote(struct compiler *compiler, bool in_plural)
{
    const char *next = compiler->at + 1;

    if (*next == '\'') {
        write_literal(compiler, '\'');
        compiler->at += 2;
        return;
    }
    compiler->at++;
    if (*next != '{' && *next != '}' && !(in_plural && *next == '#')) {
        write_literal(compiler, '\'');
        return;
    }
    for (; *compiler->at != '\0'; compiler->at++) {
        if (*compiler->at == '\'' && compiler->at[1] != '\'') {
            compiler->at++;
            return;
        }
        compiler->at += *compiler->at == '\'';
        write_literal(compiler, *compiler->at);
    }
}

static bool read_selector(struct compiler *compiler, const struct branch *branch)
{
    size_t length = strcspn(compiler->at, " \t\r\n{}");

    if (length == 0)
        return complain(compiler, "has a choice of {%s, …} without a name; write one {…} other {…}",
                        branch->name);
    strbuf_add_char(&compiler->out, ' ');
    strbuf_add_bytes(&compiler->out, compiler->at, length);
    compiler->at += length;
    skip_space(compiler);
    if (*compiler->at != '{')
        return complain(compiler, "has a choice of {%s, …} without its text; write one {…} other {…}",
                        branch->name);
    compiler->at++;
    strbuf_add_char(&compiler->out, '{');
    if (!read_text(compiler, branch))
        return false;
    compiler->at++;
    strbuf_add_char(&compiler->out, '}');
    return true;
}

static bool read_offset(struct compiler *compiler, struct branch *branch)
{
    static const char word[] = "offset:";
    char *end;

    if (strncmp(compiler->at, word, sizeof word - 1) != 0)
        return true;
    branch->offset = strtol(compiler->at + sizeof word - 1, &end, 10);
    if (branch->offset < -OFFSET_MOST || branch->offset > OFFSET_MOST)
        return complain(compiler, "has an offset that nobody counts by; write a small number");
    strbuf_add_format(&compiler->out, " offset:%ld", (long)branch->offset);
    compiler->at = end;
    skip_space(compiler);
    return true;
}

/* After `{name, plural,`. */
static bool read_branches(struct compiler *compiler, const char *name, const char *type)
{
    struct branch branch = {.name = name, .is_plural = strcmp(type, "select") != 0};
    struct message_slot slot = {.name = name, .use = branch.is_plural ? MESSAGE_PLURAL : MESSAGE_SELECT};
    size_t rank;

    if (!find_slot(compiler, &slot, &rank))
        return false;
    compiler->branches = true;
    if (!branch.is_plural)
        rank += compiler->numbers_before;
    strbuf_add_format(&compiler->out, "{%zu,%s,", rank, type);
    skip_space(compiler);
    if (branch.is_plural && !read_offset(compiler, &branch))
        return false;
    while (*compiler->at != '}') {
        if (*compiler->at == '\0')
            return complain(compiler, "has a { that is not closed; write the } of {%s, …}", name);
        if (!read_selector(compiler, &branch))
            return false;
        skip_space(compiler);
    }
    compiler->at++;
    strbuf_add_char(&compiler->out, '}');
    return true;
}

static bool read_typed(struct compiler *compiler, const char *name)
{
    static const char *const types[] = {"plural", "select", "selectordinal"};
    size_t length;

    compiler->at++;
    skip_space(compiler);
    length = name_length(compiler->at);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strlen(types[i]) != length || strncmp(types[i], compiler->at, length) != 0)
            continue;
        compiler->at += length;
        skip_space(compiler);
        if (*compiler->at != ',')
            return complain(compiler, "needs a comma after {%s, %s", name, types[i]);
        compiler->at++;
        return read_branches(compiler, name, types[i]);
    }
    return complain(compiler, "has the type \"%.*s\" for {%s}; write {%s}: numbers and dates come formatted",
                    (int)length, compiler->at, name, name);
}

/* At an opening brace. */
static bool read_argument(struct compiler *compiler)
{
    const char *name;
    size_t length;

    compiler->at++;
    skip_space(compiler);
    length = name_length(compiler->at);
    if (length == 0)
        return complain(compiler,
                        "has a { without an argument's name; write {name}, or '{' for the sign itself");
    name = arena_copy_bytes(compiler->arena, compiler->at, length);
    compiler->at += length;
    skip_space(compiler);
    if (*compiler->at == ',')
        return read_typed(compiler, name);
    if (*compiler->at != '}')
        return complain(compiler, "has a { that is not closed; write {%s}", name);
    compiler->at++;
    return write_value(compiler, name, 0);
}

/* Up to the closing brace of a branch, or the end at the top. */
static bool read_text(struct compiler *compiler, const struct branch *branch)
{
    bool in_plural = branch != NULL && branch->is_plural;

    if (++compiler->nesting > NESTING_MAX)
        return complain(compiler, "is nested too deeply; split the message");
    while (*compiler->at != '\0' && !(*compiler->at == '}' && branch != NULL)) {
        if (*compiler->at == '{') {
            if (!read_argument(compiler))
                return false;
        } else if (*compiler->at == '}') {
            return complain(compiler, "has a } without its {; take it out, or write '}' for the sign itself");
        } else if (*compiler->at == '\'') {
            read_quote(compiler, in_plural);
        } else if (*compiler->at == '#' && in_plural) {
            compiler->at++;
            if (!write_value(compiler, branch->name, branch->offset))
                return false;
        } else {
            write_literal(compiler, *compiler->at++);
        }
    }
    if (branch != NULL && *compiler->at == '\0')
        return complain(compiler, "has a { that is not closed; write the } of {%s, …}", branch->name);
    compiler->nesting--;
    return true;
}

static bool has_marker(const char *text)
{
    for (size_t offset = 0; text[offset] != '\0';) {
        if (message_marker_rank(utf8_next(text, &offset)) >= 0)
            return true;
    }
    return false;
}

/* ICU has the last word on plural categories, the need of `other` and all that the reader above lets pass. */
static bool icu_agrees(struct compiler *compiler, const char *tag)
{
    UErrorCode error = U_ZERO_ERROR;
    struct utf16 pattern;
    char locale[TAG_LOCALE_BYTES];

    tag_to_locale(tag, locale);
    utf16_init(&pattern, strbuf_text(&compiler->out), 0);
    umsg_close(umsg_open(pattern.text, pattern.length, locale, NULL, &error));
    utf16_finish(&pattern);
    if (error == U_DEFAULT_KEYWORD_MISSING)
        return complain(compiler, "has a plural or select without \"other\"; add other {…}");
    if (U_FAILURE(error))
        return complain(compiler,
                        "is no message that ICU can read (%s); write it as {name, plural, one {…} other {…}}",
                        u_errorName(error));
    return true;
}

static bool read_once(struct compiler *compiler, const char *text)
{
    compiler->at = text;
    compiler->slot_count = 0;
    compiler->plural_count = 0;
    compiler->select_count = 0;
    compiler->nesting = 0;
    strbuf_clear(&compiler->out);
    return read_text(compiler, NULL);
}

static void keep(const struct compiler *compiler, const char *text, struct message *ret_message)
{
    struct message message = {.branches = compiler->branches, .slot_count = compiler->slot_count};

    message.form = arena_copy_text(compiler->arena, strbuf_text(&compiler->out));
    message.raw = message.slot_count == 0 ? message.form : arena_copy_text(compiler->arena, text);
    message.slots = arena_allocate(compiler->arena, message.slot_count + 1, sizeof *message.slots);
    memcpy(message.slots, compiler->slots, message.slot_count * sizeof *message.slots);
    *ret_message = message;
}

enum status message_compile(const char *text, const char *tag, struct arena *arena,
                            struct message *ret_message, const char **ret_fault)
{
    struct compiler compiler = {.arena = arena};
    bool good;

    strbuf_init(&compiler.out, (size_t)MESSAGE_BYTES_MAX * 4);
    /* The first reading tells how many plurals there are and whether ICU will read what the second writes. */
    good =
        !has_marker(text) || complain(&compiler, "has a character that is none (U+FDD0…U+FDEF); take it out");
    good = good && read_once(&compiler, text);
    compiler.numbers_before = compiler.plural_count;
    good = good && read_once(&compiler, text) && (!compiler.branches || icu_agrees(&compiler, tag));
    if (good)
        keep(&compiler, text, ret_message);
    else
        *ret_fault = arena_copy_text(arena, compiler.fault);
    strbuf_finish(&compiler.out);
    return good ? OK : INVALID;
}
