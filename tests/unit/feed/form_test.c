/* The forms that services come in, and files that are none of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "suites.h"

#define A "aaaaaaaa-d857-441c-9679-408f346de14b"
#define B "bbbbbbbb-d857-441c-9679-408f346de14b"
#define ENTRY_A "{'id':'" A "','name':'Play','status':'active','fees':'Free'}"
#define FULL_A "{'id':'" A "','name':'Play','status':'active','languages':[{'id':'" B "'}]}"
#define ENTRY_B "{'id':'" B "','name':'Sing','status':'active'}"

static const struct {
    const char *given;
    size_t services;
    const char *remark; /* NULL: it need not say anything */
    const char *path;
    const char *value;
    bool partial;
} forms[] = {
    {ENTRY_A, 1, "services without their parts, such as times and places; those in the pack stay: 1",
     "0.name", "'Play'", false},
    {FULL_A, 1, NULL, "0.languages.0.id", "'" B "'", false},
    {"[]", 0, NULL, "0", "", false},
    {"[" ENTRY_A "," ENTRY_B "]", 2, NULL, "1.name", "'Sing'", false},
    {"{'services':[" ENTRY_A "]}", 1, NULL, "0.name", "'Play'", false},
    {"{'total_items':1,'total_pages':1,'contents':[" ENTRY_A "]}", 1, NULL, "0.name", "'Play'", false},
    {"{'total_items':0,'total_pages':0,'empty':true,'contents':[]}", 0, NULL, "0", "", false},
    {"{'contents':[" ENTRY_A "]}", 1, NULL, "0.name", "'Play'", false},
    {"{'total_items':31,'total_pages':1,'contents':[" ENTRY_A "," ENTRY_B "]}", 2, "says 31 in all, has 2",
     "1.name", "'Sing'", true},
    {"{'total_items':1,'total_pages':1,'contents':[" ENTRY_A "," ENTRY_B "]}", 2, "says 1 in all, has 2",
     "1.name", "'Sing'", false},
    {"{'total_items':10,'total_pages':10,'contents':[" ENTRY_A "]}", 1, "says 10 pages, 1 are here", "0.name",
     "'Play'", true},
    {"{'total_items':'1','total_pages':null,'contents':[" ENTRY_A "]}", 1, NULL, "0.name", "'Play'", false},
    {"[" ENTRY_A "," ENTRY_A "]", 1, "seen twice: the second is left out", "1", "", false},
    {"[" ENTRY_A "," ENTRY_A "," ENTRY_A "]", 1, "seen 3 times: only the first is kept", "1", "", false},
    {"[" ENTRY_A "," FULL_A "]", 1, NULL, "0.languages.0.id", "'" B "'", false},
    {"[" ENTRY_A "," FULL_A "]", 1, NULL, "0.fees", "'Free'", false},
    {"[" FULL_A "," ENTRY_A "]", 1, NULL, "0.fees", "'Free'", false},
    {"[" FULL_A "," ENTRY_A "," ENTRY_A "]", 1, "seen twice", "0.languages.0.id", "'" B "'", false},
    {"[{'id':'AAAAAAAA-d857-441c-9679-408f346de14b','name':'Play','status':'active'}," ENTRY_A "]", 1,
     "seen twice", "0.id", "'" A "'", false},
    {"{'version':'3.0','profile':'x'}", 0, "neither a service nor a list of them: left out", "0", "", false},
    {"{'id':'" A "','name':'Play','name':'Sing','status':'active'}", 1, "a key stands twice in one object",
     "0.name", "'Sing'", false},
};

START_TEST(reads_forms)
{
    struct feed *feed = feed_of(forms[_i].given);

    if (forms[_i].remark != NULL && !has_remark(feed, forms[_i].remark)) {
        print_remarks(feed);
        ck_abort_msg("%s is not said", forms[_i].remark);
    }
    ck_assert(forms[_i].remark != NULL || !has_remark(feed, "seen"));
    ck_assert(forms[_i].remark != NULL || !has_remark(feed, "says"));
    ck_assert_uint_eq(json_array_size(feed_services(feed)), forms[_i].services);
    ck_assert_str_eq(at(feed, forms[_i].path), forms[_i].value);
    ck_assert_int_eq(feed_is_partial(feed), forms[_i].partial);
    feed_destroy(feed);
}
END_TEST

START_TEST(refuses_what_is_no_feed)
{
    static const struct {
        const char *text;
        const char *words;
        int line;
    } bad[] = {
        {"", "is empty", 0},
        {" \n ", "is empty", 0},
        {"\xEF\xBB\xBF", "is empty", 0},
        {"<html><body>404</body></html>", "is a web page", 0},
        {"\xFF\xFE[", "is UTF-16", 0},
        {"{\"id\":\"x\",\n\"name\":", "ends in the middle", 2},
        {"[{\"id\":\"x\",\n\"name\":\"Pl", "ends in the middle", 2},
        {"[\n{\"id\":\"x\",\"name\":\"caf\xE9\"}]", "is not UTF-8", 2},
        {"{\"id\":\"x\"}\n{\"id\":\"y\"}", "goes on after its end", 2},
        {"[1,\n2,,3]", "not valid JSON", 2},
        {"{\"totalElements\":1,\"content\":[]}", "is Open Referral UK version 1 (it has \"totalElements\")",
         0},
        {"{\"content\":[]}", "version 1", 0},
        {"[{\"id\":\"x\",\"eligibilitys\":[]}]", "version 1 (it has \"eligibilitys\")", 0},
        {"{\"id\":\"x\",\"name\":\"Play\",\"regular_schedules\":[]}", "version 1", 0},
        {"{\"contents\":{}}", "\"contents\" is no list", 0},
    };

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        refuse_feed(bad[i].text, strlen(bad[i].text), bad[i].words, bad[i].line);
    refuse_feed("[]\0[]", 5, "is not text", 0);
}
END_TEST

START_TEST(reads_behind_a_byte_order_mark)
{
    struct feed *feed = feed_of("\xEF\xBB\xBF" ENTRY_A);

    ck_assert_uint_eq(json_array_size(feed_services(feed)), 1);
    feed_destroy(feed);
}
END_TEST

START_TEST(bounds_depth_number_and_size)
{
    enum { DEEP = FEED_DEPTH_MAX + 1, MANY = FEED_VALUES_MAX + 10 };
    char deep[3 * DEEP + 1];
    char *many = memory_allocate(MANY + 1, 1);
    struct feed *feed;

    for (int i = 0; i < DEEP; i++) {
        memcpy(deep + 2 * i, "\n[", 2);
        deep[2 * DEEP + i] = ']';
    }
    deep[3 * DEEP] = '\0';
    refuse_feed(deep, 3 * DEEP, "deep in each other", DEEP + 1);
    deep[1] = ' ';
    deep[3 * DEEP - 1] = '\0';
    feed = feed_of(deep + 2);
    feed_destroy(feed);
    memset(many, ',', MANY);
    many[0] = '[';
    refuse_feed(many, MANY, "holds more than 4000000 values", 0);
    free(many);
}
END_TEST

START_TEST(refuses_more_services_than_a_kiosk_holds)
{
    enum { BYTES = 60 };
    char *text = memory_allocate((FEED_SERVICES_MAX + 1) * BYTES, 1);
    size_t used = 0;
    struct feed *feed = NULL;
    struct faults faults;

    for (int i = 0; i <= FEED_SERVICES_MAX; i++)
        used += (size_t)snprintf(text + used, BYTES, "%c{\"id\":%d,\"name\":\"x\",\"status\":\"active\"}",
                                 i > 0 ? ',' : '[', i + 1);
    text[used++] = ']';
    refuse_feed(text, used, "has more than 5000 services", 0);
    *strrchr(text, '{') = ' '; /* the last one goes */
    *strrchr(text, ',') = ' ';
    faults_init(&faults);
    used = (size_t)(strstr(text, "\"id\":5001") - text);
    while (text[used - 1] != '}')
        used--;
    text[used++] = ']';
    ck_assert_int_eq(feed_read_text(text, used, "feed.json", TODAY, &faults, &feed), OK);
    ck_assert_uint_eq(json_array_size(feed_services(feed)), FEED_SERVICES_MAX);
    feed_destroy(feed);
    faults_finish(&faults);
    free(text);
}
END_TEST

static char folder[] = "/tmp/doorstep-feed-XXXXXX";

static void put(const char *name, const char *text)
{
    char path[200];
    char *quoted = memory_copy_text(text);

    for (char *c = quoted; *c != '\0'; c++)
        *c = *c == '\'' ? '"' : *c;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    ck_assert_int_eq(file_write(path, quoted, strlen(quoted), 0644), OK);
    free(quoted);
}

static void take_away(const char *name)
{
    char path[200];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    (void)remove(path);
}

START_TEST(puts_the_files_of_a_folder_together)
{
    struct faults faults;
    struct feed *feed = NULL;
    char path[200];

    (void)snprintf(folder, sizeof folder, "/tmp/doorstep-feed-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/services", folder);
    ck_assert_int_eq(mkdir(path, 0755), 0);
    faults_init(&faults);
    put("page1.json", "{'total_items':2,'total_pages':2,'contents':[" ENTRY_A "]}");
    put("page2.json", "{'total_items':2,'total_pages':2,'contents':[" ENTRY_B "]}");
    put("services/a.JSON", FULL_A);
    put("services/.hidden.json", "not read");
    put("services/notes.txt", "not read");
    ck_assert_int_eq(feed_read(folder, TODAY, &faults, &feed), OK);
    ck_assert_uint_eq(json_array_size(feed_services(feed)), 2);
    ck_assert_str_eq(at(feed, "0.fees"), "'Free'");
    ck_assert_str_eq(at(feed, "0.languages.0.id"), "'" B "'");
    ck_assert_uint_eq(feed_remark_count(feed), 1); /* that one came without its parts */
    ck_assert(!feed_is_partial(feed));
    feed_destroy(feed);
    put("services/b.json", "{'totalElements':1}");
    put("services/c.json", "[");
    ck_assert_int_eq(feed_read(folder, TODAY, &faults, &feed), INVALID);
    ck_assert_uint_eq(faults.count, 2);
    ck_assert(strstr(faults.list[0].file, "services/b.json") != NULL);
    ck_assert(strstr(faults.list[1].file, "services/c.json") != NULL);
    faults_finish(&faults);
    for (size_t i = 0; i < 8; i++)
        take_away((const char *[]){"page1.json", "page2.json", "services/a.JSON", "services/.hidden.json",
                                   "services/notes.txt", "services/b.json", "services/c.json",
                                   "services"}[i]);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(says_that_there_is_nothing)
{
    struct faults faults;
    struct feed *feed = NULL;

    faults_init(&faults);
    ck_assert_int_eq(feed_read("/nowhere/feed.json", TODAY, &faults, &feed), NOT_FOUND);
    ck_assert_uint_eq(faults.count, 1);
    ck_assert_int_eq(feed_read_pack("/nowhere/services.json", TODAY, &faults, &feed), OK);
    ck_assert_uint_eq(json_array_size(feed_services(feed)), 0);
    feed_destroy(feed);
    faults_finish(&faults);
}
END_TEST

TCase *form_tests(void)
{
    TCase *tests = tcase_create("form");

    tcase_add_loop_test(tests, reads_forms, 0, sizeof forms / sizeof forms[0]);
    tcase_add_test(tests, refuses_what_is_no_feed);
    tcase_add_test(tests, reads_behind_a_byte_order_mark);
    tcase_add_test(tests, bounds_depth_number_and_size);
    tcase_add_test(tests, refuses_more_services_than_a_kiosk_holds);
    tcase_add_test(tests, puts_the_files_of_a_folder_together);
    tcase_add_test(tests, says_that_there_is_nothing);
    tcase_set_timeout(tests, 60);
    return tests;
}
