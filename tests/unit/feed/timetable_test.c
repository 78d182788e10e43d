/* Timetables from texts: what becomes of one, what is kept, and how it is laid out. Whole files and all their
 * faults are in tests/tools/timetable_test.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed/timetable.h"
#include "suites.h"

static struct timetable *timetable_of(const char *text, enum timetable_form form)
{
    struct timetable_text source = {
        .text = text, .bytes = strlen(text), .shown_name = "timetable", .form = form};
    struct timetable *timetable = NULL;
    struct faults faults;
    char line[400] = "";

    faults_init(&faults);
    if (timetable_read_text(&source, NULL, TODAY, &faults, &timetable) != OK) {
        faults_line(&faults, 0, line, sizeof line);
        ck_abort_msg("%s: %s", text, line);
    }
    ck_assert_uint_eq(faults.count, 0);
    faults_finish(&faults);
    return timetable;
}

#define PLAY(more)                                                                                           \
    "{\"id\":\"play-mon\",\"name\":\"Play\",\"kind\":\"booked\",\"schedules\":[{\"freq\":\"WEEKLY\","        \
    "\"byday\":\"MO\","                                                                                      \
    "\"opens_at\":\"10:00\",\"closes_at\":\"11:00\"}]" more "}"
#define CLUB                                                                                                 \
    "{\"id\":\"club\",\"name\":\"Club\",\"kind\":\"ask\",\"schedules\":[{\"dtstart\":\"2026-12-01\"}]}"
#define CALENDAR(lines)                                                                                      \
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Play\nDTSTART:20261123T100000\nDURATION:PT1H\n" lines            \
    "END:VEVENT\nEND:VCALENDAR\n"

static const struct {
    const char *present; /* sessions of the pack */
    enum timetable_form form;
    const char *given;
    bool prune;
    const char *changes;  /* "+play-mon ~club(name) -old =1" */
    const char *sessions; /* their ids and kinds */
} rows[] = {
    {"", TIMETABLE_CSV, "name,kind,days,starts,ends\nPlay,booked,Mon,10:00,11:00\n", false, "+play-mon =0",
     "play-mon:booked"},
    {PLAY(""), TIMETABLE_CSV, "name,kind,days,starts,ends\nPlay,booked,Mon,10:00,11:00\n", true, "=1",
     "play-mon:booked"},
    {PLAY(""), TIMETABLE_CSV, "name,kind,days,starts,ends\nPlay,ticket,Mon,9:00,11:00\n", false,
     "~play-mon(kind, schedules) =0", "play-mon:ticket"},
    /* What the file has no column for stays; an empty cell takes it out. */
    {PLAY(",\"capacity\":{\"families\":8}"), TIMETABLE_CSV,
     "name,kind,days,starts,ends\nPlay,booked,Mon,10:00,11:00\n", false, "=1", "play-mon:booked"},
    {PLAY(",\"capacity\":{\"families\":8}"), TIMETABLE_CSV,
     "name,kind,days,starts,ends,families\nPlay,booked,Mon,10:00,11:00,\n", false, "~play-mon(capacity) =0",
     "play-mon:booked"},
    {PLAY(",\"capacity\":{\"families\":8}"), TIMETABLE_CSV,
     "name,kind,days,starts,ends,children\nPlay,booked,Mon,10:00,11:00,9\n", false, "~play-mon(capacity) =0",
     "play-mon:booked"},
    /* Sessions that it does not name stay, until they are pruned. */
    {CLUB "," PLAY(""), TIMETABLE_CSV, "name,kind,days,starts,ends\nPlay,booked,Mon,10:00,11:00\n", false,
     "-club =2", "club:ask play-mon:booked"},
    {CLUB "," PLAY(""), TIMETABLE_CSV, "name,kind,days,starts,ends\nPlay,booked,Mon,10:00,11:00\n", true,
     "-club =1", "play-mon:booked"},
    /* A calendar seldom tells the kind: that of the pack stays, and what is not in it is a drop-in. */
    {PLAY(""), TIMETABLE_ICS, CALENDAR("RRULE:FREQ=WEEKLY\n"), false, "~play-mon(schedules) =0",
     "play-mon:booked"},
    {"", TIMETABLE_ICS, CALENDAR("RRULE:FREQ=WEEKLY\n"), false, "+play-mon =0", "play-mon:drop-in"},
    {PLAY(""), TIMETABLE_ICS, CALENDAR("CATEGORIES:ticket\nRRULE:FREQ=WEEKLY\n"), false,
     "~play-mon(kind, schedules) =0", "play-mon:ticket"},
    {"", TIMETABLE_JSON, "{\"sessions\":[" CLUB "]}", false, "+club =0", "club:ask"},
    {PLAY(",\"holdHours\":4"), TIMETABLE_JSON, "{\"sessions\":[" PLAY("") "]}", false,
     "~play-mon(holdHours) =0", "play-mon:booked"},
};

static const char *changes_of(const struct feed_plan *plan)
{
    static char text[400];
    static const char signs[] = {[FEED_ADDED] = '+', [FEED_CHANGED] = '~', [FEED_GONE] = '-'};
    size_t count, length = 0;
    const struct feed_change *changes = feed_plan_changes(plan, &count);

    for (size_t i = 0; i < count; i++) {
        bool has_fields = changes[i].fields[0] != '\0';

        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%c%s%s%s%s ", signs[changes[i].kind],
                             changes[i].id, has_fields ? "(" : "", changes[i].fields, has_fields ? ")" : "");
    }
    (void)snprintf(text + length, sizeof text - length, "=%zu", feed_plan_unchanged(plan));
    return text;
}

START_TEST(plans)
{
    char pack[1000], kinds[200] = "";
    struct timetable *present, *given = timetable_of(rows[_i].given, rows[_i].form);
    struct feed_plan *plan = NULL;

    (void)snprintf(pack, sizeof pack, "{\"sessions\":[%s]}", rows[_i].present);
    present = timetable_of(pack, TIMETABLE_JSON);
    ck_assert_int_eq(timetable_plan_make(present, given, rows[_i].prune, &plan), OK);
    ck_assert_str_eq(changes_of(plan), rows[_i].changes);
    ck_assert_int_eq(feed_plan_changes_anything(plan),
                     strpbrk(rows[_i].changes, "+~") != NULL ||
                         (rows[_i].prune && strncmp(rows[_i].changes, "-", 1) == 0));
    for (size_t i = 0; i < json_array_size(feed_plan_entries(plan)); i++) {
        const json_t *session = json_array_get(feed_plan_entries(plan), i);
        size_t length = strlen(kinds);

        (void)snprintf(kinds + length, sizeof kinds - length, "%s%s:%s", i > 0 ? " " : "",
                       json_string_value(json_object_get(session, "id")),
                       json_string_value(json_object_get(session, "kind")));
    }
    ck_assert_str_eq(kinds, rows[_i].sessions);
    feed_plan_destroy(plan);
    timetable_destroy(present);
    timetable_destroy(given);
}
END_TEST

/* One line of 119 characters, counted as characters, and one of 120. */
START_TEST(lays_out)
{
    json_t *sessions = json_pack("[{s:s}]", "id", "a");
    json_t *comments = json_object();
    char name[400] = "";
    char *text;

    for (int i = 0; i < 107 + _i; i++)
        (void)strncat(name, "\xC3\xA9", 3);
    (void)json_object_set_new(comments, "@x", json_pack("[s]", name));
    text = timetable_write(sessions, NULL);
    ck_assert_str_eq(text, "{\n  \"sessions\": [{ \"id\": \"a\" }]\n}\n");
    free(text);
    text = timetable_write(sessions, comments);
    ck_assert_msg((strstr(text, "\"@x\": [\"") != NULL) == (_i == 0), "%s", text);
    ck_assert_msg((strstr(text, "\"@x\": [\n    \"") != NULL) == (_i == 1), "%s", text);
    free(text);
    json_decref(sessions);
    json_decref(comments);
}
END_TEST

START_TEST(reads_a_pack_without_a_timetable)
{
    struct timetable *timetable = NULL;
    struct faults faults;

    faults_init(&faults);
    ck_assert_int_eq(timetable_read_pack("/nowhere/timetable.json", &faults, &timetable), OK);
    ck_assert_uint_eq(json_array_size(timetable_sessions(timetable)), 0);
    ck_assert_uint_eq(faults.count, 0);
    timetable_destroy(timetable);
    ck_assert_int_eq(timetable_read("/nowhere/timetable.csv", NULL, TODAY, &faults, &timetable), NOT_FOUND);
    ck_assert_uint_eq(faults.count, 1);
    faults_finish(&faults);
}
END_TEST

TCase *timetable_tests(void)
{
    TCase *tcase = tcase_create("timetable");

    tcase_add_loop_test(tcase, plans, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, lays_out, 0, 2);
    tcase_add_test(tcase, reads_a_pack_without_a_timetable);
    return tcase;
}
