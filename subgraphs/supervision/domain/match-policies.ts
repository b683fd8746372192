import { add, formatAmount, type Money, subtract, sum } from '../../../values/money.ts';
import { holdsOn } from '../../../values/validity.ts';
import { modesFor } from './choose-mode.ts';
import { IS_EXPORT, statisticsFlagOf } from './declaration-fields.ts';
import type { Draft } from './draft-declaration.ts';
import { check, matchEmpty, type MatchCheck, same, type ValueOf } from './match-check.ts';
import type { PaymentDocument } from './order-documents.ts';
import { isZoneOn } from './zone-period.ts';

/** States of a payment in which its money has come. */
const RECEIVED: ReadonlySet<string> = new Set(['CAPTURED', 'PARTLY_REFUNDED', 'REFUNDED']);

/** What has come for the order; null as long as nothing has. */
export function receivedFor({ order }: Draft, payments: readonly PaymentDocument[]): Money | null {
  const received = payments.filter(({ status }) => RECEIVED.has(status));
  if (received.length === 0) return null;
  return sum(
    received.map(({ amount, refunded }) => subtract(amount, refunded)),
    order.total.currency,
  );
}

/** True on the days on which exporters had to send receipts. */
export const areReceiptsRequired = ({ codes, on }: Draft): boolean => holdsOn(codes.receiptsRequired, on);

/** M8: where the policy of the day demands receipts, they add up to what the order costs. */
export function matchReceipts(draft: Draft, payments: readonly PaymentDocument[]): readonly MatchCheck[] {
  const { goods, freight, insurance, discount } = draft.order;
  const received = receivedFor(draft, payments);
  const compared = {
    code: 'M8',
    field: 'charge',
    declared: formatAmount(subtract([freight, insurance].reduce(add, goods), discount)),
    documented: received && formatAmount(received),
  } as const;
  return [areReceiptsRequired(draft) ? same(compared) : check(compared, 'NOT_APPLICABLE')];
}

/** M9: payer, payment and yearly limits are looked at on the way in only. */
export const matchPayer = (): readonly MatchCheck[] => [
  check({ code: 'M9', field: 'payer', declared: null, documented: null }, 'NOT_APPLICABLE'),
];

/** M12: the mode serves exports of goods on this way, and the zone is one on the day; a retail list says whether it is summed up. */
export function matchMode(draft: Draft, valueOf: ValueOf): readonly MatchCheck[] {
  const { rule, way, zone, on } = draft;
  const mode = {
    code: 'M12',
    field: 'tradeMode',
    declared: valueOf('tradeMode'),
    documented: rule.mode.slice(1),
  } as const;
  const place = {
    code: 'M12',
    field: 'zone',
    declared: zone?.id ?? null,
    documented: zone?.id ?? null,
  } as const;
  const flag = statisticsFlagOf(draft);
  return [
    modesFor(way).includes(rule.mode) ? same(mode) : check(mode, 'FAILED'),
    zone === null ? check(place, 'NOT_APPLICABLE') : check(place, isZoneOn(zone, on) ? 'PASSED' : 'FAILED'),
    same({ code: 'M12', field: 'ieFlag', declared: valueOf('ieFlag'), documented: IS_EXPORT }),
    ...(flag === null
      ? matchEmpty('M12', { field: 'statisticsFlag' }, valueOf)
      : [
          same({
            code: 'M12',
            field: 'statisticsFlag',
            declared: valueOf('statisticsFlag'),
            documented: flag,
          }),
        ]),
  ];
}
