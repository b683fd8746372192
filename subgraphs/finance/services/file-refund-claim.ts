import { newId } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { FinanceContext } from '../context.ts';
import { prepareClaim, type PreparedClaim } from '../domain/prepare-claim.ts';
import type { RefundClaim } from '../domain/refund-claim.ts';
import type { FileRefundClaimInput } from '../generated.ts';
import type { SupplierFactsRecord } from '../models/supplier-facts.ts';
import { loadDeadlineRows } from './claim-rows.ts';
import { insertClaim, loadInvoices, lockSupplier, saveInvoices } from './claim-store.ts';
import { loadClaimableLines } from './load-claimable-lines.ts';
import { placePeriod } from './place-period.ts';
import { ordersWithProceeds } from './proceeds.ts';
import { readClaimInput } from './read-claim-input.ts';
import { requireClaimant } from './refund-rights.ts';

type ReadInput = ReturnType<typeof readClaimInput>;

/** Claims the export VAT of declared lines; which way is decided by rule. The tax office gets it in the background. */
export function fileRefundClaim(
  context: FinanceContext,
  input: FileRefundClaimInput,
): Promise<Answered<{ readonly claimId: string }>> {
  const { models, write } = context;
  const { supplierId } = input;
  const party = partyOf(requireClaimant(context.viewer, supplierId));
  const read = readClaimInput(input);

  return write({ mutation: 'fileRefundClaim', party, input }, async (transaction) => {
    const { session } = transaction;
    const supplier = await lockSupplier(models, supplierId, session);
    if (!supplier) throw noSuchSupplier();
    const prepared = await prepare(context, { input, read, supplier }, transaction);
    checkExpected(prepared, input.expectedMethod);
    const reckoned = { supplierId, preRefund: input.preRefund ?? false };
    const period =
      prepared.period && read.period
        ? await placePeriod(
            models,
            { ...reckoned, figures: read.period, period: prepared.period },
            transaction,
          )
        : null;
    const claim = newClaim({ ...prepared, period }, input, transaction);
    await saveInvoices(models, { supplierId, accounts: prepared.accounts }, session);
    await insertClaim(models, { claim, lines: prepared.lines }, transaction);
    return { claimId: claim._id };
  });
}

async function prepare(
  { models }: FinanceContext,
  {
    input,
    read,
    supplier,
  }: {
    readonly input: FileRefundClaimInput;
    readonly read: ReadInput;
    readonly supplier: SupplierFactsRecord;
  },
  { session, now }: Transaction,
): Promise<PreparedClaim> {
  const { supplierId } = input;
  const preRefund = input.preRefund ?? false;
  const { declarationIds, invoices, period } = read;
  const wanted = { supplierId, declarationIds, preRefund, only: read.only ?? null };
  const lines = await loadClaimableLines(models, wanted, session);
  const on = chinaDate(now);
  const days = [on, ...lines.map(({ exportedOn }) => exportedOn)];
  const orderIds = lines.map(({ orderId }) => orderId);
  const paid = await ordersWithProceeds(models, orderIds, session);
  const accounts = await loadInvoices(models, { supplierId, invoices }, session);
  return prepareClaim({
    ...(await loadDeadlineRows(models, days)),
    supplier,
    lines,
    preRefund,
    invoices,
    accounts,
    period,
    hasProceeds: (orderId) => paid.has(orderId),
    on,
  });
}

function checkExpected({ method, reason }: PreparedClaim, expected: string | null | undefined): void {
  if (expected == null || expected === method) return;
  throw new Problem('INVALID', 'other-method', {
    message: `By rule the route is ${method} (${reason})`,
    field: ['expectedMethod'],
    method,
  });
}

function newClaim(
  prepared: PreparedClaim,
  { supplierId, preRefund }: FileRefundClaimInput,
  { now }: Transaction,
): RefundClaim {
  const { method, reason, rule, lines, amount, working, period, dueOn } = prepared;
  return {
    _id: newId('rfc', now),
    supplierId,
    orderIds: [...new Set(lines.map(({ orderId }) => orderId))],
    declarationIds: [...new Set(lines.map(({ declarationId }) => declarationId))],
    method,
    reason,
    rule,
    preRefund: preRefund ?? false,
    period,
    status: 'READY',
    isLive: true,
    amount,
    repaid: zero('CNY'),
    working,
    query: null,
    reconciliation: null,
    dueOn,
    moves: [{ at: now, status: 'READY', text: null }],
    filedAt: now,
    changedAt: now,
    version: 1,
  };
}

/** The same for a supplier that is not the viewer's as for one that does not exist. */
const noSuchSupplier = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-party', {
    message: 'No such party, or not yours',
    field: ['supplierId'],
  });
