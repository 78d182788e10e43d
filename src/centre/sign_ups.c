/* How sign-ups for sessions reach the centre, and whether its example timetable is shown. */
#include <string.h>

#include "centre/inside.h"

enum { NAMES_DAYS_MAX = 90, NAMES_DEFAULT_DAYS = 7, LIST_DEFAULT_MINUTE = 7 * 60 };

static const char *const sending_names[] = {
    [CENTRE_SENDS_NONE] = "never", [CENTRE_SENDS_EACH] = "each", [CENTRE_SENDS_DAILY] = "daily", NULL};

static void read_sending(const struct json_place *parent, struct centre_about *about, bool has_route)
{
    struct json_place place = json_member(parent, "send");
    const char *word = json_text(&place, CENTRE_NAME_BYTES_MAX, NULL);
    int sending;

    about->sign_ups_go = has_route ? CENTRE_SENDS_DAILY : CENTRE_SENDS_NONE;
    if (word == NULL)
        return;
    sending = centre_find_text(sending_names, word);
    if (sending < 0) {
        json_complain(&place, "is \"%s\"; write each, daily or never", word);
        return;
    }
    about->sign_ups_go = (enum centre_sending)sending;
    if (sending != CENTRE_SENDS_NONE && !has_route)
        json_complain(
            &place,
            "is \"%s\", but no inbox is set for sign-ups; add { \"kind\": \"sign-up\", \"name\": …, "
            "\"inbox\": …, \"sender\": … } to the routes, or write never",
            word);
}

void centre_read_sign_ups(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {"send", "at", "namesDays", NULL};
    struct centre_about *about = &centre->about;
    struct json_place place = json_member(root, "signUps");
    struct json_place names = json_member(&place, "namesDays");
    struct json_place examples = json_member(root, "exampleTimetable");
    int at;

    json_refuse_unknown(&place, known);
    read_sending(&place, about, centre_find_route(centre, "sign-up") != NULL);
    at = centre_take_time(&place, "at");
    about->sign_ups_at = at >= 0 ? at : LIST_DEFAULT_MINUTE;
    about->names_days = (int)json_integer_in(&names, 1, NAMES_DAYS_MAX, NAMES_DEFAULT_DAYS);
    about->shows_examples = json_flag(&examples, false);
}
