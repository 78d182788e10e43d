#include <math.h>
#include <stdio.h>
#include <string.h>

#include "feed/mend.h"
#include "rules/check.h"

/* Gives `key` the first of the other members that has a text; a required field may not be empty. */
static void fill_from(struct mend *mend, json_t *object, const char *key, const char *const *others)
{
    for (; json_object_get(object, key) == NULL && *others != NULL; others++) {
        const char *text = mend_text_of(object, *others);

        if (text != NULL) {
            (void)json_object_set_new(object, key, json_string(text));
            mend->feed->notes[FEED_NOTE_MISSING]++;
        }
    }
}

static bool rule_address(struct mend *mend, json_t *address)
{
    static const char *const cities[] = {"state_province", "region", NULL};
    static const char *const provinces[] = {"region", "city", NULL};
    static const char *const lines[] = {"attention", "city", NULL};
    static const char *const needed[] = {"address_1", "city", "state_province", "postal_code"};
    const char *given;
    char postcode[9];

    fill_from(mend, address, "city", cities);
    fill_from(mend, address, "state_province", provinces);
    fill_from(mend, address, "address_1", lines);
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (json_object_get(address, needed[i]) == NULL) {
            mend_say(mend, "an address without %s: left out", needed[i]);
            return false;
        }
    }
    given = mend_text_of(address, "postal_code");
    if (!check_postcode(given, postcode)) {
        mend_say(mend, "postal_code %.40s is not of the United Kingdom: kept as it is", given);
    } else if (strcmp(given, postcode) != 0) {
        mend->feed->notes[FEED_NOTE_SPACES]++;
        (void)json_object_set_new(address, "postal_code", json_string(postcode));
    }
    return true;
}

static void leave_out_coordinates(json_t *location)
{
    (void)json_object_del(location, "latitude");
    (void)json_object_del(location, "longitude");
}

static bool rule_location(struct mend *mend, json_t *location)
{
    const json_t *latitude = json_object_get(location, "latitude");
    const json_t *longitude = json_object_get(location, "longitude");
    const json_t *address = json_array_get(json_object_get(location, "addresses"), 0);
    const char *line = mend_text_of(address, "address_1");

    if ((latitude == NULL) != (longitude == NULL)) {
        mend_say(mend, "%s without the other half of the place: left out",
                 latitude == NULL ? "longitude" : "latitude");
        leave_out_coordinates(location);
    } else if (latitude != NULL && fabs(json_number_value(latitude)) < 1e-6 &&
               fabs(json_number_value(longitude)) < 1e-6) {
        mend_say(mend, "latitude 0 and longitude 0, in the ocean: left out");
        leave_out_coordinates(location);
    }
    if (mend_text_of(location, "name") == NULL && line != NULL) {
        mend_say(mend, "a place without a name: called by its address, %.80s", line);
        (void)json_object_set_new(location, "name", json_string(line));
    }
    return mend_text_of(location, "name") != NULL;
}

/* Times that stand in a place (international feeds have them there) are put into the service's own list. */
static bool rule_place(struct mend *mend, json_t *place, const json_t *given)
{
    const json_t *schedules = json_object_get(given, "schedules");
    const char *id = mend_text_of(place, "id");

    if (json_object_get(place, "location") == NULL) {
        mend_say(mend, "a place with neither name nor address: left out");
        return false;
    }
    for (size_t i = 0; i < json_array_size(schedules); i++) {
        json_t *schedule = json_array_get(schedules, i);

        if (json_is_object(schedule)) {
            json_t *copy = json_copy(schedule);

            mend_say(mend, "schedules in a place: put with those of the service");
            (void)json_object_set_new(copy, "service_at_location_id", json_string(id));
            (void)json_array_append_new(mend->moved, copy);
        }
    }
    return true;
}

/* How many bytes of what may stand between digits begin here. */
static size_t separator_bytes(const char *at)
{
    static const char *const separators[] = {" ", "(", ")", ".", "-", "\u00a0", "\u2010", "\u2011", "\u2013"};

    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (strncmp(at, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    }
    return 0;
}

static size_t count_digits(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

/* "(020) 7364-5000" to "020 7364 5000"; stops where something else begins, and returns where. */
static size_t write_digits(const char *text, char ret_number[33])
{
    const char *at = text;
    size_t used = 0;

    while (*at != '\0' && used < 31) {
        bool is_trunk = strncmp(at, "(0)", 3) == 0 && text[0] == '+'; /* +44 (0)20 is +44 20 */
        size_t separator = is_trunk ? 3 : separator_bytes(at);

        if (separator > 0 && used > 0 && ret_number[used - 1] != ' ')
            ret_number[used++] = ' ';
        else if (separator == 0 && !(*at >= '0' && *at <= '9') && !(*at == '+' && used == 0))
            break;
        else if (separator == 0)
            ret_number[used++] = *at;
        at += separator > 0 ? separator : 1;
    }
    while (used > 0 && ret_number[used - 1] == ' ')
        used--;
    ret_number[used] = '\0';
    return (size_t)(at - text);
}

static bool rule_phone(struct mend *mend, json_t *phone)
{
    const char *given = mend_text_of(phone, "number");
    struct strbuf number, label;
    enum plain plain = PLAIN_UNREADABLE;
    char digits[33] = "", shown[PLAIN_SHOWN_BYTES];
    size_t used;
    bool is_kept;

    strbuf_init(&number, SHAPE_LINE_BYTES);
    strbuf_init(&label, SHAPE_LINE_BYTES);
    plain_show(given != NULL ? given : "(none)", shown);
    if (given != NULL)
        plain = plain_phone(given, &number, &label);
    used = write_digits(strbuf_text(&number), digits);
    is_kept = plain != PLAIN_UNREADABLE && count_digits(digits) >= 3;
    if (!is_kept) {
        mend_say(mend, "phone %s: left out", shown);
    } else {
        if (label.length > 0 && json_object_get(phone, "description") == NULL)
            (void)json_object_set_new(phone, "description", json_string(strbuf_text(&label)));
        if (label.length > 0)
            mend_say(mend, "phone \"%s\" split into %s and %s", shown, strbuf_text(&label), digits);
        if (strbuf_text(&number)[used] != '\0')
            mend_say(mend, "phone \"%s\": only %s is kept", shown, digits);
        else if (strcmp(strbuf_text(&number), digits) != 0)
            mend->feed->notes[FEED_NOTE_SPACES]++;
        (void)json_object_set_new(phone, "number", json_string(digits));
    }
    strbuf_finish(&number);
    strbuf_finish(&label);
    return is_kept;
}

static bool rule_needs(struct mend *mend, const json_t *object, const char *what, const char *const *needed)
{
    for (; *needed != NULL; needed++) {
        if (mend_text_of(object, *needed) == NULL) {
            mend_say(mend, "%s without %s: left out", what, *needed);
            return false;
        }
    }
    return true;
}

bool mend_rule(struct mend *mend, enum shape_rule rule, json_t *object, json_t *given)
{
    static const char *const name[] = {"name", NULL};
    static const char *const identifier[] = {"identifier_type", "identifier", NULL};

    switch (rule) {
    case RULE_SERVICE:
        return mend_service_rule(mend, object);
    case RULE_SCHEDULE:
        return mend_schedule_rule(mend, object, given);
    case RULE_PLACE:
        return rule_place(mend, object, given);
    case RULE_LOCATION:
        return rule_location(mend, object);
    case RULE_ADDRESS:
        return rule_address(mend, object);
    case RULE_ORGANIZATION:
        fill_from(mend, object, "description", name);
        return rule_needs(mend, object, "an organisation", name);
    case RULE_IDENTIFIER:
        return rule_needs(mend, object, "an identifier", identifier);
    case RULE_PHONE:
        return rule_phone(mend, object);
    case RULE_TERM:
        fill_from(mend, object, "description", name);
        return rule_needs(mend, object, "a taxonomy term", name);
    case RULE_NONE:
        break;
    }
    return true;
}
