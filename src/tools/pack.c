#include "tools/pack.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"

/* Services are the one file that a council's whole directory may go into. */
enum { PACK_FILES_MAX = 200, PACK_FILE_BYTES_MAX = 20 * 1024 * 1024 };

struct pack_file {
    char *name; /* in the pack: "questionnaires/self-referral.json" */
    char *bytes;
    size_t count;
};

struct pack {
    struct pack_file files[PACK_FILES_MAX];
    size_t count;
    char hash[VAULT_HASH_CHARS + 1];
};

static const char *const pack_files[] = {"services.json", "timetable.json", "timetable.example.json"};
static const char *const pack_folders[] = {"questionnaires", "strings"};

static enum status add_file(struct pack *pack, const char *folder, const char *name, struct faults *faults)
{
    struct pack_file *file = &pack->files[pack->count];
    char path[PATH_MAX];
    enum status status = pack->count < PACK_FILES_MAX ? place_join(folder, name, path, sizeof path) : FULL;

    if (status == OK)
        status = file_read(path, PACK_FILE_BYTES_MAX, &file->bytes, &file->count);
    if (status != OK) {
        faults_add(faults, name, 0, "cannot be read (%s); mend its permissions or its size",
                   status_name(status));
        return status;
    }
    file->name = memory_copy_text(name);
    pack->count++;
    return OK;
}

static enum status add_file_if_there(struct pack *pack, const char *folder, const char *name,
                                     struct faults *faults)
{
    char path[PATH_MAX];
    struct stat info;

    if (place_join(folder, name, path, sizeof path) == OK && stat(path, &info) != 0 && errno == ENOENT)
        return OK;
    return add_file(pack, folder, name, faults);
}

static int is_json(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".json") == 0;
}

static enum status add_folder(struct pack *pack, const char *folder, const char *inside,
                              struct faults *faults)
{
    struct dirent **entries = NULL;
    char path[PATH_MAX];
    char name[NAME_MAX + 32];
    enum status status = place_join(folder, inside, path, sizeof path);
    int count = status == OK ? scandir(path, &entries, is_json, alphasort) : 0;

    if (count < 0 && errno != ENOENT) {
        status = file_status_of_errno(errno);
        faults_add(faults, inside, 0, "cannot be read: %s; mend its permissions", strerror(errno));
    }
    for (int i = 0; i < count; i++) {
        (void)snprintf(name, sizeof name, "%s/%s", inside, entries[i]->d_name);
        if (status == OK)
            status = add_file(pack, folder, name, faults);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct pack_file *)a)->name, ((const struct pack_file *)b)->name);
}

/* Lengths stand before what they measure, so that no two packs run together to the same bytes. */
static void hash_files(struct pack *pack)
{
    struct vault_hash *hash = vault_hash_start();
    char head[64];

    qsort(pack->files, pack->count, sizeof pack->files[0], compare_names);
    for (size_t i = 0; i < pack->count; i++) {
        const struct pack_file *file = &pack->files[i];

        (void)snprintf(head, sizeof head, "%zu %zu\n", strlen(file->name), file->count);
        vault_hash_add(hash, head, strlen(head));
        vault_hash_add(hash, file->name, strlen(file->name));
        vault_hash_add(hash, file->bytes, file->count);
    }
    vault_hash_finish(hash, pack->hash);
}

enum status pack_read(const char *folder, struct faults *faults, struct pack **ret_pack)
{
    struct pack *pack = memory_allocate(1, sizeof *pack);
    enum status status = add_file(pack, folder, "centre.json", faults);

    for (size_t i = 0; i < sizeof pack_files / sizeof pack_files[0] && status == OK; i++)
        status = add_file_if_there(pack, folder, pack_files[i], faults);
    for (size_t i = 0; i < sizeof pack_folders / sizeof pack_folders[0] && status == OK; i++)
        status = add_folder(pack, folder, pack_folders[i], faults);
    if (status == OK) {
        hash_files(pack);
        *ret_pack = pack;
    } else {
        pack_destroy(pack);
    }
    return status;
}

void pack_destroy(struct pack *pack)
{
    if (pack == NULL)
        return;
    for (size_t i = 0; i < pack->count; i++) {
        free(pack->files[i].name);
        free(pack->files[i].bytes);
    }
    free(pack);
}

const char *pack_hash(const struct pack *pack)
{
    return pack->hash;
}

static enum status make_public_folder(const char *path)
{
    enum status status = file_make_folder(path, 0755);

    /* The glass is another user: its reading must not hang on the umask of whoever installs. */
    if (status == OK && chmod(path, 0755) != 0)
        status = file_status_of_errno(errno);
    return status;
}

/* A copy that was begun and never finished; its files are few and known. */
static void remove_copy(const struct pack *pack, const char *folder)
{
    char path[PATH_MAX];

    for (size_t i = 0; i < pack->count; i++) {
        if (place_join(folder, pack->files[i].name, path, sizeof path) == OK)
            (void)unlink(path);
    }
    for (size_t i = 0; i < sizeof pack_folders / sizeof pack_folders[0]; i++) {
        if (place_join(folder, pack_folders[i], path, sizeof path) == OK)
            (void)rmdir(path);
    }
    (void)rmdir(folder);
}

static enum status write_copy(const struct pack *pack, const char *folder)
{
    char path[PATH_MAX];
    enum status status = make_public_folder(folder);

    for (size_t i = 0; i < sizeof pack_folders / sizeof pack_folders[0] && status == OK; i++) {
        status = place_join(folder, pack_folders[i], path, sizeof path);
        if (status == OK)
            status = make_public_folder(path);
    }
    for (size_t i = 0; i < pack->count && status == OK; i++) {
        status = place_join(folder, pack->files[i].name, path, sizeof path);
        if (status == OK)
            status = file_write(path, pack->files[i].bytes, pack->files[i].count, 0644);
    }
    return status == OK ? file_sync_folder(folder) : status;
}

/* A folder is named by what was copied into it; a disk or a hand may have damaged it since. */
static bool is_whole(const struct pack *pack, const char *folder)
{
    struct faults *faults = memory_allocate(1, sizeof *faults);
    struct pack *found = NULL;
    bool is_same;

    faults_init(faults);
    is_same = pack_read(folder, faults, &found) == OK && strcmp(found->hash, pack->hash) == 0;
    pack_destroy(found);
    faults_finish(faults);
    free(faults);
    return is_same;
}

/* Writes the files again where they lie, since the pack in use is not to be without a folder for a moment. */
static enum status mend_copy(const struct pack *pack, const char *folder, struct faults *faults)
{
    enum status status;

    if (is_whole(pack, folder))
        return OK;
    status = write_copy(pack, folder);
    if (status != OK)
        faults_add(faults, folder, 0, "is damaged and could not be written to; run this as its owner");
    else if (!is_whole(pack, folder))
        faults_add(faults, folder, 0,
                   "has files that do not belong to it; take the folder away, and install again");
    return status == OK && faults->count > 0 ? INVALID : status;
}

/* The copy gets its name only when every byte of it is on disk and checked: the files may have changed since
 * they were first looked at. */
static enum status place_copy(const struct pack *pack, const char *packs, struct faults *faults)
{
    char copy[PATH_MAX], final[PATH_MAX];
    struct stat info;
    enum status status = place_join(packs, pack->hash, final, sizeof final);

    if (status == OK && stat(final, &info) == 0)
        return mend_copy(pack, final, faults);
    if (status == OK && (size_t)snprintf(copy, sizeof copy, "%s/.%s.part", packs, pack->hash) >= sizeof copy)
        status = FULL;
    if (status == OK)
        status = write_copy(pack, copy);
    if (status != OK)
        faults_add(faults, packs, 0, "%s", "could not be written to; make room, or run this as its owner");
    if (status == OK)
        status = pack_check(copy, faults);
    if (status == OK && rename(copy, final) != 0) {
        status = file_status_of_errno(errno);
        faults_add(faults, final, 0, "could not be given its name: %s", strerror(errno));
    }
    if (status != OK)
        remove_copy(pack, copy);
    return status == OK ? file_sync_folder(packs) : status;
}

static enum status turn_current(const struct pack *pack, const char *data, const char *packs)
{
    char current[PATH_MAX], beside[PATH_MAX];
    enum status status = place_join(data, PLACE_CURRENT_PACK, current, sizeof current);

    if (status == OK)
        status = place_join(packs, ".current.part", beside, sizeof beside);
    if (status != OK)
        return status;
    (void)unlink(beside);
    if (symlink(pack->hash, beside) != 0 || rename(beside, current) != 0)
        return file_status_of_errno(errno);
    return file_sync_folder(packs);
}

enum status pack_install(const struct pack *pack, const char *data, struct faults *faults)
{
    char packs[PATH_MAX];
    enum status status = place_join(data, PLACE_PACKS, packs, sizeof packs);

    if (status == OK)
        status = make_public_folder(packs);
    if (status != OK) {
        faults_add(faults, data, 0,
                   "holds no " PLACE_PACKS " and none could be made; run this as the folder's owner");
        return status;
    }
    status = place_copy(pack, packs, faults);
    if (status != OK)
        return status;
    status = turn_current(pack, data, packs);
    if (status != OK)
        faults_add(faults, packs, 0, "could not be turned to the pack; run this as the folder's owner");
    return status;
}

bool pack_is_installed(const struct pack *pack, const char *data)
{
    char current[VAULT_HASH_CHARS + 1] = "";
    char packs[PATH_MAX], folder[PATH_MAX];

    return pack_current(data, current) == OK && strcmp(current, pack->hash) == 0 &&
           place_join(data, PLACE_PACKS, packs, sizeof packs) == OK &&
           place_join(packs, current, folder, sizeof folder) == OK && is_whole(pack, folder);
}

enum status pack_current(const char *data, char ret_hash[VAULT_HASH_CHARS + 1])
{
    char path[PATH_MAX], target[VAULT_HASH_CHARS + 2];
    enum status status = place_join(data, PLACE_CURRENT_PACK, path, sizeof path);
    ssize_t length;

    if (status != OK)
        return status;
    length = readlink(path, target, sizeof target);
    if (length < 0)
        return file_status_of_errno(errno);
    if (length != VAULT_HASH_CHARS)
        return IO;
    memcpy(ret_hash, target, VAULT_HASH_CHARS);
    ret_hash[VAULT_HASH_CHARS] = '\0';
    return OK;
}
