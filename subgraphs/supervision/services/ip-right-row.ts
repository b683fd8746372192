import * as z from 'zod';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isCountryCode } from '../../../values/country-code.ts';
import { isHsPrefix } from '../../../values/hs-code.ts';
import { IP_KINDS, type IpKind, type IpRight, markText } from '../../../values/ip-verdict.ts';
import { Problem } from '../../../values/problem.ts';
import type { ClassSystem, HsPrefixesOfClass } from '../domain/ip-classes.ts';

/** Which classification the classes of a right are of. Protected works have none; Nice classes name their goods. */
const SYSTEM_OF: Readonly<Record<IpKind, ClassSystem>> = {
  TRADEMARK: 'NICE',
  DESIGN: 'LOCARNO',
  PATENT: 'IPC',
  COPYRIGHT: 'NICE',
};

const date = z.string().refine(isCalendarDate, 'is a day such as 2026-11-23');

/** A list as JSON has it, or as a cell of a table: words between blanks, commas or semicolons. */
const list = (max: number) =>
  z
    .union([z.array(z.string()), z.string().transform((cell) => cell.split(/[\s,;]+/).filter(Boolean))])
    .pipe(z.array(z.string().max(20)).max(max));

/** A row of a file of rights: our own, or an operator's. Columns that it does not know are refused. */
export const ipRightRow = z
  .strictObject({
    territory: z.string().refine(isCountryCode, 'is a country such as DE, or EU'),
    kind: z.enum(IP_KINDS),
    number: z.string().trim().min(1).max(60),
    owner: z.string().trim().min(1).max(200),
    title: z.string().trim().min(1).max(100),
    classes: list(45),
    /** For goods that the classes do not tell. */
    hsPrefixes: list(200)
      .refine((prefixes) => prefixes.every(isHsPrefix), 'are beginnings of HS codes, 2 to 10 digits')
      .optional(),
    validFrom: date,
    validTo: z
      .union([z.literal('').transform(() => null), date])
      .nullable()
      .default(null),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'is not before validFrom',
  });

export type IpRightRow = z.output<typeof ipRightRow>;

/** The right that a row tells of. @throws Problem for a class whose goods are not known */
export function ipRightOf(
  { hsPrefixes, ...row }: IpRightRow,
  source: string,
  hsPrefixesOfClass: HsPrefixesOfClass,
): IpRight {
  const system = SYSTEM_OF[row.kind];
  const covered = row.classes.map((name) => hsPrefixesOfClass(system, name));
  const unknown = row.classes[covered.indexOf(null)];
  if (!hsPrefixes?.length && (unknown !== undefined || row.classes.length === 0)) {
    throw new Problem('INVALID', 'goods-unknown', {
      message: `The goods of ${system} class "${unknown ?? ''}" are not known; name them in hsPrefixes`,
      field: ['classes'],
    });
  }
  const prefixes = hsPrefixes?.length ? hsPrefixes : covered.flatMap((each) => each ?? []);
  return { ...row, text: markText(row.title), hsPrefixes: [...new Set(prefixes)].sort(), source };
}
