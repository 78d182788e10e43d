#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/ballast.h"
#include "store/connection.h"

#define LOCK_NAME "lock"

static enum status take_lock(struct store *store, const char *path)
{
    enum status status;

    store->lock_fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (store->lock_fd < 0) {
        status = file_status_of_errno(errno);
        if (status == NOT_FOUND)
            store_complain(store, "there is no such folder; make it with doorstepctl init");
        else
            store_complain(store, "%s; let the user doorstep-keeper own the folder and free some room",
                           strerror(errno));
        return status;
    }
    if (flock(store->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK ? BUSY : IO;
        store_complain(store, "another program of Doorstep has it open; stop the keeper first");
        return status;
    }
    return OK;
}

static bool join(char ret_path[PATH_MAX], const char *folder, const char *name)
{
    return (size_t)snprintf(ret_path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

static enum status name_files(struct store *store, const char *folder, char ret_lock[PATH_MAX])
{
    if ((size_t)snprintf(store->folder, sizeof store->folder, "%s", folder) >= sizeof store->folder ||
        !join(store->database, folder, "doorstep.db") || !join(store->ballast, folder, "ballast") ||
        !join(ret_lock, folder, LOCK_NAME)) {
        store_complain(store, "the folder's name is too long; choose a shorter one");
        return IO;
    }
    return OK;
}

enum status store_open(const char *folder, struct faults *faults, struct store **ret_store)
{
    struct store *store = memory_allocate(1, sizeof *store);
    char lock[PATH_MAX];
    enum status status;

    store->lock_fd = -1;
    status = name_files(store, folder, lock);
    if (status == OK)
        status = take_lock(store, lock);
    if (status != OK) {
        faults_add(faults, folder, 0, "%s", store->problem);
        goto out;
    }
    status = store_make_file(store);
    if (status == OK)
        status = store_ready(store);
    if (status != OK) {
        faults_add(faults, store->database, 0, "%s", store->problem);
        goto out;
    }
    /* A full disk must not stop the deliveries that free it; outbox_enqueue asks for the ballast again. */
    (void)!ballast_make(store);
    *ret_store = store;
    store = NULL;
out:
    store_close(store);
    return status;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    if (store->db != NULL)
        (void)!store_empty_log(store);
    store_disconnect(store);
    if (store->lock_fd >= 0)
        (void)close(store->lock_fd);
    free(store);
}

const char *store_problem(const struct store *store)
{
    return store->problem;
}
