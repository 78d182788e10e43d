#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/place.h"
#include "store/store.h"
#include "tools/ctl.h"
#include "tools/inbox.h"
#include "tools/pack.h"
#include "vault/vault.h"

static enum status complain(const char *what, enum status status)
{
    log_line("%s: %s", what, ctl_why(status));
    return status;
}

/* The pack to install: NULL when one is current and no other was named. */
static enum status choose_pack(const struct ctl_request *request, struct faults *faults,
                               struct pack **ret_pack)
{
    char current[VAULT_HASH_CHARS + 1] = "";
    char folder[PATH_MAX];
    struct pack *pack = NULL;
    bool has_current = pack_current(request->data, current) == OK;
    enum status status;

    if (has_current && request->value[CTL_CENTRE] == NULL)
        return OK;
    status = ctl_pack_folder(request, folder);
    if (status == OK)
        status = pack_check(folder, faults);
    if (status == OK)
        status = pack_read(folder, faults, &pack);
    if (status == OK && has_current && strcmp(current, pack_hash(pack)) != 0) {
        log_line("--centre: another pack (%s) is current, and is left as it is; to turn to this one run "
                 "doorstepctl centre install %s --data %s",
                 current, request->value[CTL_CENTRE], request->data);
        status = INVALID;
    }
    if (status == OK && !has_current) {
        *ret_pack = pack;
        pack = NULL;
    }
    pack_destroy(pack);
    return status;
}

static enum status make_folder(const char *path, mode_t mode)
{
    struct stat info;
    enum status status;

    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return OK;
    status = file_make_folder(path, mode);
    /* Whatever the umask was: the glass, another user, must reach the one, and nobody else the other. */
    if (status == OK && chmod(path, mode) != 0)
        status = file_status_of_errno(errno);
    if (status != OK)
        return complain(path, status);
    printf("%s: made\n", path);
    return OK;
}

static enum status make_folders(const struct ctl_request *request)
{
    static const struct {
        const char *name;
        mode_t mode;
    } folders[] = {{"public", 0755}, {PLACE_RUN, 0755}, {PLACE_PRIVATE, 0700}};
    char path[PATH_MAX];
    enum status status = make_folder(request->data, 0755);

    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && status == OK; i++) {
        status = place_join(request->data, folders[i].name, path, sizeof path);
        if (status == OK)
            status = make_folder(path, folders[i].mode);
    }
    return status;
}

static enum status check_key_pair(const char *public_path, const char *secret_path)
{
    struct vault_public_key public_key;
    struct vault_secret_key *secret_key = NULL;
    enum status status = vault_read_public_key(public_path, &public_key);

    if (status != OK)
        return complain(public_path, status);
    status = vault_read_secret_key(secret_path, &secret_key);
    if (status != OK)
        return complain(secret_path, status);
    if (strcmp(public_key.id, vault_public_half(secret_key)->id) != 0) {
        log_line("%s: does not belong to %s; put the pair back from a copy", public_path, secret_path);
        status = CORRUPT;
    }
    vault_secret_key_destroy(secret_key);
    return status;
}

/* Power may have failed between the two files: the secret one is written first, and the other half follows
 * from it. */
static enum status mend_public_key(const char *public_path, const char *secret_path)
{
    struct vault_secret_key *secret_key = NULL;
    enum status status = vault_read_secret_key(secret_path, &secret_key);

    if (status != OK)
        return complain(secret_path, status);
    status = vault_write_public_half(secret_key, public_path);
    vault_secret_key_destroy(secret_key);
    if (status != OK)
        return complain(public_path, status);
    printf("%s: made again from %s\n", public_path, secret_path);
    return OK;
}

static enum status make_keys(const struct ctl_request *request)
{
    char public_path[PATH_MAX], secret_path[PATH_MAX];
    enum status status = place_join(request->data, PLACE_PUBLIC_KEY, public_path, sizeof public_path);
    bool has_public, has_secret;

    if (status == OK)
        status = place_join(request->data, PLACE_SECRET_KEY, secret_path, sizeof secret_path);
    if (status != OK)
        return complain(request->data, status);
    has_public = access(public_path, F_OK) == 0;
    has_secret = access(secret_path, F_OK) == 0;
    if (has_public && has_secret)
        return check_key_pair(public_path, secret_path);
    if (has_secret)
        return mend_public_key(public_path, secret_path);
    if (has_public) {
        log_line("%s: is there without %s; put the missing one back from a copy, or, if nothing was ever "
                 "sealed with it, remove this one and run init again",
                 public_path, secret_path);
        return INVALID;
    }
    status = vault_make_keys(public_path, secret_path);
    if (status != OK)
        return complain(secret_path, status);
    printf("%s: made\n%s: made\n", public_path, secret_path);
    return OK;
}

/* A database that is there is the keeper's, which may have it open. */
static enum status make_database(const struct ctl_request *request)
{
    char folder[PATH_MAX], database[PATH_MAX];
    struct store *store = NULL;
    struct faults faults;
    enum status status = place_join(request->data, PLACE_PRIVATE, folder, sizeof folder);

    if (status == OK)
        status = place_join(folder, "doorstep.db", database, sizeof database);
    if (status != OK || access(database, F_OK) == 0)
        return status;
    faults_init(&faults);
    status = store_open(folder, &faults, &store);
    store_close(store);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    if (status == OK)
        printf("%s: made\n", database);
    return status;
}

static enum status make_current(const struct ctl_request *request, const struct pack *pack,
                                struct faults *faults)
{
    enum status status = pack_install(pack, request->data, faults);

    if (status == OK)
        printf("%s/" PLACE_PACKS "/%s: installed\n", request->data, pack_hash(pack));
    return status;
}

/* Whatever could be refused is looked at before the first thing is made. */
static enum status make_all(const struct ctl_request *request, struct faults *faults)
{
    struct pack *pack = NULL;
    enum status status = choose_pack(request, faults, &pack);

    if (status == OK)
        status = inbox_compare(request);
    if (status == OK)
        status = make_folders(request);
    if (status == OK)
        status = inbox_make(request);
    if (status == OK)
        status = make_keys(request);
    if (status == OK)
        status = make_database(request);
    if (status == OK && pack != NULL)
        status = make_current(request, pack, faults);
    pack_destroy(pack);
    return status;
}

int ctl_init(const struct ctl_request *request)
{
    struct faults faults;
    enum status status;

    vault_start();
    faults_init(&faults);
    status = make_all(request, &faults);
    ctl_print_faults(&faults);
    if (status == OK)
        printf("%s: ready\n", request->data);
    else
        log_line("%s: init stopped; mend what is said above and run it again", request->data);
    faults_finish(&faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
