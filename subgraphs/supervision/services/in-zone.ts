import { chinaMonth } from '../../../values/month.ts';
import type { Increment } from '../domain/indicators/tally.ts';

/** Nothing is counted of what lies outside every zone. */
export const inZone = (
  zoneId: string | null,
  at: Date,
  what: Omit<Increment, 'zoneId' | 'month'>,
): readonly Increment[] => (zoneId === null ? [] : [{ zoneId, month: chinaMonth(at), ...what }]);
