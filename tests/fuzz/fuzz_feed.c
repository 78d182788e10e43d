/* Any file as a council's feed: it is refused with a fault, or what is made of it is a pack's services.json
 * that the kiosk reads without a fault, and that an import does not change again. Input: the file. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "centre/inside.h"
#include "feed/feed.h"

#include "input.h"

static const struct date today = {.year = 2026, .month = 11, .day = 22};

static struct feed *read_feed(const char *text, size_t bytes)
{
    static struct faults faults;
    struct feed *feed = NULL;
    enum status status;

    faults_init(&faults);
    status = feed_read_text(text, bytes, "fuzz", today, &faults, &feed);
    assert((status == OK) == (faults.count == 0));
    assert((status == OK) == (feed != NULL));
    faults_finish(&faults);
    return feed;
}

static void check_remarks(const struct feed *feed)
{
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    assert(feed_remark_count(feed) >= kept);
    for (size_t i = 0; i < kept; i++) {
        assert(remarks[i].text[0] != '\0' && remarks[i].id != NULL);
        assert(remarks[i].service != NULL && input_is_utf8(remarks[i].service));
    }
}

/* Which areas and flows there are depends on the rest of the pack, so our own attributes are not tried here.
 */
static void check_with_centre(const char *text)
{
    static struct faults faults;
    static struct centre centre;
    struct json_doc *doc = NULL;
    struct json_place root;

    faults_init(&faults);
    memset(&centre, 0, sizeof centre);
    arena_init(&centre.arena);
    assert(json_doc_parse(text, strlen(text), "services.json", &faults, &doc) == OK);
    root = json_doc_root(doc, &faults);
    centre_read_services(&centre, &root);
    if (faults.count > 0 && strstr(text, "urn:doorstep:") == NULL) {
        (void)fprintf(stderr, "%s\n", faults.list[0].text);
        assert(faults.count == 0);
    }
    json_doc_destroy(doc);
    arena_finish(&centre.arena);
    faults_finish(&faults);
}

static void check_again(const struct feed *feed, const char *text)
{
    struct feed *again = read_feed(text, strlen(text));
    struct feed_plan *plan = NULL;
    char *written;

    assert(again != NULL);
    written = feed_write(feed_services(again), NULL);
    assert(strcmp(text, written) == 0);
    assert(feed_plan_make(again, feed, true, &plan) == OK);
    assert(!feed_plan_changes_anything(plan));
    feed_plan_destroy(plan);
    feed_destroy(again);
    free(written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct feed *feed = read_feed((const char *)data, size);
    char *text;

    if (feed == NULL)
        return 0;
    check_remarks(feed);
    text = feed_write(feed_services(feed), NULL);
    check_with_centre(text);
    check_again(feed, text);
    free(text);
    feed_destroy(feed);
    return 0;
}
