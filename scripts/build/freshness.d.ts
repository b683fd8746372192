/** Written last into a build; holds the time at which its sources were read. */
export const STAMP: string;

/**
 * True when a build is there and no source has changed since.
 *
 * @param directory where the build is
 * @param root where the sources are; the working directory unless given
 */
export function isFresh(directory: string, root?: string): boolean;
