import * as z from 'zod';
import type { Month } from '../../values/month.ts';
import { note } from './attempts.ts';
import { type Declared, FILE } from './claiming.ts';
import type { Question } from './desk.ts';
import type { World } from './world.ts';

const PERIODS = {
  query: `query Periods($supplierId: ID!) {
    refundClaims(filter: { supplierId: $supplierId, method: EXEMPT_CREDIT_REFUND }, first: 20) {
      nodes { status period { month carriedOut { amount } } } } }`,
  shape: z.object({
    refundClaims: z.object({
      nodes: z.array(
        z.object({
          status: z.string(),
          period: z.object({ month: z.string(), carriedOut: z.object({ amount: z.string() }) }).nullable(),
        }),
      ),
    }),
  }),
} satisfies Question<unknown>;

/** What makers have bought and sold at home: plenty to refund, too little of it, or more due than to refund. */
const FIGURES = [
  { outputVat: '0.00', inputVat: '1000.00' },
  { outputVat: '0.00', inputVat: '5.00' },
  { outputVat: '50.00', inputVat: '5.00' },
] as const;

/** A maker claims the VAT of a month for all that it has exported; a second claim for the month has to be refused. */
export async function claimPeriod(world: World, month: Month, exported: readonly Declared[]): Promise<void> {
  const [first] = exported;
  if (!first) return;
  const { supplier, goods } = first.teller;
  const before = await periodsOf(world, first);
  // An earlier run has claimed this month or a later one: what is left fits into no period any more.
  if (before.some((period) => period.month >= month)) return;
  const [last] = [...before].sort((a, b) => (a.month < b.month ? 1 : -1));
  const period = {
    month,
    ...(FIGURES[Number.parseInt(goods.supplierId.slice(-2), 16) % FIGURES.length] ?? FIGURES[0]),
    carriedIn: last?.carriedOut.amount ?? '0.00',
  };
  const declarationIds = exported.map(({ declarationId }) => declarationId);
  const claim = { supplierId: goods.supplierId, declarationIds, period };
  const key = `${world.run}-${goods.supplierId}-${month}`;
  const filed = await world.desk.do(FILE, { idempotencyKey: key, ...claim }, supplier);
  const again = await world.desk.tell(FILE, { idempotencyKey: `${key}-twice`, ...claim }, supplier);
  const isRefused = again.userErrors[0]?.code === 'ALREADY_CLAIMED';
  note(world.attempts.I23, isRefused, `${goods.supplierId} has claimed ${month} twice`);
  world.makerClaims.push({ id: filed.claim.id, supplier });
}

const ENDED: ReadonlySet<string> = new Set(['REJECTED', 'WITHDRAWN']);

async function periodsOf({ desk }: World, { teller: { supplier, goods } }: Declared) {
  const { refundClaims } = await desk.ask(PERIODS, { supplierId: goods.supplierId }, supplier);
  return refundClaims.nodes
    .filter(({ status }) => !ENDED.has(status))
    .flatMap(({ period }) => (period ? [period] : []));
}
