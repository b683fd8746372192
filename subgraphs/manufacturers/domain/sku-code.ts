import { parseText } from '../../../values/text.ts';

const CODE_LENGTH = 64;

/** Reads a supplier's own code of a SKU. @throws INVALID when it has not 1 to 64 characters. */
export const readCode = (code: string): string => parseText(code, CODE_LENGTH);

/** The code that a text would be read as: what tells rows apart before they are read. */
export const codeKey = (code: string): string => code.trim().normalize('NFC');
