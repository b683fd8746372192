/**
 * What an entry of a cache that weighs characters weighs beside its text: what is made of one takes some ninety bytes for
 * each character, and eight kilobytes however short it is.
 */
export const LEAST_CHARACTERS = 100;
