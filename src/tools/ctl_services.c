/* Open Referral UK in and out of a pack's services.json. An installed pack is never edited: it is checked and
 * copied again from the folder that is edited here. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/place.h"
#include "feed/feed.h"
#include "tools/changes.h"
#include "tools/ctl.h"
#include "tools/pack.h"

#define SERVICES "services.json"

struct import {
    const struct ctl_request *request;
    char folder[PATH_MAX];
    char path[PATH_MAX]; /* of its services.json */
    struct faults faults;
    struct feed *present;
    struct feed *feed;
    struct feed_plan *plan;
    bool applied;
};

static struct date today(void)
{
    const struct clock clock = {0};

    return date_of_utc(clock_utc_ms(&clock));
}

static void print_remarks(const struct feed *feed)
{
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    for (size_t i = 0; i < kept; i++)
        printf("  %s: %s\n", remarks[i].service[0] != '\0' ? remarks[i].service : "the feed",
               remarks[i].text);
    if (feed_remark_count(feed) > kept)
        printf("  and %zu more\n", feed_remark_count(feed) - kept);
}

static struct changes changes_of(const struct import *import)
{
    return (struct changes){
        .plan = import->plan,
        .path = import->path,
        .prune = import->request->value[CTL_PRUNE] != NULL,
        .applied = import->applied,
        .next = "",
    };
}

static void print_words(const struct import *import)
{
    const struct changes changes = changes_of(import);
    size_t read = json_array_size(feed_services(import->feed));

    printf("%s: %zu %s, %zu %s\n", import->request->folder, read, read == 1 ? "service" : "services",
           feed_remark_count(import->feed), feed_remark_count(import->feed) == 1 ? "fault" : "faults");
    print_remarks(import->feed);
    if (feed_remark_count(import->present) > 0) {
        printf("%s: its own faults, which an import that changes something mends\n", import->path);
        print_remarks(import->present);
    }
    changes_print(&changes);
}

static json_t *remarks_json(const struct feed *feed)
{
    json_t *list = json_array();
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    for (size_t i = 0; i < kept; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "service", remarks[i].service, "id",
                                                    remarks[i].id, "text", remarks[i].text));
    return list;
}

static void print_json(const struct import *import)
{
    const struct changes changes = changes_of(import);

    changes_print_json(&changes, json_pack("{s:b, s:I, s:o, s:I}", "ok", true, "services",
                                           (json_int_t)json_array_size(feed_services(import->feed)), "faults",
                                           remarks_json(import->feed), "fault_count",
                                           (json_int_t)feed_remark_count(import->feed)));
}

/* Faults of the pack as a kiosk would find them, those of its services only. */
static size_t check_services(const char *folder, struct faults *faults)
{
    size_t count = 0;

    if (pack_check(folder, faults) == OK)
        return 0;
    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++)
        count += strcmp(faults->list[i].file, SERVICES) == 0;
    return count;
}

static void put_back(const struct import *import, const char *old, size_t old_bytes)
{
    enum status status = OK;

    if (old == NULL)
        (void)unlink(import->path);
    else
        status = file_write(import->path, old, old_bytes, 0644);
    if (status != OK)
        log_line("%s: what was there could not be put back, because it %s", import->path, ctl_why(status));
}

/* What the kiosk would refuse (an area that this pack does not have) must not stay: the old file is put back.
 */
static enum status apply(struct import *import)
{
    char *text = feed_write(feed_plan_entries(import->plan), feed_comments(import->present));
    char *old = NULL;
    size_t old_bytes = 0, before;
    struct faults faults;
    enum status status = file_read(import->path, FEED_FILE_BYTES_MAX, &old, &old_bytes);

    faults_init(&faults);
    before = check_services(import->folder, &faults);
    faults_finish(&faults);
    if (status == OK || status == NOT_FOUND)
        status = file_write(import->path, text, strlen(text), 0644);
    if (status != OK)
        log_line("%s: %s", import->path, ctl_why(status));
    faults_init(&faults);
    if (status == OK && check_services(import->folder, &faults) > before) {
        ctl_print_faults(&faults);
        log_line("%s: the pack would not hold with it, so it is left as it was; mend what is listed in the "
                 "feed, or in the pack's centre.json",
                 import->path);
        put_back(import, old, old_bytes);
        status = INVALID;
    }
    faults_finish(&faults);
    free(old);
    free(text);
    import->applied = status == OK;
    return status;
}

static enum status read_both(struct import *import)
{
    bool prune = import->request->value[CTL_PRUNE] != NULL;
    enum status status = feed_read(import->request->folder, today(), &import->faults, &import->feed);

    if (status == OK)
        status = feed_read_pack(import->path, today(), &import->faults, &import->present);
    if (status != OK) {
        ctl_print_faults(&import->faults);
        log_line("%s: not imported; mend what is listed, and import it again", import->request->folder);
        return status;
    }
    if (prune && feed_is_partial(import->feed)) {
        log_line("--prune: pages of the feed are missing, so nothing says what is gone; fetch them all");
        return INVALID;
    }
    status = feed_plan_make(import->present, import->feed, prune, &import->plan);
    if (status != OK)
        log_line("%s: with what the pack has it makes more than %d services; import fewer",
                 import->request->folder, FEED_SERVICES_MAX);
    return status;
}

int ctl_services_import(const struct ctl_request *request)
{
    struct import import = {.request = request};
    enum status status;

    if (ctl_pack_file(request, SERVICES, import.folder, import.path) != OK)
        return CTL_DID_NOT_HOLD;
    if (!ctl_may_edit(import.folder))
        return CTL_CALLED_WRONGLY;
    faults_init(&import.faults);
    status = read_both(&import);
    if (status == OK && request->value[CTL_APPLY] != NULL && feed_plan_changes_anything(import.plan))
        status = apply(&import);
    if (request->value[CTL_JSON] != NULL && status != OK)
        changes_print_refused(&import.faults);
    else if (request->value[CTL_JSON] != NULL)
        print_json(&import);
    else if (status == OK)
        print_words(&import);
    feed_plan_destroy(import.plan);
    feed_destroy(import.feed);
    feed_destroy(import.present);
    faults_finish(&import.faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}

/* What would not be valid Open Referral UK is mended in what is written, and said. */
static enum status write_export(const struct ctl_request *request, const struct feed *feed)
{
    char *text = feed_write(feed_services(feed), NULL);
    enum status status = OK;

    if (request->folder != NULL)
        status = file_write(request->folder, text, strlen(text), 0644);
    else if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
        status = IO;
    if (status != OK)
        log_line("%s: %s", request->folder != NULL ? request->folder : "the output", ctl_why(status));
    free(text);
    return status;
}

int ctl_services_export(const struct ctl_request *request)
{
    char folder[PATH_MAX], path[PATH_MAX];
    struct faults faults;
    struct feed *feed = NULL;
    size_t kept;
    enum status status;

    if (ctl_pack_file(request, SERVICES, folder, path) != OK)
        return CTL_DID_NOT_HOLD;
    faults_init(&faults);
    status = feed_read_pack(path, today(), &faults, &feed);
    if (status == OK) {
        const struct feed_remark *remarks = feed_remarks(feed, &kept);

        for (size_t i = 0; i < kept; i++)
            log_line("%s: %s; mend it in " SERVICES,
                     remarks[i].service[0] != '\0' ? remarks[i].service : SERVICES, remarks[i].text);
        status = write_export(request, feed);
    } else {
        ctl_print_faults(&faults);
    }
    feed_destroy(feed);
    faults_finish(&faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
