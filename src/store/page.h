/* A page of a list: rows read one after another, until there are as many as were asked for. For the files of
 * this room only. */
#ifndef STORE_PAGE_H
#define STORE_PAGE_H

#include "store/connection.h"

struct store_page {
    void *rows; /* the caller's, with room for `limit` of them */
    size_t row_bytes;
    size_t limit, offset;
    size_t count; /* that were read */
};

/* Reads the rest of a statement, of which all is bound but LIMIT, the parameter `limit_index`, and OFFSET,
 * the next, where it has that; done with it after that. None are left is OK. `read_row` reads where the
 * statement stands; when it fails, the row is not counted. */
enum status store_read_page(struct store *store, sqlite3_stmt *statement, int limit_index,
                            struct store_page *page,
                            enum status (*read_row)(struct store *store, sqlite3_stmt *statement,
                                                    void *ret_row)) MUST_CHECK;

/* store_read of an act that reads `page`, which is part of its `context`. */
enum status store_list(struct store *store, enum status (*act)(struct store *store, void *context),
                       void *context, const struct store_page *page, size_t *ret_count) MUST_CHECK;

#endif
