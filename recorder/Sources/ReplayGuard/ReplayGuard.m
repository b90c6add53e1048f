// Catches what an app's own code throws while the recorder asks its views. Never compiled on Linux, where it is empty.
// Cost without an exception: that of calling the block.
#import "ReplayGuard.h"

#if defined(__OBJC__) && defined(__APPLE__)
NSString *_Nullable AMPReplayNameOfRaised(void (^block)(void)) {
    @try {
        block();
        return nil;
    } @catch (NSException *exception) {
        return [exception.name copy] ?: @"NSException";
    } @catch (id thrown) {
        return NSStringFromClass([thrown class]) ?: @"object";
    } @catch (...) {
        return @"C++ exception";
    }
}
#endif
