/** True for a Harmonized System code of 4, 6, 8 or 10 digits. */
export const isHsCode = (text: string): boolean => /^(\d{4}|\d{6}|\d{8}|\d{10})$/.test(text);

/** True for the 10 digits that China's customs declares. */
export const isDeclarableHsCode = (text: string): boolean => /^\d{10}$/.test(text);

/** True for the beginning of a code: 2 to 10 digits. */
export const isHsPrefix = (text: string): boolean => /^\d{2,10}$/.test(text);

/** Every beginning of a code from 2 digits on, longest first: the order in which dated rules are looked up. */
export const prefixesOf = (hsCode: string): readonly string[] =>
  Array.from({ length: Math.max(0, hsCode.length - 1) }, (_, index) =>
    hsCode.slice(0, hsCode.length - index),
  );

/** The internationally agreed first six digits. */
export const internationalCode = (hsCode: string): string => hsCode.slice(0, 6);
