/* fonts.json: what ships is what it says, and what is wrong with one is said clearly. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "suites.h"

#define SHIPPED DOORSTEP_SOURCE_DIR "/assets/fonts"

enum { SHA256_HEX = 64 };

static void sum_of(const char *path, char ret_sum[SHA256_HEX + 1])
{
    char command[1100];
    FILE *pipe;

    ck_assert_ptr_null(strchr(path, '\''));
    snprintf(command, sizeof command, "sha256sum '%s'", path);
    /* NOLINTNEXTLINE(cert-env33-c): the path is from our own fonts.json, and quoted. */
    pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    ck_assert_uint_eq(fread(ret_sum, 1, SHA256_HEX, pipe), SHA256_HEX);
    ret_sum[SHA256_HEX] = '\0';
    ck_assert_int_eq(pclose(pipe), 0);
}

START_TEST(every_shipped_font_is_the_one_that_was_looked_at)
{
    struct faults faults;
    struct json_doc *doc = NULL;
    struct json_place root;
    struct json_place fonts;

    faults_init(&faults);
    ck_assert_int_eq(json_doc_read(SHIPPED "/fonts.json", "fonts.json", 1 << 20, &faults, &doc), OK);
    root = json_doc_root(doc, &faults);
    fonts = json_member(&root, "fonts");
    ck_assert_uint_ge(json_count(&fonts), 6);
    for (size_t i = 0; i < json_count(&fonts); i++) {
        struct json_place font = json_element(&fonts, i);
        struct json_place file = json_member(&font, "file");
        struct json_place sha256 = json_member(&font, "sha256");
        char sum[SHA256_HEX + 1];

        sum_of(json_need_text(&file, 1000), sum);
        ck_assert_str_eq(sum, json_need_text(&sha256, SHA256_HEX));
    }
    ck_assert_uint_eq(faults.count, 0);
    json_doc_destroy(doc);
    faults_finish(&faults);
}
END_TEST

/* Writes `json` as fonts.json of a folder of its own and tells the first fault of opening it. */
static enum status open_engine_with(const char *json, char *ret_fault, size_t capacity)
{
    char folder[] = "/tmp/doorstep-fonts-XXXXXX";
    char path[64];
    struct faults faults;
    struct text_engine *engine = NULL;
    enum status status;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/fonts.json", folder);
    ck_assert_int_eq(file_write(path, json, strlen(json), 0600), OK);
    faults_init(&faults);
    status = text_engine_create(folder, &faults, &engine);
    ret_fault[0] = '\0';
    if (faults.count > 0)
        faults_line(&faults, 0, ret_fault, capacity);
    text_engine_destroy(engine);
    faults_finish(&faults);
    unlink(path);
    rmdir(folder);
    return status;
}

#define ONE_FONT(file, role)                                                                                 \
    "{\"fonts\": [\n{\"name\": \"N\", \"role\": \"latin\", \"script\": \"Latn\", \"weight\": \"regular\",\n" \
    "\"file\": \"" file                                                                                      \
    "\", \"index\": 0, \"scale\": 1.0, \"band\": \"H\", \"package\": \"fonts-noto-core\"}],\n"               \
    "\"stacks\": [{\"languages\": [\"en\"], \"fonts\": [\"" role "\"]}]}"

START_TEST(a_missing_font_names_its_file_and_package)
{
    char fault[512];

    ck_assert_int_eq(open_engine_with(ONE_FONT("/nowhere/NotoSans.ttf", "latin"), fault, sizeof fault),
                     INVALID);
    ck_assert_msg(strstr(fault, "fonts.json:3:") != NULL, "%s", fault);
    ck_assert_msg(strstr(fault, "/nowhere/NotoSans.ttf") != NULL, "%s", fault);
    ck_assert_msg(strstr(fault, "install the Debian package fonts-noto-core") != NULL, "%s", fault);
}
END_TEST

START_TEST(a_stack_names_only_roles_that_exist)
{
    char fault[512];

    ck_assert_int_eq(open_engine_with(ONE_FONT("/dev/null", "cyrillic"), fault, sizeof fault), INVALID);
    ck_assert_msg(strstr(fault, "cyrillic") != NULL, "%s", fault);
}
END_TEST

START_TEST(a_file_that_is_no_font_fails_the_paragraph_only)
{
    char folder[] = "/tmp/doorstep-fonts-XXXXXX";
    const char *json = ONE_FONT("/dev/null", "latin");
    struct text_spec spec = {.text = "a", .size_px = 30};
    struct text_engine *engine = NULL;
    struct text_paragraph *paragraph = NULL;
    struct faults faults;
    char path[64];

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/fonts.json", folder);
    ck_assert_int_eq(file_write(path, json, strlen(json), 0600), OK);
    faults_init(&faults);
    ck_assert_int_eq(text_engine_create(folder, &faults, &engine), OK);
    ck_assert_int_eq(text_paragraph_create(engine, &spec, &paragraph), IO);
    ck_assert_ptr_null(paragraph);
    text_engine_destroy(engine);
    faults_finish(&faults);
    unlink(path);
    rmdir(folder);
}
END_TEST

START_TEST(no_folder_is_a_fault_too)
{
    struct faults faults;
    struct text_engine *engine = NULL;

    faults_init(&faults);
    ck_assert_int_eq(text_engine_create("/nowhere", &faults, &engine), NOT_FOUND);
    ck_assert_ptr_null(engine);
    ck_assert_uint_eq(faults.count, 1);
    faults_finish(&faults);
}
END_TEST

START_TEST(stacks_are_found_by_tag_then_language_then_first)
{
    const struct fonts *fonts = &shared_engine()->fonts;

    ck_assert_str_eq(fonts_stack(fonts, "bn")->fonts[TEXT_REGULAR][0]->role, "bengali");
    ck_assert_str_eq(fonts_stack(fonts, "ar-EG")->fonts[TEXT_BOLD][0]->role, "arabic");
    ck_assert_int_eq(fonts_stack(fonts, "ar-EG")->fonts[TEXT_BOLD][0]->weight, TEXT_BOLD);
    ck_assert_str_eq(fonts_stack(fonts, "so")->fonts[TEXT_REGULAR][0]->role, "latin");
    ck_assert_str_eq(fonts_stack(fonts, "xx")->fonts[TEXT_REGULAR][0]->role, "latin");
    ck_assert_str_eq(fonts_stack(fonts, "bnx")->fonts[TEXT_REGULAR][0]->role, "latin");
}
END_TEST

START_TEST(any_mix_of_the_four_languages_is_covered)
{
    static const char *const languages[] = {"en", "so", "bn", "ar"};
    const char *mix = "Name: Amina, আমিনা ক্ষ র্য ৎ ১২৩, أمينة تعلّم ٤٥٦؟ “£4.50” – \xE2\x81\xA8"
                      "020\xC2\xA0"
                      "7946\xE2\x81\xA0\xE2\x81\xA9\xE2\x80\x8D\xE2\x80\x8C\t…";
    char missing[64];

    for (size_t i = 0; i < 4; i++)
        ck_assert_msg(text_engine_covers(shared_engine(), languages[i], mix, missing), "%s: %s", languages[i],
                      missing);
}
END_TEST

START_TEST(what_has_no_glyph_is_named)
{
    char missing[64];

    ck_assert(!text_engine_covers(shared_engine(), "en", "abc \xF0\x93\x80\x80", missing));
    ck_assert_str_eq(missing, "\xF0\x93\x80\x80");
    ck_assert(!text_engine_covers(shared_engine(), "bn", "ক\xF0\x9F\x91\xB6", missing));
    ck_assert_str_eq(missing, "\xF0\x9F\x91\xB6");
}
END_TEST

Suite *fonts_suite(void)
{
    Suite *suite = suite_create("text: fonts");
    TCase *tcase = tcase_create("fonts.json");

    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, every_shipped_font_is_the_one_that_was_looked_at);
    tcase_add_test(tcase, a_missing_font_names_its_file_and_package);
    tcase_add_test(tcase, a_stack_names_only_roles_that_exist);
    tcase_add_test(tcase, a_file_that_is_no_font_fails_the_paragraph_only);
    tcase_add_test(tcase, no_folder_is_a_fault_too);
    tcase_add_test(tcase, stacks_are_found_by_tag_then_language_then_first);
    tcase_add_test(tcase, any_mix_of_the_four_languages_is_covered);
    tcase_add_test(tcase, what_has_no_glyph_is_named);
    suite_add_tcase(suite, tcase);
    return suite;
}
