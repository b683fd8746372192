import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { CUSTOMS_MODES } from '../domain/customs-mode.ts';

const date = z.string().refine(isCalendarDate);

const shape = z.strictObject({
  about: z.string(),
  rules: z.array(
    z.strictObject({
      exportedFrom: date,
      exportedTo: date,
      months: z.int().positive(),
      modes: z.array(z.enum(CUSTOMS_MODES)).min(1),
      exceptPrefixes: z.array(z.string().regex(/^\d{2,10}$/)),
      exceptReasons: z.array(z.string()),
      source: z.string().min(1),
    }),
  ),
});

/** Which exports come back free of duty, from `data/return-rules.json`. */
export const readReturnRules = () => readReferenceFile('return-rules.json', shape).content.rules;
