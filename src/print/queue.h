/* A queue of this machine's print service, over its local socket only: each function is one request of IPP.
 * They block, though never beyond the patience that the queue was opened with, so they belong in a thread.
 * Does not: decide anything. Source: RFC 8011; CUPS's implementation of IPP for purge-job. */
#ifndef PRINT_QUEUE_H
#define PRINT_QUEUE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"
#include "print/printer.h"

enum { QUEUE_RESOLUTIONS_MAX = 8, QUEUE_WORDS_BYTES = 120, QUEUE_JOBS_MAX = 100 };

struct queue;

struct queue_options {
    const char *socket;
    const char *name;
    int patience_ms;            /* of all requests together */
    const atomic_bool *is_over; /* breaks off whatever is waited for; or NULL */
};

/* Fails: UNAVAILABLE (no print service there). Owns: the caller, queue_close. */
enum status queue_open(const struct queue_options *options, struct queue **ret_queue) MUST_CHECK;
void queue_close(struct queue *queue);

/* Why the last request failed, in the service's words. */
const char *queue_words(const struct queue *queue);

struct queue_look {
    bool is_stopped; /* prints nothing now, though it may take jobs */
    bool takes_jobs;
    bool takes_pages; /* PWG raster */
    bool speaks_ipp;  /* to its printer */
    bool is_sent;     /* the printer has all of a job, and is waited for; only where it speaks IPP */
    int resolutions[QUEUE_RESOLUTIONS_MAX];
    size_t resolution_count;
    enum printer_state trouble;      /* READY, PAPER_LOW, or a fault; may be left over from the last job */
    enum printer_state mild_trouble; /* the same, of which the printer says that it goes on */
    char error_policy[QUEUE_WORDS_BYTES];
};

/* The functions below fail: NOT_FOUND (no such queue or job), DENIED, UNAVAILABLE (no answer), INVALID (all
 * else that the service refuses). */

enum status queue_ask(struct queue *queue, struct queue_look *ret_look) MUST_CHECK;

/* Makes a job that has nothing to print yet, so that it can be taken back from its first byte on. Should this
 * program die, the service itself takes it back after `live_seconds`. `media` NULL: as the queue is set. */
enum status queue_make_job(struct queue *queue, const char *media, int live_seconds, int *ret_job) MUST_CHECK;

/* Sends what the writer writes to it by queue_write, and nothing more after it. */
enum status queue_begin_document(struct queue *queue, int job, const char *format) MUST_CHECK;
enum status queue_write(struct queue *queue, const unsigned char *bytes, size_t count) MUST_CHECK;
enum status queue_end_document(struct queue *queue) MUST_CHECK;

enum queue_job_state { QUEUE_WAITS, QUEUE_HELD, QUEUE_PRINTS, QUEUE_DONE, QUEUE_ENDED };

struct queue_job {
    enum queue_job_state state; /* ENDED: cancelled or aborted */
    bool is_stopping;           /* ENDED, but its printer is still being told */
};

enum status queue_ask_job(struct queue *queue, int job, struct queue_job *ret_job) MUST_CHECK;

/* Cancels a job, and when its printer has been told has the service forget it together with its files; of one
 * that is finished there are only those. A job that is gone is OK. */
enum status queue_take_back(struct queue *queue, int job) MUST_CHECK;

/* The same for all jobs in the queue that this user's Doorstep made. */
enum status queue_take_back_all(struct queue *queue) MUST_CHECK;

/* The service's own settings, cupsd.conf, into a file that is open for writing. Only for its administrators.
 */
enum status queue_fetch_settings(struct queue *queue, int fd) MUST_CHECK;

#endif
