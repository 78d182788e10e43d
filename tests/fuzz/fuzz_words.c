/* Any message of a catalogue with any values: what compiles can be formatted, the values stand whole in their
 * isolates, and a refusal changes nothing. What people type goes through the same room: see check_writing.
 * Input: a line with a language's tag and, behind a blank, the pattern; then a line for each value, a kind
 * (t text, f fixed, n number, d date), its name, = and the value. A file that begins with { is a catalogue.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "locale/catalogue.h"
#include "locale/message.h"
#include "locale/writing.h"

#include "input.h"

enum { VALUES_MAX = 8, TEXT_BYTES_MAX = 256 * 1024 };

struct values {
    struct word_value list[VALUES_MAX];
    char *lines[VALUES_MAX];
    size_t count;
};

static void read_value(char *line, struct word_value *ret_value)
{
    static const char kinds[] = "tfnd";
    const char *kind = line[0] != '\0' ? strchr(kinds, line[0]) : NULL;
    char *equals = strchr(line, '=');

    *ret_value = (struct word_value){.name = line[0] != '\0' ? line + 1 : line,
                                     .kind = kind != NULL ? (enum word_value_kind)(kind - kinds) : WORD_TEXT};
    if (equals == NULL || equals == line)
        return;
    *equals = '\0';
    ret_value->text = equals + 1;
    ret_value->number = strtoll(equals + 1, NULL, 10);
    if (date_read(equals + 1, &ret_value->date) != OK)
        ret_value->date = (struct date){.year = 2026, .month = 11, .day = 0};
}

static void read_values(struct input *input, struct values *values)
{
    while (input->left > 0 && values->count < VALUES_MAX) {
        char *line = input_line(input);

        values->lines[values->count] = line;
        read_value(line, &values->list[values->count++]);
    }
}

/* Isolates are what keeps a value from turning the text around it. */
static void check_balance(const char *text)
{
    int depth = 0;

    for (; *text != '\0'; text++) {
        if (strncmp(text, "\xE2\x81\xA9", 3) == 0)
            depth--;
        else if (strncmp(text, "\xE2\x81\xA6", 3) == 0 || strncmp(text, "\xE2\x81\xA7", 3) == 0 ||
                 strncmp(text, "\xE2\x81\xA8", 3) == 0)
            depth++;
        assert(depth >= 0);
    }
    assert(depth == 0);
}

static bool has_isolates(const char *text)
{
    return strstr(text, "\xE2\x81") != NULL;
}

static void format(const struct message *message, const char *pattern, const char *tag,
                   const struct values *values)
{
    struct strbuf text;
    enum status status;
    bool is_clean = input_is_utf8(pattern);

    for (size_t i = 0; i < values->count; i++)
        is_clean = is_clean && (values->list[i].text == NULL || input_is_utf8(values->list[i].text));
    strbuf_init(&text, TEXT_BYTES_MAX);
    strbuf_add(&text, "before");
    status = message_format(message, tag, values->list, values->count, &text);
    assert(status == OK || status == INVALID || status == FULL);
    assert(strncmp(strbuf_text(&text), "before", 6) == 0);
    assert(status == OK || text.length == 6);
    if (status == OK && is_clean) {
        assert(input_is_utf8(strbuf_text(&text)));
        if (!has_isolates(pattern))
            check_balance(strbuf_text(&text));
    }
    strbuf_finish(&text);
}

static void check_writing(const char *typed)
{
    struct strbuf settled;
    struct strbuf again;
    struct strbuf other;
    size_t at = 0;
    size_t graphemes = 0;

    strbuf_init(&settled, TEXT_BYTES_MAX);
    strbuf_init(&again, TEXT_BYTES_MAX);
    strbuf_init(&other, TEXT_BYTES_MAX);
    assert(writing_settle(typed, true, &settled) == OK && input_is_utf8(strbuf_text(&settled)));
    assert(writing_settle(strbuf_text(&settled), true, &again) == OK);
    assert(strcmp(strbuf_text(&settled), strbuf_text(&again)) == 0);
    assert(writing_ascii_digits(strbuf_text(&settled), &other) == OK);
    assert(writing_to_latin(strbuf_text(&settled), &other) == OK);
    assert(writing_plain(strbuf_text(&settled), &other) == OK && input_is_utf8(strbuf_text(&other)));
    for (; typed[at] != '\0'; graphemes++) {
        size_t next = writing_next_grapheme(typed, at);

        assert(next > at && next <= strlen(typed) && writing_previous_grapheme(typed, next) == at);
        assert(writing_backspace_start(typed, next) >= at && writing_backspace_start(typed, next) < next);
        at = next;
    }
    assert(graphemes == writing_count_graphemes(typed));
    strbuf_finish(&settled);
    strbuf_finish(&again);
    strbuf_finish(&other);
}

static void try_message(struct input *input)
{
    struct values values = {.count = 0};
    struct message message;
    struct arena arena;
    char *tag = input_line(input);
    char *blank = strchr(tag, ' ');
    const char *pattern = blank != NULL ? blank + 1 : "";
    const char *fault = NULL;

    if (blank != NULL)
        *blank = '\0';
    read_values(input, &values);
    arena_init(&arena);
    if (message_compile(pattern, tag, &arena, &message, &fault) == OK)
        format(&message, pattern, tag, &values);
    else
        assert(fault != NULL && fault[0] != '\0');
    check_writing(pattern);
    arena_finish(&arena);
    for (size_t i = 0; i < values.count; i++)
        free(values.lines[i]);
    free(tag);
}

static void try_catalogue(const uint8_t *data, size_t size)
{
    static struct faults faults;
    struct catalogue catalogue = {.count = 0};
    struct values none = {.count = 0};
    struct arena arena;
    char path[32];
    int fd = memfd_create("catalogue", MFD_CLOEXEC);

    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    faults_init(&faults);
    arena_init(&arena);
    if (catalogue_read(path, "bn", &arena, &faults, &catalogue, NULL) == OK) {
        for (size_t i = 0; i < catalogue.count; i++) {
            assert(catalogue_find(&catalogue, catalogue.entries[i].key) == &catalogue.entries[i].message);
            format(&catalogue.entries[i].message, catalogue.entries[i].message.raw, "bn", &none);
        }
    } else {
        assert(faults.count > 0);
    }
    arena_finish(&arena);
    faults_finish(&faults);
    (void)close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {.at = data, .left = size};

    if (size > 0 && data[0] == '{')
        try_catalogue(data, size);
    else
        try_message(&input);
    return 0;
}
