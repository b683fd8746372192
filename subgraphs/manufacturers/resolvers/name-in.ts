import type { Lang } from '../generated.ts';

/** A name in the language that was asked for; the English one where there is no Chinese one. */
export const nameIn = (
  { nameEn, nameZh }: { readonly nameEn: string; readonly nameZh: string | null },
  lang?: Lang | null,
): string => (lang === 'ZH' ? (nameZh ?? nameEn) : nameEn);
