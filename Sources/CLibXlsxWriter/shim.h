#include <xlsxwriter.h>

/* A file that is only memory; glibc declares it for GNU sources alone. */
int memfd_create(const char *name, unsigned int flags);
