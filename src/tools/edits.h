/* What staff have set over the pack, as rows: from a living keeper, or from the file when there is none. */
#ifndef TOOLS_EDITS_H
#define TOOLS_EDITS_H

#include "base/json.h"
#include "base/status.h"

/* Rows as the keeper answers them (wire/wire.h). What fails is said. Owns: the caller, json_decref. */
enum status edits_read_rows(const char *data, json_t **ret_rows) MUST_CHECK;

#endif
