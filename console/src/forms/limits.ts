// Limits of the registry that the page tells before it sends; a test compares them with those of the registry.

/** The most bytes of a photo. */
export const PHOTO_BYTES_MOST = 200_000;

/** The most days of the calendar that are recorded at once. */
export const DAYS_MOST = 400;
