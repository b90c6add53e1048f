// How a picture is called: the first 128 bits of the SHA-256 of its encoded bytes, as lower-case hex (SPEC C9).

/** What a picture's name looks like, and nothing else does. */
export const PICTURE_NAME = /^[0-9a-f]{32}$/
