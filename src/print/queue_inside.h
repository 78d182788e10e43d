/* Inside a queue: requests of IPP and their answers. Only queue.c and queue_back.c may include this. */
#ifndef PRINT_QUEUE_INSIDE_H
#define PRINT_QUEUE_INSIDE_H

#include <cups/cups.h>
#include <stdint.h>

#include "print/queue.h"

enum { QUEUE_USER_BYTES = 64 };

/* What our jobs are called in the list of jobs, which is for everybody to see. */
#define QUEUE_JOB_NAME "Doorstep" /* and the process that it belongs to: "Doorstep 4711" */

struct queue {
    http_t *http;
    const atomic_bool *is_over;
    int64_t deadline_ms;
    char uri[HTTP_MAX_URI];
    char resource[HTTP_MAX_URI];
    char user[QUEUE_USER_BYTES];
    char words[QUEUE_WORDS_BYTES];
};

int64_t queue_now_ms(void);

/* A request about the queue, or with `job` about that job. Owns: the caller, or queue_exchange. */
ipp_t *queue_new_request(const struct queue *queue, ipp_op_t operation, int job);

/* Takes over the request. On OK the caller owns the answer, ippDelete. */
enum status queue_exchange(struct queue *queue, ipp_t *request, const char *resource,
                           ipp_t **ret_answer) MUST_CHECK;

#endif
