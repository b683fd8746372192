import { type Decimal } from '../../../values/decimal.ts';
import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';

/** China's taxes are reckoned in CNY; what came in another currency is converted before. */
export function requireCny(amounts: Readonly<Record<string, Money>>): void {
  for (const [name, { currency, minor }] of Object.entries(amounts)) {
    if (currency !== 'CNY') {
      throw new Problem('CURRENCY_MISMATCH', 'not-in-cny', { message: `${name} is in CNY`, field: [name] });
    }
    if (minor < 0n) {
      throw new Problem('INVALID', 'negative-amount', { message: `${name} is 0 or more`, field: [name] });
    }
  }
}

export function requirePositive(quantities: Readonly<Record<string, Decimal>>): void {
  for (const [name, quantity] of Object.entries(quantities)) {
    if (!quantity.gt('0')) {
      throw new Problem('INVALID', 'not-above-zero', { message: `${name} is above 0`, field: [name] });
    }
  }
}

/** A share such as 0.13: from 0 to 1. */
export function requireShares(shares: Readonly<Record<string, Decimal>>): void {
  for (const [name, share] of Object.entries(shares)) {
    if (share.lt('0') || share.gt('1')) {
      throw new Problem('INVALID', 'not-a-share', { message: `${name} is from 0 to 1`, field: [name] });
    }
  }
}
