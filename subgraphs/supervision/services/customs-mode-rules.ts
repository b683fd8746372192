import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isDecimal } from '../../../values/decimal.ts';
import { CHANNELS } from '../../../values/channel.ts';
import { CUSTOMS_MODES, DECLARATION_FORMS } from '../domain/customs-mode.ts';

const date = z.string().refine(isCalendarDate);

const shape = z.strictObject({
  about: z.string(),
  modes: z.array(
    z.strictObject({
      mode: z.enum(CUSTOMS_MODES),
      nameEn: z.string().min(1),
      nameZh: z.string().min(1),
      direction: z.enum(['EXPORT', 'IMPORT']),
      channels: z.array(z.enum(CHANNELS)).min(1),
      form: z.enum(DECLARATION_FORMS).nullable(),
      smallUpToCny: z.string().refine(isDecimal),
      smallHsDigits: z.union([z.literal(4), z.literal(6)]).nullable(),
      validFrom: date,
      validTo: date.nullable(),
      source: z.string().min(1),
    }),
  ),
});

/** The dated rules of the customs modes, from `data/customs.json`. */
export const readCustomsModeRules = () => readReferenceFile('customs.json', shape).content.modes;
