/** Written last into a build; holds the time at which its sources were read. */
export const STAMP: string;

/** True when a build is there and no source has changed since. */
export function isFresh(directory: string): boolean;
