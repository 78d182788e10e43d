/* Stands in for libFuzzer in an ordinary build: runs a target over each file of its corpus, once.
 * usage: fuzz_NAME [FILE...]    without a file, all of tests/fuzz/corpus/NAME */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/place.h"
#include "input.h"

enum { INPUT_BYTES_MAX = 1024 * 1024 };

static int passed;
static int failed;

static void replay(const char *path)
{
    char *text = NULL;
    size_t bytes = 0;

    if (file_read(path, INPUT_BYTES_MAX, &text, &bytes) != OK) {
        printf("%s: cannot be read\n", path);
        failed++;
        return;
    }
    /* A target that crashes takes this program with it; then the last name is what tells on which file. */
    printf("%s\n", path);
    (void)fflush(stdout);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)text, bytes);
    free(text);
    passed++;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void replay_corpus(void)
{
    struct dirent **entries = NULL;
    int count = scandir(FUZZ_CORPUS, &entries, is_shown, alphasort);

    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];

        if (place_join(FUZZ_CORPUS, entries[i]->d_name, path, sizeof path) == OK)
            replay(path);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        replay_corpus();
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    if (passed + failed == 0) {
        printf("%s: has no inputs\n", FUZZ_CORPUS);
        failed++;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
