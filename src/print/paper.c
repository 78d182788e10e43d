#include "print/paper.h"

#include <assert.h>
#include <string.h>

/* A margin is wider than the strokes by which Nastaliq hangs over its line, which no printer may cut off. */
static const struct paper_sheet sheets[] = {
    {"58mm", 203, 384, 0, 16, 384},
    {"80mm", 203, 576, 0, 20, 576},
    {"A6", 300, 1240, 1748, 90, 1060},
    {"A4", 300, 2480, 3508, 200, 1300},
};

const struct paper_sheet *paper_find_sheet(const char *name)
{
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
        if (strcmp(sheets[i].name, name) == 0)
            return &sheets[i];
    }
    return NULL;
}

void paper_init(struct paper *paper, const char *language, bool right_to_left)
{
    *paper = (struct paper){.right_to_left = right_to_left};
    arena_init(&paper->arena);
    paper->language = arena_copy_text(&paper->arena, language);
}

void paper_finish(struct paper *paper)
{
    arena_finish(&paper->arena);
    *paper = (struct paper){.language = NULL};
}

static bool is_there(const struct paper_part *part)
{
    switch (part->look) {
    case PAPER_RULE:
        return true;
    case PAPER_VALUE:
        return part->value != NULL;
    case PAPER_CODE:
        return part->code != NULL;
    default:
        return part->said.text != NULL && part->said.text[0] != '\0';
    }
}

static struct paper_text copy_said(struct arena *arena, const struct paper_text *said)
{
    struct paper_text copy = {.text = arena_copy_text(arena, said->text),
                              .language = arena_copy_text(arena, said->language)};
    bool is_english = said->language == NULL || strcmp(said->language, "en") == 0;

    if (copy.text != NULL && !is_english && said->english != NULL && strcmp(said->english, said->text) != 0)
        copy.english = arena_copy_text(arena, said->english);
    return copy;
}

void paper_add(struct paper *paper, const struct paper_part *part)
{
    if (!is_there(part))
        return;
    assert(paper->count < PAPER_PARTS_MAX && part->look < PAPER_LOOKS);
    paper->parts[paper->count++] = (struct paper_part){.look = part->look,
                                                       .said = copy_said(&paper->arena, &part->said),
                                                       .icon = arena_copy_text(&paper->arena, part->icon),
                                                       .value = arena_copy_text(&paper->arena, part->value),
                                                       .code = arena_copy_text(&paper->arena, part->code)};
}
