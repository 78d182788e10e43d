#include "paper_shared.h"

#include <check.h>

static struct text_engine *engine;
static struct picture_set *pictures;
static struct words *words;

struct text_engine *shared_engine(void)
{
    struct faults faults;

    if (engine != NULL)
        return engine;
    faults_init(&faults);
    ck_assert_int_eq(text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine), OK);
    faults_finish(&faults);
    return engine;
}

struct picture_set *shared_pictures(void)
{
    if (pictures == NULL)
        pictures = picture_set_create(DOORSTEP_SOURCE_DIR "/assets/icons");
    return pictures;
}

const struct words *shared_words(void)
{
    struct faults faults;

    if (words != NULL)
        return words;
    faults_init(&faults);
    ck_assert_int_eq(words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words), OK);
    faults_finish(&faults);
    return words;
}

void finish_shared(void)
{
    text_engine_destroy(engine);
    picture_set_destroy(pictures);
    words_destroy(words);
    engine = NULL;
    pictures = NULL;
    words = NULL;
}

struct bitmap draw_on(const char *sheet, const struct paper *paper)
{
    struct bitmap bitmap;

    ck_assert_int_eq(paper_draw(paper, shared_engine(), shared_pictures(), paper_find_sheet(sheet), &bitmap),
                     OK);
    return bitmap;
}

bool has_ink(const struct bitmap *bitmap, int x, int y, int width, int height)
{
    for (int row = y; row < y + height; row++) {
        for (int column = x; column < x + width; column++) {
            if (bitmap_is_black(bitmap, column, row))
                return true;
        }
    }
    return false;
}
