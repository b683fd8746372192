/** The reason of an error about null where the schema allows none; its message names parts of the schema only. */
export const MISPLACED_NULL = 'null-where-none-may-be';

/** So many errors of one operation are shown. */
export const MAX_SHOWN_ERRORS = 100;

/** The reason of an error about a value that its type does not have. */
export const WRONG_VALUE = 'value-of-another-type';
