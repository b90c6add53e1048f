// Stands in for Objective-C's exceptions where there are none: C++'s, which leave the Swift frames in between in the same way, without
// cleaning them up. For tests alone.
#ifdef __cplusplus
extern "C" {
#endif

/// Ends everything up to the nearest `raisingCatch` on this thread. The name is kept as it is: a literal.
void raisingRaise(const char *_Nonnull name);

/// Runs `body(context)` at once; answers the name of what ended it early, nil: nothing.
const char *_Nullable raisingCatch(void (*_Nonnull body)(void *_Nonnull), void *_Nonnull context);

#ifdef __cplusplus
}
#endif
