/** True for the shape of an ISO 3166-1 alpha-2 code, such as `DE`. */
export const isCountryCode = (text: string): boolean => /^[A-Z]{2}$/.test(text);
