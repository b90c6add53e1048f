// The one thing that Swift cannot do: go on after an Objective-C exception. Apple's systems only; elsewhere this is empty.
// Public to a pod's users by necessity, not meant for them.
#if defined(__OBJC__) && defined(__APPLE__)
#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

/// Runs the block at once, on this thread, and answers the name of the exception that ended it early; nil: it came to its end.
/// Whatever was thrown is caught: an NSException by its name, another object by its class, anything else as "C++ exception". The
/// reason of an exception is never asked for: it may hold what a user typed.
///
/// The Swift frames between the block and whoever threw are left without being cleaned up: what they hold is never let go. The block
/// escapes as far as Swift knows, though it is kept nowhere: Swift looks at a non-escaping one after the call, and ends the app where
/// a frame that was left still holds it.
FOUNDATION_EXPORT NSString *_Nullable AMPReplayNameOfRaised(void (^block)(void));

NS_ASSUME_NONNULL_END
#endif
