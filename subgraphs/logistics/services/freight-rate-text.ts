import { formatAmount } from '../../../values/money.ts';
import type { FreightRate } from '../domain/offer.ts';

type Priced = Pick<FreightRate, 'minimum' | 'perKg' | 'weighedBy'>;

/** What a rate says, in one sentence. */
export function freightRateText({ minimum, perKg, weighedBy }: Priced): string {
  const steps = perKg.map(({ fromKg, price }) => `${price} from ${fromKg} kg`);
  const least = `${minimum.currency} ${formatAmount(minimum)}`;
  return `${minimum.currency} a kilogram of chargeable weight (rule ${weighedBy}): ${steps.join(', ')}; at least ${least}`;
}
