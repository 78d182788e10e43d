#include "suites.h"

#include <stdlib.h>

static struct text_engine *engine;

struct text_engine *shared_engine(void)
{
    struct faults faults;

    if (engine != NULL)
        return engine;
    faults_init(&faults);
    ck_assert_int_eq(text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine), OK);
    ck_assert_uint_eq(faults.count, 0);
    faults_finish(&faults);
    return engine;
}

void finish_shared_engine(void)
{
    text_engine_destroy(engine);
    engine = NULL;
}

struct text_paragraph *lay_out(const struct text_spec *spec)
{
    struct text_paragraph *paragraph = NULL;

    ck_assert_int_eq(text_paragraph_create(shared_engine(), spec, &paragraph), OK);
    return paragraph;
}

struct text_paragraph *lay_out_line(const char *language, const char *text)
{
    struct text_spec spec = {.text = text, .language = language, .size_px = 30};

    return lay_out(&spec);
}

int main(void)
{
    SRunner *runner = srunner_create(bidi_suite());
    int failed;

    srunner_add_suite(runner, breaks_suite());
    srunner_add_suite(runner, script_suite());
    srunner_add_suite(runner, fonts_suite());
    srunner_add_suite(runner, layout_suite());
    srunner_add_suite(runner, drawing_suite());
    srunner_add_suite(runner, caret_suite());
    srunner_add_suite(runner, hostile_suite());
    srunner_add_suite(runner, spans_suite());
    srunner_add_suite(runner, selection_suite());
    srunner_add_suite(runner, languages_suite());
    srunner_add_suite(runner, paper_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
