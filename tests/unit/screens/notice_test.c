/* What staff have to say, on the welcome page and on home: in whose language, how much of it, and that the
 * languages stay where they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "centre/edits.h"
#include "glass.h"
#include "suites.h"

#define PACK DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west"
#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define FOUR "\"en\", \"bn\", \"so\", \"ar\""

enum { TAGS = 6, CARDS = 4 };

static const char *const tags[TAGS] = {"en", "bn", "so", "ar", "fr", "pl"};
static struct edits edits;

static void put(const char *tag, const char *text)
{
    struct edit edit = {.kind = EDIT_NOTICE};
    int64_t id = 0;

    (void)snprintf(edit.subject, sizeof edit.subject, "%s", tag);
    (void)snprintf(edit.text, sizeof edit.text, "%s", text);
    ck_assert_int_eq(edits_put(&edits, &edit, &id), OK);
}

/* As long as one may be, in the script of the language. */
static void put_long(const char *tag)
{
    const char *word = strcmp(tag, "bn") == 0 ? "বৃহস্পতিবার " : strcmp(tag, "ar") == 0 ? "الخميس " : "closed ";
    char text[EDIT_TEXT_BYTES] = "";
    size_t used = 0;
    size_t letters = 0;

    for (size_t i = 0; letters < EDIT_TEXT_CHARS; i = word[i + 1] == '\0' ? 0 : i + 1) {
        letters += ((unsigned char)word[i + 1] & 0xC0) != 0x80;
        text[used++] = word[i];
    }
    text[used] = '\0';
    put(tag, text);
}

static const char *const linked[] = {"services.json", "timetable.example.json", "questionnaires", "strings"};

/* The kiosk's pack with two more languages, which have no words yet. */
static void make_pack(const char *folder)
{
    char path[200], target[400];
    char *text = NULL;
    const char *at;
    FILE *file;
    size_t bytes = 0;

    ck_assert_int_eq(file_read(PACK "/centre.json", 1 << 20, &text, &bytes), OK);
    at = strstr(text, FOUR);
    ck_assert_ptr_nonnull(at);
    (void)snprintf(path, sizeof path, "%s/centre.json", folder);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    (void)fprintf(file, "%.*s" FOUR ", \"fr\", \"pl\"%s", (int)(at - text), text, at + strlen(FOUR));
    ck_assert_int_eq(fclose(file), 0);
    free(text);
    for (size_t i = 0; i < COUNT(linked); i++) {
        (void)snprintf(target, sizeof target, PACK "/%s", linked[i]);
        (void)snprintf(path, sizeof path, "%s/%s", folder, linked[i]);
        ck_assert_int_eq(symlink(target, path), 0);
    }
}

static void remove_pack(const char *folder)
{
    char path[200];

    (void)snprintf(path, sizeof path, "%s/centre.json", folder);
    (void)unlink(path);
    for (size_t i = 0; i < COUNT(linked); i++) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, linked[i]);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

static struct centre *load_six(void)
{
    static struct faults faults;
    char folder[] = "/tmp/doorstep-notice-XXXXXX";
    struct centre *centre = NULL;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    make_pack(folder);
    faults_init(&faults);
    ck_assert_msg(centre_load(folder, &faults, &centre) == OK, "%s", faults.list[0].text);
    ck_assert_int_eq(centre_load_shared(centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults), OK);
    faults_finish(&faults);
    remove_pack(folder);
    return centre;
}

static void lay(void)
{
    centre_lay_edits(glass.centre, &edits);
}

static void set_up(void)
{
    edits = (struct edits){.count = 0};
    glass_open();
}

START_TEST(without_one_nothing_is_said)
{
    glass_show(SCREEN_WELCOME, "en");
    glass_build(GLASS_UPRIGHT);
    for (size_t i = 0; i < glass.view.count; i++)
        ck_assert_int_ne(glass.view.nodes[i].look, UI_LOOK_NOTICE);
    glass_show(SCREEN_HOME, "en");
    glass_build(GLASS_UPRIGHT);
    ck_assert(!glass_has("notice.en"));
    ck_assert(glass.view.wide);
}
END_TEST

/* In the pack's order, each in its own language, between the heading and the languages. */
START_TEST(the_welcome_page_has_them_all)
{
    put("ar", "مغلق يوم الخميس");
    put("en", "Closed on Thursday: call 020 7946 0123");
    lay();
    glass_show(SCREEN_WELCOME, "en");
    for (int setting = 0; setting < GLASS_SETTINGS; setting++) {
        glass_build(setting);
        ck_assert_str_eq(glass_node("notice.en")->language, "en");
        ck_assert_str_eq(glass_node("notice.ar")->language, "ar");
        ck_assert_str_eq(glass_node("notice.ar")->text, "مغلق يوم الخميس");
        ck_assert(!glass_has("notice.bn"));
        ck_assert_int_lt(glass_node("title")->rect.y, glass_node("notice.en")->rect.y);
        ck_assert_int_lt(glass_node("notice.en")->rect.y, glass_node("notice.ar")->rect.y);
        ck_assert_int_lt(glass_node("notice.ar")->rect.y, glass_node("lang.en")->rect.y);
    }
    /* A number stays in one piece. */
    ck_assert_ptr_nonnull(strstr(glass_node("notice.en")->text, "020\u00A07946\u00A00123"));
}
END_TEST

static void check_languages_stay(size_t notices)
{
    for (int setting = 0; setting < GLASS_SETTINGS; setting++) {
        glass_build(setting);
        ck_assert_int_eq(glass.view.part_count, 1);
        for (size_t i = 0; i < CARDS; i++) {
            char id[16];

            (void)snprintf(id, sizeof id, "lang.%s", tags[i]);
            ck_assert_msg(!glass_node(id)->hidden, "%s is pushed off by %zu notices (%d)", id, notices,
                          setting);
        }
        /* Whoever can read one of them sees that there is something. */
        if (notices > 0)
            ck_assert_msg(!glass_node("notice.en")->hidden, "none of %zu is shown (%d)", notices, setting);
    }
}

START_TEST(languages_stay_on_the_page)
{
    size_t notices = (size_t)_i;

    centre_destroy(glass.centre);
    glass.house.centre = glass.centre = load_six();
    for (size_t i = 0; i < notices; i++)
        put_long(tags[i]);
    lay();
    ck_assert_uint_eq(centre_about(glass.centre)->notice_count, notices);
    glass_show(SCREEN_WELCOME, "en");
    check_languages_stay(notices);
    ck_assert(glass_has("notice.ar") == (notices >= 4));
    ck_assert(!glass_has("notice.fr") && !glass_has("notice.pl"));
    glass_check_page();
    glass_build(GLASS_UPRIGHT);
    for (size_t i = 0; i < notices && i < CARDS; i++) {
        char id[16];

        (void)snprintf(id, sizeof id, "notice.%s", tags[i]);
        ck_assert_msg(!glass_node(id)->hidden, "%s is not shown upright", id);
    }
}
END_TEST

/* Which notices there are, who reads, and what home shows. */
static const struct {
    const char *notices[2];
    const char *reader, *shown;
} homes[] = {
    {{"en", "bn"}, "en", "en"}, {{"en", "bn"}, "bn", "bn"}, {{"en", "bn"}, "ar", "en"},
    {{"so", "ar"}, "bn", NULL}, {{"so", "ar"}, "en", NULL}, {{"so", "ar"}, "ar", "ar"},
};

START_TEST(home_has_the_readers_own)
{
    const char *reader = homes[_i].reader, *wanted = homes[_i].shown;

    for (size_t i = 0; i < 2; i++)
        put_long(homes[_i].notices[i]);
    lay();
    glass_show(SCREEN_HOME, reader);
    glass_build(GLASS_UPRIGHT);
    for (size_t i = 0; i < CARDS; i++) {
        char id[16];

        (void)snprintf(id, sizeof id, "notice.%s", tags[i]);
        ck_assert_msg(glass_has(id) == (wanted != NULL && strcmp(wanted, tags[i]) == 0), "row %d: %s", _i,
                      id);
        if (glass_has(id))
            ck_assert_str_eq(glass_node(id)->language, tags[i]);
    }
    glass_check_page();
}
END_TEST

START_TEST(a_word_without_an_end_fits)
{
    char word[EDIT_TEXT_CHARS + 1];

    memset(word, 'W', EDIT_TEXT_CHARS);
    word[EDIT_TEXT_CHARS] = '\0';
    put("en", word);
    put_long("bn");
    lay();
    glass_show(SCREEN_WELCOME, "en");
    glass_check_page();
    glass_show(SCREEN_HOME, "so");
    glass_check_page();
}
END_TEST

Suite *suite_of_notices(void)
{
    Suite *suite = suite_create("notices");
    TCase *cases = tcase_create("notices");

    tcase_add_checked_fixture(cases, set_up, glass_close);
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, without_one_nothing_is_said);
    tcase_add_test(cases, the_welcome_page_has_them_all);
    tcase_add_loop_test(cases, languages_stay_on_the_page, 0, TAGS + 1);
    tcase_add_loop_test(cases, home_has_the_readers_own, 0, (int)COUNT(homes));
    tcase_add_test(cases, a_word_without_an_end_fits);
    suite_add_tcase(suite, cases);
    return suite;
}
