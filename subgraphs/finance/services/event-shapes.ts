import * as z from 'zod';
import { CURRENCIES } from '../../../values/currency.ts';

/** Money as events carry it. */
export const moneyData = z.object({
  minor: z.bigint(),
  currency: z.enum(CURRENCIES as readonly [(typeof CURRENCIES)[number]]),
});
