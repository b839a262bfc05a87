#include <isa-l.h>

/// What level 2 works in, in bytes; Swift does not see macros that are sums.
static const int isal_level_2_size = ISAL_DEF_LVL2_DEFAULT;
