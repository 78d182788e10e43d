/* Vitamins at the counter, from a living keeper or from the database: each question is answered as the keeper
 * answers it (wire/wire.h), whoever does. */
#ifndef TOOLS_VITAMINS_H
#define TOOLS_VITAMINS_H

#include <stdbool.h>

#include "base/json.h"
#include "centre/centre.h"
#include "store/vitamins.h"
#include "tools/source.h"

/* The pack in use, which must say how vitamins are given. What fails is said. Owns: the caller,
 * centre_destroy. Fails: NOT_FOUND, INVALID. */
enum status vitamins_open_pack(const char *data, struct centre **ret_centre) MUST_CHECK;

/* What the voucher is for, and whether it holds. What fails is said, here and below. Owns: the caller,
 * json_decref, here and below. */
enum status vitamins_look(const struct source *source, const char *reference, json_t **ret_answer) MUST_CHECK;

enum status vitamins_give(const struct source *source, const char *reference, bool card_seen,
                          json_t **ret_answer) MUST_CHECK;

/* All batches that are there; and what was handed over in a month, "2026-11". */
enum status vitamins_read_stock(const struct source *source, json_t **ret_rows) MUST_CHECK;
enum status vitamins_read_totals(const struct source *source, const char *month,
                                 json_t **ret_rows) MUST_CHECK;

enum status vitamins_change(const struct source *source, const struct vitamins *vitamins,
                            enum stock_change change, const struct stock_batch *batch,
                            json_t **ret_answer) MUST_CHECK;

#endif
