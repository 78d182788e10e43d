/* A queue of this machine's print service. libcups blocks, so each errand has a thread of its own, which owns
 * all of the errand until it says that it is over; the glass only looks at that. Whatever way a job ends it
 * is taken back at the queue, with its files, so that nothing of it is printed later or can be printed again.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "print/escpos.h"
#include "print/printer_backend.h"
#include "print/pwg.h"
#include "print/queue.h"

enum {
    PATIENCE_MS = 90 * 1000,          /* for the whole job */
    LIVE_SECONDS = 120,               /* after which the service itself gives the job up */
    QUEUE_WAIT_MS = 8 * 1000,         /* behind other people's jobs */
    REACH_WAIT_MS = 8 * 1000,         /* for the printer to wake up and take the job */
    TROUBLE_WAIT_MS = 3 * 1000,       /* the trouble of the job before is still said for a moment */
    MILD_TROUBLE_WAIT_MS = 10 * 1000, /* when the printer says that it goes on all the same */
    LOOK_MS = 250,
    TAKE_BACK_PATIENCE_MS = 5000,
    TAKE_BACK_TRIES = 2,
    SLICE_MS = 50,
    STEP_MS = 20,
};

struct errand {
    const struct printer_settings *settings;
    const struct bitmap *bitmap; /* NULL: it only asks */
    struct queue *queue;
    int job; /* 0: the queue has none of ours */
    bool has_asked_for_job;
    bool prints; /* the service has begun with it */
    /* Since when, or 0: the printer has not been reached, is in trouble, in mild trouble. */
    int64_t reaching_ms;
    int64_t trouble_ms;
    int64_t mild_ms;
    atomic_bool is_over; /* nobody wants it any more */
    atomic_bool has_ended;
    struct printer_result result;
};

struct cups {
    const struct printer_settings *settings;
    struct errand *errand; /* NULL: none is on its way */
    pthread_t thread;
};

static int64_t now_ms(void)
{
    static const struct clock SYSTEM_CLOCK;

    return clock_monotonic_ms(&SYSTEM_CLOCK);
}

static void end(struct errand *errand, enum printer_state state, const char *detail)
{
    printer_result_set(&errand->result, state, state, detail);
}

/* The end of a job that the service had begun with: on a roll, part of it hangs out; of pages, some may be
 * there.
 */
static void end_begun(struct errand *errand, enum printer_state known, const char *detail)
{
    const struct paper_sheet *sheet = errand->settings->sheet;
    bool is_half = errand->prints && (sheet->height == 0 || errand->bitmap->height > sheet->height);

    printer_result_set(&errand->result, is_half ? PRINTER_HALF : known, known, detail);
}

static void end_refused(struct errand *errand, enum status status)
{
    char detail[PRINTER_DETAIL_BYTES];

    switch (status) {
    case NOT_FOUND:
        end(errand, PRINTER_STOPPED, "the print service has no such queue; lpstat -e lists those it has");
        break;
    case UNAVAILABLE:
        end(errand, PRINTER_NO_ANSWER, "the print service does not answer; see whether cups runs");
        break;
    default:
        (void)snprintf(detail, sizeof detail, "the print service says: %s", queue_words(errand->queue));
        end(errand, PRINTER_STOPPED, detail);
    }
}

/* Whether the queue can take the job now. What it says of paper and covers is what it heard with its last
 * job, so only this one will tell. */
static bool look(struct errand *errand, struct queue_look *ret_look)
{
    enum status status = queue_ask(errand->queue, ret_look);

    if (status != OK)
        end_refused(errand, status);
    else if (ret_look->is_stopped || !ret_look->takes_jobs)
        end(errand, PRINTER_STOPPED, "the queue is stopped; cupsenable and cupsaccept start it again");
    else if (!printer_settings_is_roll(errand->settings) &&
             (!ret_look->takes_pages || ret_look->resolution_count == 0)) {
        end(errand, PRINTER_STOPPED,
            "the queue takes no pages; make it a driverless one: lpadmin -m everywhere");
    } else {
        return true;
    }
    return false;
}

static enum status send_roll(struct errand *errand)
{
    struct escpos_job *job = memory_allocate(1, sizeof *job);
    enum status status = escpos_init(job, errand->bitmap, errand->settings->cutter);

    if (status == OK)
        status = queue_begin_document(errand->queue, errand->job, "application/vnd.cups-raw");
    while (status == OK && escpos_next(job))
        status = queue_write(errand->queue, job->bytes, job->count);
    escpos_finish(job);
    free(job);
    return status;
}

static ssize_t take_raster(void *context, unsigned char *bytes, size_t count)
{
    const struct errand *errand = context;

    return queue_write(errand->queue, bytes, count) == OK ? (ssize_t)count : -1;
}

static enum status send_pages(struct errand *errand, const struct queue_look *look)
{
    const struct paper_sheet *sheet = errand->settings->sheet;
    int resolution = pwg_choose_resolution(look->resolutions, look->resolution_count, sheet);
    enum status status = queue_begin_document(errand->queue, errand->job, "image/pwg-raster");

    if (status == OK)
        status = pwg_write(errand->bitmap, sheet, resolution, take_raster, errand);
    return status == IO ? UNAVAILABLE : status;
}

static bool send(struct errand *errand, const struct queue_look *look)
{
    bool is_roll = printer_settings_is_roll(errand->settings);
    enum status status;

    errand->has_asked_for_job = true;
    status = queue_make_job(errand->queue, pwg_media(errand->settings->sheet), LIVE_SECONDS, &errand->job);
    if (status == OK)
        status = is_roll ? send_roll(errand) : send_pages(errand, look);
    if (status == OK)
        status = queue_end_document(errand->queue);
    if (status != OK)
        end_refused(errand, status);
    return status == OK;
}

/* After a job, or before any: only what is no trouble is worth believing. */
static enum printer_state how_it_is(const struct queue_look *look)
{
    bool is_low = look->trouble == PRINTER_PAPER_LOW || look->mild_trouble == PRINTER_PAPER_LOW;

    return is_low ? PRINTER_PAPER_LOW : PRINTER_READY;
}

static const char *detail_of(enum printer_state state)
{
    switch (state) {
    case PRINTER_UNPLUGGED:
        return "the print service does not reach the printer; look at its plug, cable and switch";
    case PRINTER_NO_ANSWER:
        return "the print service does not get through to it, or it is in use; look whether it is on";
    case PRINTER_STOPPED:
        return "the printer says that it cannot go on; look at its own display";
    default:
        return "";
    }
}

/* How long something has been so; `*since_ms` remembers when it began. */
static int64_t lasts_ms(bool is_so, int64_t *since_ms)
{
    if (!is_so)
        *since_ms = 0;
    else if (*since_ms == 0)
        *since_ms = now_ms();
    return is_so ? now_ms() - *since_ms : 0;
}

/* READY, or the fault that keeps the job from being printed. Until the printer has been reached the service
 * still tells the trouble of the job before. */
static enum printer_state trouble_of(struct errand *errand, const struct queue_look *look)
{
    bool is_heard = errand->prints && (look->is_sent || !look->speaks_ipp);

    if (lasts_ms(is_heard && printer_is_fault(look->trouble), &errand->trouble_ms) >= TROUBLE_WAIT_MS)
        return look->trouble;
    if (lasts_ms(is_heard && printer_is_fault(look->mild_trouble), &errand->mild_ms) >= MILD_TROUBLE_WAIT_MS)
        return look->mild_trouble;
    if (lasts_ms(errand->prints && !is_heard, &errand->reaching_ms) >= REACH_WAIT_MS)
        return PRINTER_NO_ANSWER;
    return PRINTER_READY;
}

static void pause_for(const struct errand *errand, int ms)
{
    static const struct timespec SLICE = {.tv_nsec = SLICE_MS * 1000 * 1000};

    for (int i = 0; i < ms && !atomic_load(&errand->is_over); i += SLICE_MS)
        (void)nanosleep(&SLICE, NULL);
}

/* One look at the job and its printer. True when the job has ended. */
static bool watch_once(struct errand *errand, int64_t sent_ms)
{
    struct queue_job job = {.state = QUEUE_ENDED};
    struct queue_look look = {.trouble = PRINTER_READY};
    enum printer_state trouble;
    enum status status = queue_ask_job(errand->queue, errand->job, &job);

    if (status == OK)
        status = queue_ask(errand->queue, &look);
    if (status != OK) {
        end_begun(errand, status == UNAVAILABLE ? PRINTER_NO_ANSWER : PRINTER_STOPPED,
                  "the print service has lost the job");
        return true;
    }
    errand->prints = errand->prints || job.state == QUEUE_PRINTS;
    trouble = trouble_of(errand, &look);
    if (job.state == QUEUE_DONE)
        printer_result_set(&errand->result, PRINTER_DONE, how_it_is(&look), "");
    else if (job.state == QUEUE_ENDED || job.state == QUEUE_HELD)
        end_begun(errand, PRINTER_STOPPED, "the job was cancelled or given up at the queue");
    else if (trouble != PRINTER_READY)
        end_begun(errand, trouble, detail_of(trouble));
    else if (job.state == QUEUE_WAITS && now_ms() - sent_ms >= QUEUE_WAIT_MS)
        end(errand, PRINTER_BUSY, "other jobs are before this one in the queue");
    else
        return false;
    return true;
}

static void watch(struct errand *errand)
{
    int64_t sent_ms = now_ms();

    while (!atomic_load(&errand->is_over)) {
        if (watch_once(errand, sent_ms))
            return;
        if (now_ms() - sent_ms >= PATIENCE_MS) {
            end_begun(errand, PRINTER_NO_ANSWER, "the printer took too long");
            return;
        }
        pause_for(errand, LOOK_MS);
    }
}

static enum status open_queue(const struct errand *errand, int patience_ms, const atomic_bool *is_over,
                              struct queue **ret_queue)
{
    struct queue_options options = {
        .socket = errand->settings->socket,
        .name = errand->settings->queue,
        .patience_ms = patience_ms,
        .is_over = is_over,
    };

    return queue_open(&options, ret_queue);
}

/* On a connection of its own: that of the errand may have broken off in the middle of a request, and with it
 * the answer that says which job is ours. */
static enum status take_back(const struct errand *errand)
{
    struct queue *queue = NULL;
    enum status status = open_queue(errand, TAKE_BACK_PATIENCE_MS, NULL, &queue);

    if (status == OK && errand->job != 0)
        status = queue_take_back(queue, errand->job);
    if (status == OK && errand->job == 0)
        status = queue_take_back_all(queue);
    queue_close(queue);
    return status;
}

static void take_back_or_say(struct errand *errand)
{
    enum status status = take_back(errand);

    for (int i = 1; i < TAKE_BACK_TRIES && status != OK; i++)
        status = take_back(errand);
    if (status != OK && errand->result.state != PRINTER_DONE)
        end(errand, PRINTER_NO_ANSWER, "the print service did not take a job back; look at its queue");
}

static void run(struct errand *errand)
{
    struct queue_look seen = {.trouble = PRINTER_READY};
    enum status status = open_queue(errand, PATIENCE_MS, &errand->is_over, &errand->queue);

    if (status == OK)
        status = queue_take_back_all(errand->queue);
    if (status != OK) {
        end_refused(errand, status);
        return;
    }
    if (!look(errand, &seen))
        return;
    if (errand->bitmap == NULL)
        end(errand, how_it_is(&seen), "");
    else if (send(errand, &seen))
        watch(errand);
}

static void *carry_out(void *context)
{
    struct errand *errand = context;

    run(errand);
    if (atomic_load(&errand->is_over))
        end(errand, PRINTER_READY, "");
    if (errand->has_asked_for_job)
        take_back_or_say(errand);
    queue_close(errand->queue);
    memory_wipe_stack();
    atomic_store(&errand->has_ended, true);
    return NULL;
}

static void *cups_create(const struct printer_settings *settings, const struct clock *clock)
{
    struct cups *cups = memory_allocate(1, sizeof *cups);

    (void)clock; /* the print service lives by the machine's own */
    cups->settings = settings;
    return cups;
}

static void cups_start(void *self, const char *kind, const struct bitmap *bitmap)
{
    struct cups *cups = self;
    struct errand *errand = memory_allocate(1, sizeof *errand);
    sigset_t all, before;

    (void)kind; /* the queue's list of jobs is for everybody to see */
    errand->settings = cups->settings;
    errand->bitmap = bitmap;
    end(errand, PRINTER_READY, "");
    cups->errand = errand;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    if (pthread_create(&cups->thread, NULL, carry_out, errand) != 0)
        abort();
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void finish_errand(struct cups *cups)
{
    (void)pthread_join(cups->thread, NULL);
    free(cups->errand);
    cups->errand = NULL;
}

static bool cups_step(void *self, struct printer_result *ret_result)
{
    struct cups *cups = self;

    if (!atomic_load(&cups->errand->has_ended))
        return false;
    *ret_result = cups->errand->result;
    finish_errand(cups);
    return true;
}

static void cups_cancel(void *self)
{
    const struct cups *cups = self;

    atomic_store(&cups->errand->is_over, true);
}

static void cups_destroy(void *self)
{
    struct cups *cups = self;

    if (cups->errand != NULL) {
        cups_cancel(cups);
        finish_errand(cups);
    }
    free(cups);
}

const struct printer_backend printer_cups_backend = {
    .create = cups_create,
    .destroy = cups_destroy,
    .start = cups_start,
    .step = cups_step,
    .cancel = cups_cancel,
    .step_wait_ms = STEP_MS,
};
