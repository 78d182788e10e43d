/* All pages of a form as one picture, and the email that it would make, so that staff can sign it off. The
 * pages are drawn by the glass itself, which stands beside this program. */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "mail/message.h"
#include "rules/response.h"
#include "rules/sample.h"
#include "tools/ctl.h"
#include "tools/pack.h"

static const char sample_id[] = "00000000-0000-4000-8000-000000000000";
static const char sample_reference[] = "SAMP-2E22";

struct preview {
    const char *form;
    const char *locale;
    char centre[PATH_MAX];
    char picture[PATH_MAX];
    char letter[PATH_MAX];
};

static enum status find_glass(char ret_path[PATH_MAX])
{
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    char *slash;

    if (length < 0)
        return IO;
    own[length] = '\0';
    slash = strrchr(own, '/');
    if (slash == NULL)
        return IO;
    *slash = '\0';
    return place_join(own, "doorstep", ret_path, PATH_MAX);
}

static enum status draw_pages(const struct preview *preview)
{
    char glass[PATH_MAX];
    const char *words[] = {glass,       "--headless",    "--size",    "1080x1920",
                           "--centre",  preview->centre, "--locale",  preview->locale,
                           "--preview", preview->form,   "--picture", preview->picture,
                           NULL};
    pid_t child;
    int how = 0;

    if (find_glass(glass) != OK || access(glass, X_OK) != 0) {
        log_line("%s: the program that draws the pages is not there; install it beside doorstepctl", glass);
        return NOT_FOUND;
    }
    if (posix_spawn(&child, glass, NULL, NULL, (char *const *)(void *)words, environ) != 0) {
        log_line("%s: cannot be started: %s", glass, strerror(errno));
        return IO;
    }
    while (waitpid(child, &how, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(how) && WEXITSTATUS(how) == 0 ? OK : INVALID; /* it has said why itself */
}

static enum status write_letter(const struct preview *preview, const struct centre *centre,
                                const struct words *words, const struct flow *flow)
{
    static const struct clock CLOCK;
    struct submission_meta meta = {.id = sample_id,
                                   .kind = flow->name,
                                   .centre = centre_about(centre)->name,
                                   .pack_hash = "",
                                   .language = preview->locale,
                                   .privacy_version = centre_about(centre)->privacy_version,
                                   .created_utc_ms = clock_utc_ms(&CLOCK)};
    struct message_context context = {
        .centre = centre, .words = words, .reference = sample_reference, .sent_utc_ms = meta.created_utc_ms};
    struct submission submission;
    struct message message;
    struct answers answers;
    enum status status;
    char *text;

    answers_init(&answers, flow->item_count);
    flow_begin(flow, &answers);
    sample_fill(flow, date_of_utc(meta.created_utc_ms), &answers);
    text = submission_write(flow, &answers, &meta);
    answers_finish(&answers);
    status = submission_read(text, strlen(text), &submission);
    memory_wipe_text(text);
    if (status != OK)
        return status;
    status = message_make(&submission, &context, &message);
    submission_finish(&submission);
    if (status == OK) {
        status = file_write(preview->letter, strbuf_text(&message.text), message.text.length, 0644);
        message_finish(&message);
    }
    return status;
}

static enum status read_pack(const struct preview *preview, struct faults *faults, struct centre **ret_centre,
                             struct words **ret_words)
{
    enum status status = pack_load(preview->centre, faults, ret_centre, ret_words);

    if (status != OK)
        ctl_print_faults(faults);
    return status;
}

static enum status make_letter(const struct preview *preview)
{
    struct faults *faults = memory_allocate(1, sizeof *faults);
    struct centre *centre = NULL;
    struct words *words = NULL;
    const struct flow *flow = NULL;
    enum status status;

    faults_init(faults);
    status = read_pack(preview, faults, &centre, &words);
    if (status == OK)
        flow = centre_find_flow(centre, preview->form);
    if (flow != NULL && !flow->is_local) {
        status = write_letter(preview, centre, words, flow);
        if (status == OK)
            printf("%s: the email\n", preview->letter);
        else
            log_line("%s: %s", preview->letter, ctl_why(status));
    }
    words_destroy(words);
    centre_destroy(centre);
    faults_finish(faults);
    free(faults);
    return status;
}

static enum status name_files(const struct ctl_request *request, struct preview *preview)
{
    const char *named = request->value[CTL_OUT];
    char folder[PATH_MAX];
    char name[PATH_MAX];
    enum status status = ctl_absolute_path(named != NULL ? named : ".", folder, sizeof folder);

    if (status == OK)
        status = file_make_folder(folder, 0755);
    if (status != OK ||
        snprintf(name, sizeof name, "%s-%s.png", preview->form, preview->locale) >= NAME_MAX ||
        place_join(folder, name, preview->picture, PATH_MAX) != OK ||
        snprintf(name, sizeof name, "%s-%s.eml", preview->form, preview->locale) >= NAME_MAX ||
        place_join(folder, name, preview->letter, PATH_MAX) != OK) {
        log_line("%s: files cannot be put there; name a folder of yours with --out DIR", folder);
        return INVALID;
    }
    return OK;
}

int ctl_forms_preview(const struct ctl_request *request)
{
    static struct preview preview;
    const char *locale = request->value[CTL_LOCALE];

    preview = (struct preview){.form = request->folder, .locale = locale != NULL ? locale : "en"};
    if (ctl_pack_folder(request, preview.centre) != OK || name_files(request, &preview) != OK)
        return CTL_CALLED_WRONGLY;
    if (draw_pages(&preview) != OK)
        return CTL_DID_NOT_HOLD;
    printf("%s: its pages\n", preview.picture);
    return make_letter(&preview) == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
