/* Any keys in any order, on every keyboard and in every box of the Tower Hamlets form: what stands in a box
 * is always UTF-8, and the caret always between code points. Input: the language, the box, then a byte for
 * each thing done, see do_one. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/writing.h"
#include "model/settle.h"
#include "model/typing.h"

#include "input.h"

#define LOCALES DOORSTEP_SOURCE_DIR "/assets/locales"
#define PACK DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west"

enum { KEYS_MAX = KEYBOARD_ROWS_MAX * KEYBOARD_KEYS_MAX, FIRST_OTHER_ACT = 200, REPEATS = 60 };

static const struct date today = {.year = 2026, .month = 11, .day = 22};

/* From a real keyboard. */
static const char *const pieces[] = {
    "",
    "a",
    "\xCC\x81",
    "ক্ষি",
    "\xE2\x80\x8D",
    "\xE2\x80\x8C",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
    "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",
    "لا",
    "\xD9\x8E\xD9\x91",
    "\xE2\x81\xA8",
    "\xE2\x81\xA9",
    "\xEF\xBB\xBF",
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8",
    "\t \n",
    "\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98\xE0\xA5\x98",
    "٣৩3",
    "Where do I begin? We have moved twice this year and the little one does not sleep. ",
};

static struct house *open_house(void)
{
    static struct house house;
    static struct faults faults;
    static struct words *words;
    static struct keyboard_set *keyboards;
    static struct centre *centre;

    if (house.words != NULL)
        return &house;
    faults_init(&faults);
    if (words_create(LOCALES, &faults, &words) != OK ||
        keyboard_set_create(LOCALES, &faults, &keyboards) != OK ||
        centre_load(PACK, &faults, &centre) != OK) {
        (void)fprintf(stderr, "the words, keyboards and pack do not load: %s\n", faults.list[0].text);
        abort();
    }
    house = (struct house){.words = words, .keyboards = keyboards, .centre = centre};
    return &house;
}

static void choose_language(struct visit *visit, struct input *input)
{
    const struct words *words = visit->house->words;
    size_t index = input_choice(input, words_language_count(words));

    visit_set_language(visit, words_language(words, index)->tag);
}

static bool has_box(const struct flow_item *item)
{
    return item->type == FLOW_STRING || item->type == FLOW_TEXT || item->type == FLOW_INTEGER ||
           item->type == FLOW_DATE || item->type == FLOW_OPEN_CHOICE;
}

static void choose_box(struct visit *visit, struct input *input)
{
    size_t item = input_choice(input, visit->flow->item_count);

    while (!has_box(&visit->flow->items[item]))
        item = (item + 1) % visit->flow->item_count;
    typing_focus(visit, (int)item,
                 visit->flow->items[item].type == FLOW_DATE ? (int)input_choice(input, ANSWER_PARTS) : -1,
                 SIZE_MAX);
}

/* As a touch does, which finds the grapheme that was meant. */
static void place_caret(struct visit *visit, size_t graphemes)
{
    size_t offset = 0;

    while (graphemes-- > 0)
        offset = writing_next_grapheme(typing_text(visit), offset);
    typing_focus(visit, visit->typing.item, visit->typing.part, offset);
}

static void press(struct visit *visit, unsigned number)
{
    const struct keyboard_layer *layer = &typing_keyboard(visit)->layers[visit->typing.layer];
    const struct keyboard_key *keys[KEYS_MAX];
    size_t count = 0;

    for (size_t row = 0; row < layer->row_count; row++) {
        for (size_t i = 0; i < layer->rows[row].count; i++)
            keys[count++] = &layer->rows[row].keys[i];
    }
    assert(count > 0);
    (void)typing_key(visit, keys[number % count]);
}

static void do_one(struct visit *visit, struct input *input)
{
    unsigned act = input_byte(input);
    const char *piece;

    if (act < FIRST_OTHER_ACT) {
        press(visit, act);
        return;
    }
    switch (act % 8) {
    case 0:
        typing_insert(visit, pieces[input_choice(input, sizeof pieces / sizeof pieces[0])]);
        break;
    case 1:
        typing_backspace(visit);
        break;
    case 2:
        typing_move(visit, -1);
        break;
    case 3:
        typing_move(visit, 1);
        break;
    case 4:
        choose_box(visit, input);
        break;
    case 5:
        choose_language(visit, input);
        break;
    case 6:
        place_caret(visit, input_choice(input, REPEATS));
        break;
    default:
        piece = pieces[input_choice(input, sizeof pieces / sizeof pieces[0])];
        for (int times = 0; times < REPEATS; times++)
            typing_insert(visit, piece);
        break;
    }
}

static void check_box(const struct visit *visit)
{
    const char *text = typing_text(visit);
    size_t room = visit->typing.part >= 0 ? ANSWER_PART_BYTES : ANSWER_TEXT_BYTES;

    assert(strnlen(text, room) < room && input_is_utf8(text));
    assert(visit->typing.caret <= strlen(text) && input_is_boundary(text, visit->typing.caret));
    assert(visit->typing.layer < typing_keyboard(visit)->layer_count);
}

/* What goes to staff is what was typed, and what is too long for that is not taken for nothing. */
static void check_settled(struct visit *visit)
{
    settle_all(visit);
    for (size_t i = 0; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];
        const struct answer *answer = &visit->answers.list[i];
        bool is_free = item->type == FLOW_TEXT || (item->type == FLOW_STRING && item->format == FLOW_PLAIN);
        struct strbuf settled;

        strbuf_init(&settled, 4 * ANSWER_TEXT_BYTES);
        assert(input_is_utf8(answer->plain));
        assert(writing_settle(answer->text, item->type == FLOW_TEXT, &settled) == OK);
        if (settled.length >= ANSWER_TEXT_BYTES)
            assert(answer->length_graphemes > 0);
        else if (is_free)
            assert(strcmp(strbuf_text(&settled), answer->plain) == 0);
        strbuf_finish(&settled);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {.at = data, .left = size};
    struct visit visit;

    visit_init(&visit, open_house(), today);
    choose_language(&visit, &input);
    visit.screen = SCREEN_HOME;
    (void)visit_start_flow(&visit, "self-referral");
    assert(visit.flow != NULL);
    choose_box(&visit, &input);
    while (input.left > 0) {
        do_one(&visit, &input);
        check_box(&visit);
    }
    check_settled(&visit);
    visit_finish(&visit);
    return 0;
}
