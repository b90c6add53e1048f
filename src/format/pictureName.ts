// How a picture is called: the first 128 bits of the SHA-256 of its encoded bytes, as lower-case hex (SPEC C9).

/** What a picture's name looks like, and nothing else does. */
export const PICTURE_NAME = /^[0-9a-f]{32}$/

/** The name, or the whole hash that was the name in version 1. */
export const ANY_PICTURE_NAME = /^[0-9a-f]{32}([0-9a-f]{32})?$/

/** What the picture of that name, of whichever version, is called now. */
export const pictureName = (name: string): string => name.slice(0, 32)
