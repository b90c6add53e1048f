// The system's zlib: part of every Apple SDK, zlib1g-dev on Debian.
#include <zlib.h>
