import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { attempt, isDaring } from './attempts.ts';
import { deed } from './desk.ts';
import { LEVY_RATE, ownInvoice, sharedInvoices } from './purchase-invoices.ts';
import { answerQuery, untilClaim } from './tax-office.ts';
import { act, type Teller } from './teller.ts';

export const FILE = deed(
  'fileRefundClaim',
  'claim { id }',
  z.object({ claim: z.object({ id: z.string() }) }),
);

/** An order with what was declared of it: all of its one line. */
export interface Declared {
  readonly teller: Teller;
  readonly orderId: string;
  readonly declarationId: string;
}

export interface RefundClaim {
  readonly supplierId: string;
  readonly declarationIds: readonly string[];
  readonly invoices: readonly object[];
}

/** What a trader claims for an order, by an invoice of its own or by those of several orders. */
export function claimOf(
  { teller, declarationId }: Declared,
  invoicesOf: typeof ownInvoice = ownInvoice,
): RefundClaim {
  const { world, goods, key, units, fate } = teller;
  const lines = invoicesOf(world.invoices, { key, goodsId: goods.listingId, units, fate });
  const invoices = lines.map(({ quantity, ...invoice }) => ({
    ...{ ...invoice, quantity: String(quantity), levyRate: LEVY_RATE },
    ...{ declarationId, lineNumber: 1 },
  }));
  return { supplierId: goods.supplierId, declarationIds: [declarationId], invoices };
}

/** Nobody is refunded for what was not paid, by its buyer or an insurer. */
export async function claimWithoutProceeds(declared: Declared): Promise<void> {
  const { teller } = declared;
  const { isRefundedByInvoice, isRefundedByPeriod } = teller.goods;
  if (!isRefundedByInvoice && !isRefundedByPeriod) return;
  const { invoices, ...claim } = claimOf(declared);
  const input = { ...claim, ...(isRefundedByInvoice && { invoices }) };
  await attempt(teller, 'I30', { deed: FILE, input, as: teller.supplier, code: 'PROCEEDS_MISSING' });
}

/** Nobody guesses a rate that no row tells. */
export async function claimWithoutRate(declared: Declared): Promise<void> {
  const { teller } = declared;
  if (!teller.goods.hasNoRate) return;
  const input = claimOf(declared);
  await attempt(teller, 'I27', { deed: FILE, input, as: teller.supplier, code: 'RATE_UNKNOWN' });
}

/** A trader claims the VAT on what it bought, by an invoice for these goods alone. */
export async function claimRefund(declared: Declared): Promise<void> {
  if (declared.teller.goods.isRefundedByInvoice) await file(declared, claimOf(declared));
}

/** The same by invoices that cover several orders; for one order of its supplier at a time. */
export async function claimByShared(declared: Declared): Promise<void> {
  const { teller } = declared;
  await claimTooMuch(declared);
  const invoicesOf = teller.fate.isDear ? ownInvoice : sharedInvoices;
  await file(declared, claimOf(declared, invoicesOf));
}

/** Some have an invoice over less than they claim. */
async function claimTooMuch(declared: Declared): Promise<void> {
  const { teller } = declared;
  if (!isDaring(teller.fate)) return;
  const input = claimOf(declared, (_book, { key }) => [
    { number: `${key}-short`, line: 1, quantity: TOO_LITTLE, amountExVat: '0.10' },
  ]);
  await untilSummarized(teller, { idempotencyKey: `${teller.key}-too-much`, ...input });
  await attempt(teller, 'I22', { deed: FILE, input, as: teller.supplier, code: 'LIMIT_EXCEEDED' });
}

/** Of any order's units. */
const TOO_LITTLE = 0.5;

/** Once; a second claim for the same goods has to be refused. */
async function file({ teller, orderId }: Declared, input: RefundClaim): Promise<void> {
  const { world, key, supplier, fate } = teller;
  await untilSummarized(teller, { idempotencyKey: `${key}-${FILE.name}`, ...input });
  const { claim } = await act(teller, { deed: FILE, input, as: supplier });
  if (fate.isDear) {
    await answerQuery(teller, claim.id);
    await untilClaim(teller, claim.id, 'PAID');
  }
  const again = await world.desk.tell(FILE, { idempotencyKey: `${key}-twice`, ...input }, supplier);
  world.claims.refusedTwice += again.userErrors.length > 0 ? 1 : 0;
  if (again.userErrors.length === 0) world.claims.takenTwice.push(orderId);
}

const LOOK_MS = 500;
const MOST_LOOKS = 120;

/** Finance hears of an accepted summary a moment after everybody can read it, and refuses until then. */
async function untilSummarized({ world, supplier }: Teller, input: object): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { userErrors } = await world.desk.tell(FILE, input, supplier);
    if (userErrors[0]?.code !== 'NOT_RELEASED') return;
    await pause(LOOK_MS);
  }
}
