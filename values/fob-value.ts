import { add, type Money, subtract } from './money.ts';
import { Problem } from './problem.ts';
import type { Incoterm } from './incoterm.ts';

/** What lies between a price under other terms and the price free on board. */
export interface TransportCosts {
  /** From the works to the port. */
  readonly inland?: Money;
  readonly exportClearance?: Money;
  readonly freight?: Money;
  readonly insurance?: Money;
  /** Unloading and carriage at the destination. */
  readonly destination?: Money;
  readonly importDuty?: Money;
  readonly importVat?: Money;
}

type Cost = keyof TransportCosts;

interface Way {
  readonly plus: readonly Cost[];
  readonly minus: readonly Cost[];
}

const AS_IT_IS: Way = { plus: [], minus: [] };
const less = (...minus: readonly Cost[]): Way => ({ plus: [], minus });

const WAY_TO_FOB: Readonly<Record<Incoterm, Way>> = {
  EXW: { plus: ['inland', 'exportClearance'], minus: [] },
  FCA: AS_IT_IS,
  FAS: AS_IT_IS,
  FOB: AS_IT_IS,
  CFR: less('freight'),
  CPT: less('freight'),
  CIF: less('freight', 'insurance'),
  CIP: less('freight', 'insurance'),
  DAP: less('freight', 'insurance', 'destination'),
  DPU: less('freight', 'insurance', 'destination'),
  DDP: less('freight', 'insurance', 'destination', 'importDuty', 'importVat'),
};

/**
 * The FOB value of a price: the base of refunds and of China's statistics.
 *
 * A cost that the terms ask for has to be given, if only as 0: left out, the value would be wrong without a sign of it.
 *
 * @throws INVALID when a cost is not given or nothing is left, CURRENCY_MISMATCH when currencies differ.
 */
export function fobValue(price: Money, incoterm: Incoterm, costs: TransportCosts = {}): Money {
  const { plus, minus } = WAY_TO_FOB[incoterm];
  const given = (cost: Cost): Money => {
    const amount = costs[cost];
    if (amount && amount.minor >= 0n) return amount;
    throw new Problem('INVALID', amount ? 'cost-negative' : 'cost-missing', {
      message: `FOB of a price under ${incoterm} needs ${cost}, 0 or more`,
      field: [cost],
    });
  };
  const fob = minus.map(given).reduce(subtract, plus.map(given).reduce(add, price));
  if (fob.minor <= 0n) {
    throw new Problem('INVALID', 'fob-not-positive', { message: 'The costs leave nothing of the price' });
  }
  return fob;
}
