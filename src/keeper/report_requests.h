/* A month in numbers, with small ones hidden before they leave the keeper. */
#ifndef KEEPER_REPORT_REQUESTS_H
#define KEEPER_REPORT_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* As request_answer. Recorded at the first page. */
json_t *report_answer(struct safe *safe, const json_t *fields);

#endif
