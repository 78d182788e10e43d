#include "tools/queue_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/strbuf.h"

enum { MINUTES_PER_HOUR = 60, SENTENCE_BYTES = 600 };

#define DAY_MS INT64_C(86400000)

struct cause {
    const char *name;
    const char *words;
    const char *advice;
    bool needs_person;
};

/* The last one stands for every word that a later keeper may have. */
static const struct cause causes[] = {
    {"none", "on the way", "", false},
    {"no-connection", "no connection",
     "Look whether the network cable is in. Nothing is lost, and it is sent by itself.", false},
    {"sign-in", "the mail server does not take the kiosk's name or password",
     "Tell the IT person: the name and password of the mail server must be set again. Nothing is lost.",
     true},
    {"refused", "the mail server does not take it",
     "It is tried again by itself. If it still waits in an hour, tell the IT person: doorstepctl queue list "
     "has the server's words. Nothing is lost.",
     true},
    {"no-route", "where it goes is not set up, or nobody has confirmed it",
     "Tell the IT person: doorstepctl queue list says what is missing, most often doorstepctl route confirm. "
     "Nothing is lost.",
     true},
    {"no-pack", "the centre pack cannot be used",
     "Tell the IT person: doorstepctl centre check says what is wrong with it. Nothing is lost.", true},
    {QUEUE_NO_KEEPER, "the keeper does not run, which sends it",
     "Start the machine again; if that does not help, tell the IT person that doorstep-keeper does not run. "
     "Nothing is lost.",
     true},
    {"other", "it could not be sent",
     "It is tried again by itself. If it still waits tomorrow, tell the IT person: doorstepctl queue list "
     "says why. Nothing is lost.",
     false},
};

enum { CAUSES = sizeof causes / sizeof causes[0] };

static const struct cause *find_cause(const char *name)
{
    size_t at = 0;

    while (at < CAUSES - 1 && strcmp(causes[at].name, name) != 0)
        at++;
    return &causes[at];
}

/* " since 10:42", with the day when that is not today; nothing when it is not known, or was taken while the
 * clock was ahead. */
static void add_since(struct strbuf *text, const struct queue_look *look)
{
    struct date day = date_of_utc(look->oldest_utc_ms);
    int minute = date_minute_of_utc(look->oldest_utc_ms);
    char written[11];

    if (look->oldest_utc_ms == 0 || look->oldest_utc_ms > look->now_utc_ms)
        return;
    strbuf_add(text, " since ");
    date_write(day, written);
    if (date_compare(day, date_of_utc(look->now_utc_ms)) != 0)
        strbuf_add_format(text, "%s ", written);
    strbuf_add_format(text, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
}

/* The oldest is one of these only when nothing waits. */
static void add_held(struct strbuf *text, const struct queue_look *look)
{
    strbuf_add_format(text, " %" PRId64 " held", look->held);
    if (look->waiting == 0)
        add_since(text, look);
    strbuf_add(text,
               ": not sent by itself any more; tell the IT person that doorstepctl queue list says why.");
}

void queue_words_say(const struct queue_look *look, char *ret_text, size_t capacity)
{
    struct strbuf text;

    strbuf_init(&text, SENTENCE_BYTES);
    strbuf_add_format(&text, "%" PRId64 " sent today, ", look->sent_today);
    if (look->waiting > 0) {
        strbuf_add_format(&text, "%" PRId64 " waiting", look->waiting);
        add_since(&text, look);
        strbuf_add_format(&text, ": %s.", find_cause(look->cause)->words);
    } else {
        strbuf_add(&text, "nothing waiting.");
    }
    if (look->held > 0)
        add_held(&text, look);
    if (look->set_aside > 0)
        strbuf_add_format(&text, " %" PRId64 " cannot be read any more: doorstepctl queue list.",
                          look->set_aside);
    (void)snprintf(ret_text, capacity, "%s", strbuf_text(&text));
    strbuf_finish(&text);
}

const char *queue_words_advice(const struct queue_look *look)
{
    return look->waiting > 0 ? find_cause(look->cause)->advice : "";
}

/* What has not gone by itself within a day does not look as if it would. */
bool queue_words_needs_person(const struct queue_look *look)
{
    bool is_old = look->oldest_utc_ms > 0 && look->now_utc_ms - look->oldest_utc_ms > DAY_MS;

    return look->held > 0 || look->set_aside > 0 ||
           (look->waiting > 0 && (is_old || find_cause(look->cause)->needs_person));
}
