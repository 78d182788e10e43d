#include "frames.h"

struct text_engine *engine;
struct ui_frame *frame;
struct ui_view view;

void open_frame(void)
{
    static struct faults faults;

    faults_init(&faults);
    ck_assert_int_eq(text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine), OK);
    faults_finish(&faults);
    frame = ui_frame_create(engine);
    ui_view_init(&view);
    view.language = "en";
    view.screen = "test";
}

void close_frame(void)
{
    ui_frame_destroy(frame);
    ui_view_finish(&view);
    text_engine_destroy(engine);
}

void build_at(int width, int height, enum ui_text_size size)
{
    struct ui_placing placing = {
        .width = width, .height = height, .theme = ui_theme_for(width, height, size, false)};

    ck_assert_int_eq(ui_frame_build(frame, &view, &placing), OK);
}
