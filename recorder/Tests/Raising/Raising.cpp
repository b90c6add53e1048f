// See the header. Nothing is allocated and nothing kept.
#include "Raising.h"

namespace {
struct Raised {
    const char *name;
};
}  // namespace

extern "C" void raisingRaise(const char *name) { throw Raised{name}; }

extern "C" const char *raisingCatch(void (*body)(void *), void *context) {
    try {
        body(context);
        return nullptr;
    } catch (const Raised &raised) {
        return raised.name;
    }
}
