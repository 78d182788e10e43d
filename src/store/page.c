#include "store/page.h"

enum status
store_read_page(struct store *store, sqlite3_stmt *statement, int limit_index, struct store_page *page,
                enum status (*read_row)(struct store *store, sqlite3_stmt *statement, void *ret_row))
{
    unsigned char *rows = page->rows;
    enum status status = OK;

    store_bind_integer(statement, limit_index, (int64_t)page->limit);
    if (sqlite3_bind_parameter_count(statement) > limit_index)
        store_bind_integer(statement, limit_index + 1, (int64_t)page->offset);
    for (page->count = 0; status == OK && page->count < page->limit; page->count += status == OK) {
        status = store_step(store, statement);
        if (status == OK)
            status = read_row(store, statement, rows + page->count * page->row_bytes);
    }
    store_done(statement);
    return status == NOT_FOUND ? OK : status;
}

enum status store_list(struct store *store, enum status (*act)(struct store *store, void *context),
                       void *context, const struct store_page *page, size_t *ret_count)
{
    enum status status = store_read(store, act, context);

    if (status == OK)
        *ret_count = page->count;
    return status;
}
