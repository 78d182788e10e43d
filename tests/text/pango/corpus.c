#include "corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

enum { FILE_BYTES_MAX = 1024 * 1024, PATH_BYTES = 4096 };

static const char suffix[] = ".txt";

static int is_text(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > strlen(suffix) && strcmp(entry->d_name + length - strlen(suffix), suffix) == 0;
}

static enum status read_language(const char *folder, const char *name, struct corpus_language *language)
{
    char path[PATH_BYTES];
    char *rest = NULL;
    size_t bytes = 0;
    enum status status;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    status = file_read(path, FILE_BYTES_MAX, &language->text, &bytes);
    if (status != OK)
        return status;
    language->tag = memory_copy_text(name);
    language->tag[strlen(name) - strlen(suffix)] = '\0';
    for (char *row = strtok_r(language->text, "\n", &rest); row != NULL; row = strtok_r(NULL, "\n", &rest)) {
        language->paragraphs =
            memory_resize(language->paragraphs, language->count + 1, sizeof *language->paragraphs);
        language->paragraphs[language->count++] = row;
    }
    return OK;
}

enum status corpus_read(const char *folder, struct corpus *corpus)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, is_text, alphasort);
    enum status status = OK;

    *corpus = (struct corpus){0};
    if (count < 0)
        return NOT_FOUND;
    corpus->languages = memory_allocate((size_t)count, sizeof *corpus->languages);
    for (int i = 0; i < count; i++) {
        if (status == OK)
            status = read_language(folder, names[i]->d_name, &corpus->languages[corpus->count++]);
        free(names[i]);
    }
    free(names);
    return status;
}

void corpus_finish(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++) {
        free(corpus->languages[i].tag);
        free(corpus->languages[i].text);
        free(corpus->languages[i].paragraphs);
    }
    free(corpus->languages);
    *corpus = (struct corpus){0};
}
