import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { CustomsMode, CustomsModeRule, DeclarationForm } from './customs-mode.ts';
import { type DeclaredField } from './declaration-fields.ts';
import type { Draft } from './draft-declaration.ts';
import { type MatchCheck, valuesOf } from './match-check.ts';
import {
  matchCharges,
  matchDestination,
  matchOrder,
  matchWaybill,
  matchWeights,
  matchWholeOrder,
} from './match-head.ts';
import { matchGoods, matchPrices, matchQuantities } from './match-lines.ts';
import { areReceiptsRequired, matchMode, matchPayer, matchReceipts, receivedFor } from './match-policies.ts';
import type { PaymentDocument } from './order-documents.ts';

export type DocumentState = 'MISSING' | 'RECEIVED' | 'ACCEPTED' | 'NOT_REQUIRED';

/** The documents side by side with the declaration, on a day. */
export interface DocumentMatch {
  readonly on: CalendarDate;
  readonly mode: CustomsMode;
  readonly form: DeclarationForm;
  readonly rule: CustomsModeRule;
  readonly order: DocumentState;
  readonly payment: DocumentState;
  readonly waybill: DocumentState;
  readonly checks: readonly MatchCheck[];
  /** No check failed, none waits. */
  readonly passed: boolean;
}

export interface Matched {
  readonly draft: Draft;
  /** With what the declarant wrote instead of the documents. */
  readonly fields: readonly DeclaredField[];
  readonly payments: readonly PaymentDocument[];
  /** Customs has taken order and waybill already. */
  readonly isAccepted?: boolean;
}

/**
 * Checks M1 to M12: would the documents pass on this day?
 *
 * A pure function of the documents and the date, so whichever document came first does not matter.
 */
export function matchDeclaration({ draft, fields, payments, isAccepted = false }: Matched): DocumentMatch {
  const valueOf = valuesOf(fields);
  const checks = [
    ...matchOrder(draft, valueOf),
    ...matchWaybill(draft, valueOf),
    ...matchQuantities(draft, valueOf),
    ...matchPrices(draft, valueOf),
    ...matchWholeOrder(draft, valueOf),
    ...matchCharges(draft, valueOf),
    ...matchWeights(draft, valueOf),
    ...matchReceipts(draft, payments),
    ...matchPayer(),
    ...matchGoods(draft, valueOf),
    ...matchDestination(draft, valueOf),
    ...matchMode(draft, valueOf),
  ];
  const { on, mode, form, rule } = draft;
  return {
    on,
    mode,
    form,
    rule,
    order: isAccepted ? 'ACCEPTED' : 'RECEIVED',
    payment: paymentState(draft, payments),
    waybill: waybillState(draft, isAccepted),
    checks,
    passed: checks.every(({ result }) => result === 'PASSED' || result === 'NOT_APPLICABLE'),
  };
}

function paymentState(draft: Draft, payments: readonly PaymentDocument[]): DocumentState {
  if (receivedFor(draft, payments) !== null) return 'RECEIVED';
  return areReceiptsRequired(draft) ? 'MISSING' : 'NOT_REQUIRED';
}

function waybillState({ shipment }: Draft, isAccepted: boolean): DocumentState {
  if (shipment === null) return 'MISSING';
  return isAccepted ? 'ACCEPTED' : 'RECEIVED';
}
