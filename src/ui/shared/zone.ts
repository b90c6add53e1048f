// The time zone in which dates are shown.

/** The reader's own; undefined lets Intl take the system's. */
export const zone: string | undefined = undefined
