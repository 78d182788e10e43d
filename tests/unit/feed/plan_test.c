/* What a feed would change in a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define A "aaaaaaaa-d857-441c-9679-408f346de14b"
#define B "bbbbbbbb-d857-441c-9679-408f346de14b"
#define C "cccccccc-d857-441c-9679-408f346de14b"
#define D "dddddddd-d857-441c-9679-408f346de14b"
#define US "'organization':{'id':'" C "','name':'Us','description':'We'}"
#define THEM "'organization':{'id':'" D "','name':'They','description':'They'}"
#define TERM(id, value, vocabulary)                                                                          \
    "{'id':'" id "','taxonomy_term':{'id':'" D "','name':'" value                                            \
    "','description':'x','taxonomy':'" vocabulary "'}}"
#define OURS TERM(A, "book", "urn:doorstep:access")
#define SERVICE(id, name, members) "{'id':'" id "','name':'" name "','status':'active'" members "}"

/* "+Name", "~Name(fields)" and "-Name" of each change, then "=" and how many stay. */
static const char *changes_of(const struct feed_plan *plan)
{
    static char text[1000];
    size_t count, used = 0;
    const struct feed_change *changes = feed_plan_changes(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const struct feed_change *change = &changes[i];

        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%c%s", "+~-"[change->kind], change -> name);
        if (change->kind == FEED_CHANGED)
            used += (size_t)snprintf(text + used, sizeof text - used, "(%s)", change->fields);
        used += (size_t)snprintf(text + used, sizeof text - used, " ");
    }
    (void)snprintf(text + used, sizeof text - used, "=%zu", feed_plan_unchanged(plan));
    return text;
}

static const struct {
    const char *present;
    const char *feed;
    bool prune;
    const char *changes;
    const char *names; /* of the services afterwards */
} rows[] = {
    {"[]", "[" SERVICE(A, "Play", "") "]", false, "+Play =0", "Play "},
    {"[" SERVICE(A, "Play", "") "]", "[]", false, "=1", "Play "},
    {"[" SERVICE(A, "Play", "") "]", "[" SERVICE(A, "Play", "") "]", false, "=1", "Play "},
    {"[" SERVICE(A, "Play", "") "]", "[" SERVICE(A, "Sing", ",'fees':'Free'") "]", false,
     "~Play(name, fees) =0", "Sing "},
    /* Behind those that are there, by name. */
    {"[" SERVICE(C, "Z", "") "]", "[" SERVICE(B, "Y", "") "," SERVICE(A, "X", "") "]", false, "+X +Y =1",
     "Z X Y "},
    /* The order of a feed is nothing. */
    {"[" SERVICE(A, "X", "") "," SERVICE(B, "Y", "") "]", "[" SERVICE(B, "Y", "") "," SERVICE(A, "X", "") "]",
     false, "=2", "X Y "},
    {"[" SERVICE(A, "X", ",'languages':[{'id':'" B "'},{'id':'" C "'}]") "]",
     "[" SERVICE(A, "X", ",'languages':[{'id':'" C "'},{'id':'" B "'}]") "]", false, "=1", "X "},
    {"[" SERVICE(A, "X", ",'languages':[{'id':'" B "'},{'id':'" C "'}]") "]",
     "[" SERVICE(A, "X", ",'languages':[{'id':'" C "'},{'id':'" D "'}]") "]", false, "~X(languages) =0",
     "X "},
    /* Gone: of an organisation of the feed, and not in it. */
    {"[" SERVICE(A, "X", "," US) "," SERVICE(B, "Y", "," THEM) "]", "[" SERVICE(C, "Z", "," US) "]", false,
     "-X +Z =2", "X Y Z "},
    {"[" SERVICE(A, "X", "," US) "," SERVICE(B, "Y", "," THEM) "]", "[" SERVICE(C, "Z", "," US) "]", true,
     "-X +Z =1", "Y Z "},
    {"[" SERVICE(A, "X", ",'organization_id':'" C "'") "]", "[" SERVICE(B, "Z", "," US) "]", false,
     "-X +Z =1", "X Z "},
    {"[" SERVICE(A, "X", "," US) "]", "[" SERVICE(C, "Z", "") "]", true, "+Z =1", "X Z "},
    /* Pages that are missing say nothing. */
    {"[" SERVICE(A, "X", "," US) "]",
     "{'total_items':2,'total_pages':2,'contents':[" SERVICE(C, "Z", "," US) "]}", true, "+Z =1", "X Z "},
    /* An entry of a list says nothing of the parts, one without a status nothing but what it has. */
    {"[" SERVICE(A, "X", ",'fees':'Free','languages':[{'id':'" B "'}]," US) "]",
     "[" SERVICE(A, "X", ",'fees':'Free'") "]", false, "=1", "X "},
    {"[" SERVICE(A, "X", ",'fees':'Free','languages':[{'id':'" B "'}]") "]", "[" SERVICE(A, "X", "") "]",
     false, "~X(fees) =0", "X "},
    {"[" SERVICE(A, "X", ",'fees':'Free','languages':[{'id':'" B "'}]") "]", "[{'id':'" A "','name':'X'}]",
     false, "=1", "X "},
    {"[" SERVICE(A, "X", ",'fees':'Free','languages':[{'id':'" B "'}]") "]",
     "[" SERVICE(A, "X", ",'fees':'Free','funding':[{'id':'" B "'}]") "]", false, "~X(languages, funding) =0",
     "X "},
    {"[" SERVICE(A, "X",
                 ",'organization':{'id':'" C "','name':'Us','description':'We','attributes':[{'id':'" B
                 "'}]}") "]",
     "[" SERVICE(A, "X", "," US) "]", false, "=1", "X "},
    {"[" SERVICE(A, "X",
                 ",'organization':{'id':'" C "','name':'Us','description':'We','attributes':[{'id':'" B
                 "'}]}") "]",
     "[" SERVICE(A, "X", "," US ",'funding':[{'id':'" B "'}]") "]", false, "~X(organization, funding) =0",
     "X "},
    /* Our own attributes are the pack's. */
    {"[" SERVICE(A, "X", ",'attributes':[" OURS "]") "]",
     "[" SERVICE(A, "X", ",'funding':[{'id':'" B "'}]") "]", false, "~X(funding) =0", "X "},
    {"[" SERVICE(A, "X", ",'attributes':[" OURS "]") "]",
     "[" SERVICE(A, "X", ",'attributes':[" TERM(B, "ask", "urn:doorstep:access") "]") "]", false, "=1", "X "},
    {"[" SERVICE(A, "X", ",'attributes':[" OURS "]") "]",
     "[" SERVICE(A, "X", ",'attributes':[" TERM(B, "ask", "urn:other") "]") "]", false, "~X(attributes) =0",
     "X "},
    {"[" SERVICE(A, "X", ",'attributes':[" OURS "," TERM(B, "ask", "urn:other") "]") "]",
     "[" SERVICE(A, "X", ",'attributes':[" TERM(B, "ask", "urn:other") "]") "]", false, "=1", "X "},
};

START_TEST(plans)
{
    struct feed *present = feed_of(rows[_i].present);
    struct feed *feed = feed_of(rows[_i].feed);
    struct feed_plan *plan = NULL;
    char names[200] = "";

    ck_assert_int_eq(feed_plan_make(present, feed, rows[_i].prune, &plan), OK);
    ck_assert_str_eq(changes_of(plan), rows[_i].changes);
    ck_assert_int_eq(feed_plan_changes_anything(plan),
                     strpbrk(rows[_i].changes, "+~") != NULL ||
                         (rows[_i].prune && strchr(rows[_i].changes, '-') != NULL));
    for (size_t i = 0; i < json_array_size(feed_plan_entries(plan)); i++) {
        const json_t *service = json_array_get(feed_plan_entries(plan), i);

        (void)strncat(names, json_string_value(json_object_get(service, "name")), 20);
        (void)strncat(names, " ", 2);
    }
    ck_assert_str_eq(names, rows[_i].names);
    feed_plan_destroy(plan);
    feed_destroy(present);
    feed_destroy(feed);
}
END_TEST

/* What was made of a feed is taken a second time without any change, and byte for byte the same. */
START_TEST(changes_nothing_the_second_time)
{
    struct feed *feed = feed_of(rows[_i].feed);
    struct feed *present = feed_of(rows[_i].present);
    struct feed *written = NULL;
    struct feed_plan *first = NULL, *second = NULL;
    struct faults faults;
    char *text, *again;

    faults_init(&faults);
    ck_assert_int_eq(feed_plan_make(present, feed, true, &first), OK);
    text = feed_write(feed_plan_entries(first), NULL);
    ck_assert_int_eq(feed_read_text(text, strlen(text), "services.json", TODAY, &faults, &written), OK);
    ck_assert_int_eq(feed_plan_make(written, feed, true, &second), OK);
    ck_assert(!feed_plan_changes_anything(second));
    again = feed_write(feed_services(written), NULL);
    ck_assert_str_eq(text, again);
    free(text);
    free(again);
    feed_plan_destroy(first);
    feed_plan_destroy(second);
    feed_destroy(feed);
    feed_destroy(present);
    feed_destroy(written);
    faults_finish(&faults);
}
END_TEST

START_TEST(keeps_our_attributes_as_they_are)
{
    struct feed *present = feed_of("[" SERVICE(A, "X", ",'attributes':[" OURS "]") "]");
    struct feed *feed = feed_of("[" SERVICE(
        A, "Y",
        ",'attributes':[" TERM(B, "ask", "urn:doorstep:access") "," TERM(C, "z", "urn:other") "]") "]");
    struct feed_plan *plan = NULL;
    const json_t *attributes;

    ck_assert_int_eq(feed_plan_make(present, feed, false, &plan), OK);
    attributes = json_object_get(json_array_get(feed_plan_entries(plan), 0), "attributes");
    ck_assert_uint_eq(json_array_size(attributes), 2);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(attributes, 0), "id")), A);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(attributes, 1), "id")), C);
    feed_plan_destroy(plan);
    feed_destroy(present);
    feed_destroy(feed);
}
END_TEST

TCase *plan_tests(void)
{
    TCase *tests = tcase_create("plan");

    tcase_add_loop_test(tests, plans, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tests, changes_nothing_the_second_time, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tests, keeps_our_attributes_as_they_are);
    return tests;
}
