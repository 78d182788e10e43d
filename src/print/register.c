#include "print/register.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "locale/collation.h"
#include "locale/writing.h"

/* A reading is longer than what it reads: "zh" has six letters and a space where Chinese has one sign. */
enum { READING_BYTES = 16 * REGISTER_NAME_BYTES };

/* As much as fits, and no letter in part. */
static void copy_whole_letters(const char *text, char *ret_text, size_t capacity)
{
    size_t length = strlen(text);

    while (length >= capacity)
        length = writing_previous_grapheme(text, length);
    memcpy(ret_text, text, length);
    ret_text[length] = '\0';
}

static void read_in_latin(struct register_row *row)
{
    struct strbuf reading;

    memory_wipe(row->latin, sizeof row->latin);
    if (!writing_is_foreign(row->name))
        return;
    strbuf_init(&reading, READING_BYTES);
    if (writing_to_latin(row->name, &reading) == OK && strcmp(strbuf_text(&reading), row->name) != 0)
        copy_whole_letters(strbuf_text(&reading), row->latin, sizeof row->latin);
    strbuf_finish(&reading);
}

static const char *read_as(const struct register_row *row)
{
    return row->latin[0] != '\0' ? row->latin : row->name;
}

static int compare_texts(const struct collation *collation, const char *one, const char *other)
{
    return collation != NULL ? collation_compare(collation, one, other) : strcmp(one, other);
}

struct order {
    const struct register_row *rows;
    const struct collation *collation; /* NULL: ICU has none */
};

static int compare_rows(const void *left, const void *right, void *context)
{
    const struct order *order = context;
    const struct register_row *one = &order->rows[*(const size_t *)left];
    const struct register_row *other = &order->rows[*(const size_t *)right];
    int result = (int)one->standing - (int)other->standing;

    if (result == 0 && one->standing == REGISTER_WAITS)
        result = one->position - other->position;
    if (result == 0)
        result = (one->name[0] == '\0') - (other->name[0] == '\0');
    if (result == 0)
        result = compare_texts(order->collation, read_as(one), read_as(other));
    if (result == 0)
        result = strcmp(one->name, other->name);
    return result != 0 ? result : strcmp(one->reference, other->reference);
}

/* Places are sorted, not rows: the C library's own copies of rows would keep names in memory. */
void register_sort(struct register_row *rows, size_t count)
{
    size_t *places = memory_allocate(count + 1, sizeof *places);
    struct register_row *sorted = memory_allocate(count + 1, sizeof *sorted);
    struct collation *collation = NULL;
    struct order order = {.rows = rows};

    if (collation_create("en", &collation) == OK)
        order.collation = collation;
    for (size_t i = 0; i < count; i++) {
        read_in_latin(&rows[i]);
        places[i] = i;
    }
    qsort_r(places, count, sizeof *places, compare_rows, &order);
    for (size_t i = 0; i < count; i++)
        sorted[i] = rows[places[i]];
    for (size_t i = 0; i < count; i++)
        rows[i] = sorted[i];
    memory_wipe(sorted, (count + 1) * sizeof *sorted);
    free(sorted);
    free(places);
    collation_destroy(collation);
    memory_wipe_stack();
}
