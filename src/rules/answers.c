#include "rules/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void answers_init(struct answers *answers, size_t item_count)
{
    answers->list = memory_allocate(item_count, sizeof *answers->list);
    answers->count = item_count;
}

void answers_wipe(struct answers *answers)
{
    memory_wipe(answers->list, answers->count * sizeof *answers->list);
}

void answers_finish(struct answers *answers)
{
    if (answers->list != NULL)
        answers_wipe(answers);
    free(answers->list);
    *answers = (struct answers){0};
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool answer_is_empty(const struct answer *answer)
{
    for (int i = 0; i < ANSWER_PARTS; i++) {
        if (!is_blank(answer->part[i]))
            return false;
    }
    return answer->chosen == 0 && is_blank(answer->text);
}
