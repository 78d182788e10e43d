/* How a queue takes jobs back, so that nothing of them is printed later, or left on the disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "print/queue_inside.h"

enum { STOP_WAIT_MS = 3000 /* for the printer to hear that a job is cancelled */ };
enum { PATH_BYTES = 40, NAME_BYTES = 32 };

static enum status cancel(struct queue *queue, int job, bool must_purge)
{
    ipp_t *request = queue_new_request(queue, IPP_OP_CANCEL_JOB, job);
    ipp_t *answer = NULL;
    enum status status;

    (void)ippAddBoolean(request, IPP_TAG_OPERATION, "purge-job", must_purge ? 1 : 0);
    status = queue_exchange(queue, request, "/jobs/", &answer);
    if (status == OK)
        ippDelete(answer);
    return status;
}

/* Purging a job that prints kills what talks to the printer before it can tell it to stop, and the printer
 * would print on, for the next person. So such a job is cancelled first, and purged when the printer was told
 * or does not listen. */
enum status queue_take_back(struct queue *queue, int job)
{
    static const struct timespec PAUSE = {.tv_nsec = 50 * 1000 * 1000};
    int64_t until_ms = queue_now_ms() + STOP_WAIT_MS;
    struct queue_job seen = {.state = QUEUE_ENDED};
    enum status status = queue_ask_job(queue, job, &seen);

    if (status == OK && seen.state == QUEUE_PRINTS) {
        status = cancel(queue, job, false);
        seen.is_stopping = true;
    }
    while ((status == OK || status == INVALID) && seen.is_stopping && seen.state != QUEUE_DONE &&
           queue_now_ms() < until_ms) {
        (void)nanosleep(&PAUSE, NULL);
        status = queue_ask_job(queue, job, &seen);
    }
    if (status == OK || status == INVALID) /* INVALID: it was finished before it could be cancelled */
        status = cancel(queue, job, true);
    return status == NOT_FOUND ? OK : status;
}

/* Whether a process of that number is one of Doorstep's that print: after a restart of the machine it may be
 * any other. Source: proc(5). */
static bool may_print(long process)
{
    char path[PATH_BYTES], name[NAME_BYTES] = "";
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%ld/comm", process);
    file = fopen(path, "re");
    if (file == NULL)
        return false;
    if (fgets(name, sizeof name, file) == NULL)
        name[0] = '\0';
    (void)fclose(file);
    name[strcspn(name, "\n")] = '\0';
    return strcmp(name, "doorstep") == 0 || strcmp(name, "doorstepctl") == 0;
}

/* Of a process that has ended, or of this one: the desk's own screen does not take back what the kiosk
 * prints.
 */
static bool is_left_behind(const char *name)
{
    char *end;
    long process;

    if (strncmp(name, QUEUE_JOB_NAME, strlen(QUEUE_JOB_NAME)) != 0)
        return false;
    process = strtol(name + strlen(QUEUE_JOB_NAME), &end, 10);
    return *end == '\0' && (process == (long)getpid() || !may_print(process));
}

/* The attributes of a job come one after the other, and a new job begins after a separator without a name. */
static size_t read_own_jobs(ipp_t *answer, int ret_jobs[QUEUE_JOBS_MAX])
{
    size_t count = 0;
    bool is_own = false;
    int job = 0;

    for (ipp_attribute_t *at = ippFirstAttribute(answer); at != NULL; at = ippNextAttribute(answer)) {
        const char *name = ippGetName(at);

        if (name == NULL) {
            job = 0;
            is_own = false;
        } else if (strcmp(name, "job-id") == 0) {
            job = ippGetInteger(at, 0);
        } else if (strcmp(name, "job-name") == 0) {
            is_own = is_left_behind(ippGetString(at, 0, NULL));
        }
        if (job != 0 && is_own && count < QUEUE_JOBS_MAX) {
            ret_jobs[count++] = job;
            job = 0;
        }
    }
    return count;
}

static enum status list_jobs(struct queue *queue, int ret_jobs[QUEUE_JOBS_MAX], size_t *ret_count)
{
    static const char *const WANTED[] = {"job-id", "job-name"};
    ipp_t *request = queue_new_request(queue, IPP_OP_GET_JOBS, 0);
    ipp_t *answer = NULL;
    enum status status;

    (void)ippAddBoolean(request, IPP_TAG_OPERATION, "my-jobs", 1);
    (void)ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, "all");
    (void)ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "limit", QUEUE_JOBS_MAX);
    (void)ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        sizeof WANTED / sizeof WANTED[0], NULL, WANTED);
    status = queue_exchange(queue, request, "/", &answer);
    if (status != OK)
        return status;
    *ret_count = read_own_jobs(answer, ret_jobs);
    ippDelete(answer);
    return OK;
}

enum status queue_take_back_all(struct queue *queue)
{
    int jobs[QUEUE_JOBS_MAX];
    size_t count = 0;
    enum status status = list_jobs(queue, jobs, &count);

    for (size_t i = 0; i < count && status == OK; i++)
        status = queue_take_back(queue, jobs[i]);
    return status;
}
