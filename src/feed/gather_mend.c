/* The end of reading: every service mended, and what the feed says of itself held against what it has. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "feed/mend.h"

static void remark(struct feed *feed, const char *format, ...) PRINTF_LIKE(2, 3);

static void remark(struct feed *feed, const char *format, ...)
{
    char text[300];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    feed_remark(feed, "", "", text);
}

static void check_total(struct gathering *gathering)
{
    struct feed *feed = gathering->feed;
    json_int_t has = (json_int_t)gathering->entries;

    if (gathering->pages > (json_int_t)gathering->pages_seen) {
        feed->is_partial = true;
        remark(feed, "says %" JSON_INTEGER_FORMAT " pages, %zu are here: nothing counts as gone",
               gathering->pages, gathering->pages_seen);
    }
    if (gathering->total >= 0 && gathering->total != has) {
        feed->is_partial = feed->is_partial || gathering->total > has;
        remark(feed, "says %" JSON_INTEGER_FORMAT " in all, has %" JSON_INTEGER_FORMAT, gathering->total,
               has);
    }
}

static void say_notes(struct feed *feed)
{
    static const char *const words[FEED_NOTES] = {
        [FEED_NOTE_EMPTY] = "empty values left out",
        [FEED_NOTE_SECONDS] = "times written without their seconds",
        [FEED_NOTE_SPACES] = "texts, phones and postcodes written with fewer spaces and signs",
        [FEED_NOTE_QUOTED] = "numbers taken out of quotes",
        [FEED_NOTE_MISSING] = "required values that were missing, filled in from those beside them",
        [FEED_NOTE_LISTED] = "services without their parts, such as times and places; those in the pack stay",
    };

    for (int i = 0; i < FEED_NOTES; i++) {
        if (feed->notes[i] > 0)
            remark(feed, "%s: %zu", words[i], feed->notes[i]);
    }
}

static void say_repeated(struct gathering *gathering, const struct gathered *gathered, const json_t *service)
{
    struct feed *feed = gathering->feed;
    const char *name = arena_copy_text(&feed->arena, mend_text_of(service, "name"));
    const char *id = arena_copy_text(&feed->arena, mend_text_of(service, "id"));
    char text[80];

    if (gathered->seen == 2) {
        feed_remark(feed, name, id, "seen twice: the second is left out");
    } else if (gathered->seen > 2) {
        (void)snprintf(text, sizeof text, "seen %zu times: only the first is kept", gathered->seen);
        feed_remark(feed, name, id, text);
    }
}

void gather_mend(struct gathering *gathering)
{
    struct feed *feed = gathering->feed;
    json_t *own_ids = json_object();

    feed->traits = memory_allocate(gathering->count + 1, sizeof *feed->traits);
    check_total(gathering);
    for (size_t i = 0; i < gathering->count; i++) {
        struct gathered *gathered = &gathering->list[i];
        json_t *service = mend_service(feed, gathered, gathering->today, own_ids);

        if (service == NULL)
            continue;
        say_repeated(gathering, gathered, service);
        feed->traits[json_array_size(feed->services)] = (struct trait){
            .has_parts = gathered->has_parts,
            .has_status = json_object_get(gathered->service, "status") != NULL,
        };
        feed->notes[FEED_NOTE_LISTED] += !gathered->has_parts;
        (void)json_array_append_new(feed->services, service);
    }
    say_notes(feed);
    json_decref(own_ids);
}
