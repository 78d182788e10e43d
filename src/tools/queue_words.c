#include "tools/queue_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/strbuf.h"

enum { MINUTES_PER_HOUR = 60, SENTENCE_BYTES = 400 };

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
     "Look whether the network cable is in; nothing is lost, and it is sent by itself.", false},
    {"sign-in", "the mail server does not take the kiosk's name or password",
     "Tell the IT person: the name and password of the mail server must be set again. Nothing is lost.",
     true},
    {"refused", "the mail server refuses it",
     "Tell the IT person: doorstepctl queue list has the server's words. Nothing is lost.", true},
    {"no-route", "nobody has confirmed where it goes",
     "Tell the IT person: doorstepctl route list says which way to confirm, with doorstepctl route confirm. "
     "Nothing "
     "is lost.",
     true},
    {"no-pack", "the centre pack cannot be used",
     "Tell the IT person: doorstepctl centre check says what is wrong with it. Nothing is lost.", true},
    {QUEUE_NO_KEEPER, "the keeper does not run, which sends it",
     "Start the machine again; if that does not help, tell the IT person that doorstep-keeper does not run. "
     "Nothing "
     "is lost.",
     true},
    {"other", "it could not be sent",
     "It is tried again by itself; doorstepctl queue list says why. Nothing is lost.", false},
};

enum { CAUSES = sizeof causes / sizeof causes[0] };

static const struct cause *find_cause(const char *name)
{
    size_t at = 0;

    while (at < CAUSES - 1 && strcmp(causes[at].name, name) != 0)
        at++;
    return &causes[at];
}

static bool is_anything_left(const struct queue_look *look)
{
    return look->waiting + look->held > 0;
}

/* " since 10:42", with the day when that is not today. */
static void add_since(struct strbuf *text, const struct queue_look *look)
{
    struct date day = date_of_utc(look->oldest_utc_ms);
    int minute = date_minute_of_utc(look->oldest_utc_ms);
    char written[11];

    strbuf_add(text, " since ");
    date_write(day, written);
    if (date_compare(day, date_of_utc(look->now_utc_ms)) != 0)
        strbuf_add_format(text, "%s ", written);
    strbuf_add_format(text, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
}

void queue_words_say(const struct queue_look *look, char *ret_text, size_t capacity)
{
    struct strbuf text;

    strbuf_init(&text, SENTENCE_BYTES);
    strbuf_add_format(&text, "%" PRId64 " sent today, ", look->sent_today);
    if (look->waiting > 0)
        strbuf_add_format(&text, "%" PRId64 " waiting", look->waiting);
    if (look->held > 0)
        strbuf_add_format(&text, "%s%" PRId64 " held", look->waiting > 0 ? ", " : "", look->held);
    if (!is_anything_left(look))
        strbuf_add(&text, "nothing waiting");
    if (is_anything_left(look) && look->oldest_utc_ms > 0)
        add_since(&text, look);
    if (is_anything_left(look))
        strbuf_add_format(&text, ": %s", find_cause(look->cause)->words);
    strbuf_add(&text, ".");
    if (look->set_aside > 0)
        strbuf_add_format(&text, " %" PRId64 " cannot be read any more: doorstepctl queue list.",
                          look->set_aside);
    (void)snprintf(ret_text, capacity, "%s", strbuf_text(&text));
    strbuf_finish(&text);
}

const char *queue_words_advice(const struct queue_look *look)
{
    return is_anything_left(look) ? find_cause(look->cause)->advice : "";
}

bool queue_words_needs_person(const struct queue_look *look)
{
    return look->held > 0 || look->set_aside > 0 ||
           (is_anything_left(look) && find_cause(look->cause)->needs_person);
}
