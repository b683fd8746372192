import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { deed, type Question } from './desk.ts';
import { act, type Teller } from './teller.ts';

const FILE = deed('fileRefundClaim', 'claim { id }', z.object({ claim: z.object({ id: z.string() }) }));

const DECLARED = {
  query: `query Declared($id: ID!) { order(id: $id) { declarations {
    id lines { number quantity { value } } } } }`,
  shape: z.object({
    order: z.object({
      declarations: z.array(
        z.object({
          id: z.string(),
          lines: z.array(z.object({ number: z.int(), quantity: z.object({ value: z.string() }) })),
        }),
      ),
    }),
  }),
} satisfies Question<unknown>;

/** What the trader paid for all of a line without VAT: little enough for the tax office to ask nothing. */
const AMOUNT_EX_VAT = '1.00';
export const LEVY_RATE = '0.13';

const LOOK_MS = 500;
const MOST_LOOKS = 120;

/** Finance hears of an accepted summary a moment after everybody can read it, and refuses until then. */
async function untilSummarized({ world, key, supplier }: Teller, input: object): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const keyed = { idempotencyKey: `${key}-${FILE.name}`, ...input };
    const { userErrors } = await world.desk.tell(FILE, keyed, supplier);
    if (userErrors[0]?.code !== 'NOT_RELEASED') return;
    await pause(LOOK_MS);
  }
}

/** A trader claims the VAT on what it bought, once; a second claim for the same goods has to be refused. */
export async function claimRefund(teller: Teller, orderId: string): Promise<void> {
  const { world, goods, key, supplier } = teller;
  if (!goods.isRefundedByInvoice) return;
  const { order } = await world.desk.ask(DECLARED, { id: orderId }, supplier);
  const invoices = order.declarations.flatMap(({ id: declarationId, lines }) =>
    lines.map(({ number: lineNumber, quantity }) => ({
      number: key,
      line: lineNumber,
      declarationId,
      lineNumber,
      quantity: quantity.value,
      amountExVat: AMOUNT_EX_VAT,
      levyRate: LEVY_RATE,
    })),
  );
  const declarationIds = order.declarations.map(({ id }) => id);
  const input = { supplierId: goods.supplierId, declarationIds, invoices };
  await untilSummarized(teller, input);
  await act(teller, { deed: FILE, input, as: supplier });
  const again = await world.desk.tell(FILE, { idempotencyKey: `${key}-twice`, ...input }, supplier);
  world.claims.refusedTwice += again.userErrors.length > 0 ? 1 : 0;
  if (again.userErrors.length === 0) world.claims.takenTwice.push(orderId);
}
