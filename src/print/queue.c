#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "print/queue_inside.h"
#include "print/queue_state.h"

enum { CONNECT_WAIT_MS = 2000 };

#define SLICE_S 0.1

int64_t queue_now_ms(void)
{
    static const struct clock SYSTEM_CLOCK;

    return clock_monotonic_ms(&SYSTEM_CLOCK);
}

/* libcups asks each SLICE_S whether it shall wait on. */
static int wait_on(http_t *http, void *context)
{
    const struct queue *queue = context;

    (void)http;
    return queue_now_ms() < queue->deadline_ms && (queue->is_over == NULL || !atomic_load(queue->is_over));
}

/* Nobody is there to be asked for a password. */
static const char *no_password(const char *prompt, http_t *http, const char *method, const char *resource,
                               void *context)
{
    (void)prompt;
    (void)http;
    (void)method;
    (void)resource;
    (void)context;
    return NULL;
}

/* The user that this program runs as, whatever the environment says: the service checks it on a local socket.
 */
static void name_user(char ret_user[QUEUE_USER_BYTES])
{
    char buffer[4096];
    struct passwd entry;
    struct passwd *found = NULL;

    if (getpwuid_r(geteuid(), &entry, buffer, sizeof buffer, &found) == 0 && found != NULL)
        (void)snprintf(ret_user, QUEUE_USER_BYTES, "%s", found->pw_name);
    else
        (void)snprintf(ret_user, QUEUE_USER_BYTES, "%u", (unsigned)geteuid());
}

enum status queue_open(const struct queue_options *options, struct queue **ret_queue)
{
    struct queue *queue = memory_allocate(1, sizeof *queue);

    queue->is_over = options->is_over;
    queue->deadline_ms = queue_now_ms() + options->patience_ms;
    name_user(queue->user);
    cupsSetUser(queue->user);
    cupsSetPasswordCB2(no_password, NULL);
    (void)snprintf(queue->uri, sizeof queue->uri, "ipp://localhost/printers/%s", options->name);
    (void)snprintf(queue->resource, sizeof queue->resource, "/printers/%s", options->name);
    queue->http = httpConnect2(options->socket, 0, NULL, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1,
                               CONNECT_WAIT_MS, NULL);
    if (queue->http == NULL) {
        free(queue);
        return UNAVAILABLE;
    }
    httpSetTimeout(queue->http, SLICE_S, wait_on, queue);
    *ret_queue = queue;
    return OK;
}

void queue_close(struct queue *queue)
{
    if (queue == NULL)
        return;
    httpClose(queue->http);
    free(queue);
}

const char *queue_words(const struct queue *queue)
{
    return queue->words;
}

static enum status status_of(struct queue *queue)
{
    ipp_status_t error = cupsLastError();

    (void)snprintf(queue->words, sizeof queue->words, "%s", cupsLastErrorString());
    if (error <= IPP_STATUS_OK_EVENTS_COMPLETE)
        return OK;
    switch (error) {
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE:
        return NOT_FOUND;
    case IPP_STATUS_ERROR_NOT_AUTHORIZED:
    case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
    case IPP_STATUS_ERROR_FORBIDDEN:
    case IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED:
        return DENIED;
    case IPP_STATUS_ERROR_INTERNAL: /* so libcups calls a connection that broke off */
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_TIMEOUT:
        return UNAVAILABLE;
    default:
        return INVALID;
    }
}

ipp_t *queue_new_request(const struct queue *queue, ipp_op_t operation, int job)
{
    ipp_t *request = ippNewRequest(operation);

    (void)ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, queue->uri);
    if (job != 0)
        (void)ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    (void)ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, queue->user);
    return request;
}

enum status queue_exchange(struct queue *queue, ipp_t *request, const char *resource, ipp_t **ret_answer)
{
    ipp_t *answer = cupsDoRequest(queue->http, request, resource);
    enum status status = status_of(queue);

    if (status == OK && answer == NULL)
        status = UNAVAILABLE;
    if (status == OK)
        *ret_answer = answer;
    else
        ippDelete(answer);
    return status;
}

static bool flag_of(ipp_t *answer, const char *name)
{
    return ippGetBoolean(ippFindAttribute(answer, name, IPP_TAG_BOOLEAN), 0) != 0;
}

static int number_of(ipp_t *answer, const char *name, ipp_tag_t tag)
{
    return ippGetInteger(ippFindAttribute(answer, name, tag), 0);
}

static void read_reasons(ipp_t *answer, struct queue_look *look)
{
    ipp_attribute_t *found = ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);

    look->trouble = look->mild_trouble = PRINTER_READY;
    look->is_sent = ippContainsString(found, "cups-waiting-for-job-completed") != 0;
    for (int i = 0; i < ippGetCount(found); i++) {
        bool is_mild = false;
        enum printer_state state = queue_state_of_reason(ippGetString(found, i, NULL), &is_mild);
        enum printer_state *trouble = is_mild ? &look->mild_trouble : &look->trouble;

        *trouble = queue_state_worse(*trouble, state);
    }
}

static void read_look(ipp_t *answer, struct queue_look *look)
{
    ipp_attribute_t *found;
    const char *policy =
        ippGetString(ippFindAttribute(answer, "printer-error-policy", IPP_TAG_NAME), 0, NULL);
    const char *device = ippGetString(ippFindAttribute(answer, "device-uri", IPP_TAG_URI), 0, NULL);

    read_reasons(answer, look);
    look->speaks_ipp =
        device != NULL && (strncmp(device, "ipp", 3) == 0 || strncmp(device, "dnssd:", 6) == 0);
    look->is_stopped = number_of(answer, "printer-state", IPP_TAG_ENUM) == IPP_PSTATE_STOPPED;
    look->takes_jobs = flag_of(answer, "printer-is-accepting-jobs");
    found = ippFindAttribute(answer, "document-format-supported", IPP_TAG_MIMETYPE);
    look->takes_pages = ippContainsString(found, "image/pwg-raster") != 0;
    found = ippFindAttribute(answer, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
    for (int i = 0; i < ippGetCount(found) && look->resolution_count < QUEUE_RESOLUTIONS_MAX; i++) {
        ipp_res_t units = IPP_RES_PER_INCH;
        int across = 0;
        int along = ippGetResolution(found, i, &across, &units);

        if (units == IPP_RES_PER_INCH && across == along)
            look->resolutions[look->resolution_count++] = along;
    }
    (void)snprintf(look->error_policy, sizeof look->error_policy, "%s", policy != NULL ? policy : "");
}

enum status queue_ask(struct queue *queue, struct queue_look *ret_look)
{
    static const char *const WANTED[] = {"printer-state",
                                         "printer-state-reasons",
                                         "printer-is-accepting-jobs",
                                         "device-uri",
                                         "printer-error-policy",
                                         "document-format-supported",
                                         "pwg-raster-document-resolution-supported"};
    ipp_t *request = queue_new_request(queue, IPP_OP_GET_PRINTER_ATTRIBUTES, 0);
    struct queue_look look = {.takes_jobs = false};
    ipp_t *answer = NULL;
    enum status status;

    (void)ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        sizeof WANTED / sizeof WANTED[0], NULL, WANTED);
    status = queue_exchange(queue, request, "/", &answer);
    if (status != OK)
        return status;
    read_look(answer, &look);
    ippDelete(answer);
    *ret_look = look;
    return OK;
}

enum status queue_make_job(struct queue *queue, const char *media, int live_seconds, int *ret_job)
{
    ipp_t *request = queue_new_request(queue, IPP_OP_CREATE_JOB, 0);
    ipp_t *answer = NULL;
    enum status status;

    (void)ippAddStringf(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, QUEUE_JOB_NAME " %ld",
                        (long)getpid());
    (void)ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", 1);
    (void)ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-cancel-after", live_seconds);
    (void)ippAddString(request, IPP_TAG_JOB, IPP_TAG_NAME, "job-sheets", NULL, "none");
    if (media != NULL) {
        (void)ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
        (void)ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", NULL, "one-sided");
        (void)ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-color-mode", NULL, "monochrome");
        (void)ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
    }
    status = queue_exchange(queue, request, queue->resource, &answer);
    if (status != OK)
        return status;
    *ret_job = number_of(answer, "job-id", IPP_TAG_INTEGER);
    ippDelete(answer);
    return *ret_job > 0 ? OK : INVALID;
}

enum status queue_begin_document(struct queue *queue, int job, const char *format)
{
    ipp_t *request = queue_new_request(queue, IPP_OP_SEND_DOCUMENT, job);
    http_status_t began;

    (void)ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, format);
    (void)ippAddBoolean(request, IPP_TAG_OPERATION, "last-document", 1);
    began = cupsSendRequest(queue->http, request, queue->resource, CUPS_LENGTH_VARIABLE);
    ippDelete(request);
    if (began == HTTP_STATUS_CONTINUE || began == HTTP_STATUS_OK)
        return OK;
    (void)snprintf(queue->words, sizeof queue->words, "%s", httpStatus(began));
    return began == HTTP_STATUS_ERROR ? UNAVAILABLE : INVALID;
}

enum status queue_write(struct queue *queue, const unsigned char *bytes, size_t count)
{
    http_status_t taken = cupsWriteRequestData(queue->http, (const char *)bytes, count);

    return taken == HTTP_STATUS_CONTINUE || taken == HTTP_STATUS_OK ? OK : UNAVAILABLE;
}

enum status queue_end_document(struct queue *queue)
{
    ippDelete(cupsGetResponse(queue->http, queue->resource));
    return status_of(queue);
}

static enum queue_job_state state_of_job(int state)
{
    switch (state) {
    case IPP_JSTATE_PENDING:
        return QUEUE_WAITS;
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_STOPPED:
        return QUEUE_HELD;
    case IPP_JSTATE_PROCESSING:
        return QUEUE_PRINTS;
    case IPP_JSTATE_COMPLETED:
        return QUEUE_DONE;
    default:
        return QUEUE_ENDED;
    }
}

enum status queue_ask_job(struct queue *queue, int job, struct queue_job *ret_job)
{
    static const char *const WANTED[] = {"job-state", "job-state-reasons"};
    ipp_t *request = queue_new_request(queue, IPP_OP_GET_JOB_ATTRIBUTES, job);
    ipp_t *answer = NULL;
    enum status status;

    (void)ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        sizeof WANTED / sizeof WANTED[0], NULL, WANTED);
    status = queue_exchange(queue, request, "/jobs/", &answer);
    if (status != OK)
        return status;
    *ret_job = (struct queue_job){
        .state = state_of_job(number_of(answer, "job-state", IPP_TAG_ENUM)),
        .is_stopping = ippContainsString(ippFindAttribute(answer, "job-state-reasons", IPP_TAG_KEYWORD),
                                         "processing-to-stop-point") != 0,
    };
    ippDelete(answer);
    return OK;
}

enum status queue_fetch_settings(struct queue *queue, int fd)
{
    http_status_t got = cupsGetFd(queue->http, "/admin/conf/cupsd.conf", fd);

    (void)snprintf(queue->words, sizeof queue->words, "%s", httpStatus(got));
    if (got == HTTP_STATUS_OK)
        return OK;
    return got == HTTP_STATUS_NOT_FOUND ? NOT_FOUND : got == HTTP_STATUS_ERROR ? UNAVAILABLE : DENIED;
}
