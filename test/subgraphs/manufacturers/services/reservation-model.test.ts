import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consumersAmong } from '../../../../runtime/subgraph.ts';
import { manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import {
  isLive,
  type ReservationStatus,
} from '../../../../subgraphs/manufacturers/domain/reservation-status.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import {
  aProduct,
  aSku,
  aStock,
  aSupplier,
  aSupplierApp,
  loadCatalogue,
} from '../../../support/manufacturers.ts';
import { aStockCaller, newOrderId } from '../../../support/reservations.ts';
import { noCalls, openTestSubgraph } from '../../../support/subgraph.ts';
import { graphql, print } from 'graphql';

const ON_HAND = [9, 4, 6] as const;

type Line = readonly [sku: number, quantity: number];
type Step =
  | { readonly kind: 'reserve'; readonly lines: readonly Line[] }
  | { readonly kind: 'commit' | 'release' | 'again'; readonly of: number }
  | { readonly kind: 'wait'; readonly seconds: number };

const anyLines = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 3,
});
const anyReserve = fc.record({ kind: fc.constant('reserve' as const), lines: anyLines });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: anyReserve },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('commit' as const, 'release' as const, 'again' as const),
      of: fc.nat(9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(20, 61) }),
  },
);

/** What the rules make of calls, in the simplest way that there is. */
function createModel() {
  const reserved: number[] = ON_HAND.map(() => 0);
  const holds: { status: ReservationStatus; readonly sums: readonly number[]; readonly endsAt: number }[] =
    [];
  let now = 0;
  const move = (sums: readonly number[], sign: 1 | -1) =>
    sums.forEach((sum, sku) => void (reserved[sku] = (reserved[sku] ?? 0) + sign * sum));
  return {
    reserved,
    holds,
    reserve(lines: readonly Line[]): boolean {
      const sums = ON_HAND.map((_count, sku) =>
        lines.reduce((sum, [of, quantity]) => (of === sku ? sum + quantity : sum), 0),
      );
      if (sums.some((sum, sku) => sum > (ON_HAND[sku] ?? 0) - (reserved[sku] ?? 0))) return false;
      move(sums, 1);
      holds.push({ status: 'HELD', sums, endsAt: now + 60 });
      return true;
    },
    commit(index: number): ReservationStatus | null {
      const hold = holds[index];
      if (hold?.status === 'HELD' && hold.endsAt > now) hold.status = 'COMMITTED';
      return hold?.status === 'COMMITTED' ? 'COMMITTED' : null;
    },
    release(index: number): ReservationStatus | null {
      const hold = holds[index];
      if (hold && isLive(hold.status)) {
        hold.status = 'RELEASED';
        move(hold.sums, -1);
      }
      return hold?.status ?? null;
    },
    wait(seconds: number): void {
      now += seconds;
      for (const hold of holds) {
        if (hold.status !== 'HELD' || hold.endsAt > now) continue;
        hold.status = 'EXPIRED';
        move(hold.sums, -1);
      }
    },
  };
}

let runs = 0;

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(manufacturers, databases);

/** Three SKUs, the last one another supplier's. */
async function seed() {
  const run = (runs += 1);
  const [own, other] = [`sup_${run}a`, `sup_${run}b`];
  const products = [aProduct(`prod_${run}a`, own), aProduct(`prod_${run}b`, other)] as const;
  const skus = ON_HAND.map((_count, index) =>
    aSku(`sku_${run}_${index}`, index < 2 ? products[0] : products[1]),
  );
  await loadCatalogue(graph.instance, {
    suppliers: [aSupplier(own), aSupplier(other)],
    products,
    skus,
    stocks: skus.map((sku, index) => aStock(sku, ON_HAND[index] ?? 0)),
  });
  const readReserved = async () => {
    const stocks = await databases
      .of('manufacturers')
      .collection<{ _id: string; levels: { reserved: number; onHand: number }[] }>('stocks')
      .find({ _id: { $in: skus.map(({ id }) => id) } })
      .sort({ _id: 1 })
      .toArray();
    return stocks.map(({ levels }) => levels[0]?.reserved);
  };
  return { skuIds: skus.map(({ id }) => id), supplierIds: [own, other], readReserved };
}

const linesOf = (skuIds: readonly string[], lines: readonly Line[]) =>
  lines.map(([sku, quantity]) => [skuIds[sku] ?? '', quantity] as const);

const expireHolds = async () => {
  await graph.instance.tasks?.find(({ name }) => name.includes('holds'))?.run();
};

describe('any sequence of reservations', () => {
  it('has the effects that the rules say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { skuIds, readReserved } = await seed();
        const caller = aStockCaller(graph);
        const model = createModel();
        const orders: { readonly orderId: string; readonly lines: readonly Line[] }[] = [];
        graph.clock.set('2026-11-23T08:00:00Z');
        for (const step of steps) {
          if (step.kind === 'wait') {
            model.wait(step.seconds);
            graph.clock.set(new Date(graph.clock.now().getTime() + step.seconds * 1_000).toISOString());
            await expireHolds();
          } else if (step.kind === 'reserve') {
            const answer = await caller.reserve(linesOf(skuIds, step.lines), { ttlSeconds: 60 });
            expect(answer.reservation !== null).toBe(model.reserve(step.lines));
            if (answer.reservation) orders.push({ orderId: answer.orderId, lines: step.lines });
          } else {
            const index = step.of % Math.max(1, orders.length);
            const order = orders[index];
            if (!order) continue;
            if (step.kind === 'again') {
              const { orderId } = order;
              const again = await caller.reserve(linesOf(skuIds, order.lines), { ttlSeconds: 60, orderId });
              expect(again).toMatchObject({
                replayed: true,
                reservation: { status: model.holds[index]?.status },
              });
            } else {
              const { status } = await caller[step.kind](order.orderId, newOrderId());
              expect(status).toBe(model[step.kind](index));
            }
          }
          expect(await readReserved()).toEqual(model.reserved);
        }
      }),
      { numRuns: 10 },
    );
  });
});

/** Another process with the same subgraph: nothing is shared but the database. */
function openTwin(): ReturnType<typeof aStockCaller> {
  const instance = manufacturers.open({
    db: databases.of('manufacturers'),
    clock: graph.clock,
    consumersOf: consumersAmong([]),
    call: noCalls,
  });
  return aStockCaller({
    ask: async (query, variables = {}, viewer = null) => {
      const { data, errors = [] } = await graphql({
        schema: manufacturers.schema,
        source: typeof query === 'string' ? query : print(query),
        variableValues: variables,
        contextValue: instance.contextFor({ viewer }),
      });
      return { data, errors: errors.map(({ message, path }) => ({ message, code: message, path })) };
    },
  });
}

describe('any reservations at once, in several processes', () => {
  it('hold no more than there is, and all that is held is in the sums', async () => {
    const twin = openTwin();
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLines, { minLength: 8, maxLength: 24 }),
        fc.nat(5),
        async (demands, seed_) => {
          const { skuIds, supplierIds, readReserved } = await seed();
          const here = aStockCaller(graph);
          graph.clock.set('2026-11-23T08:00:00Z');
          const statuses = await Promise.all(
            demands.map(async (lines, index) => {
              const caller = index % 2 ? here : twin;
              const { orderId, reservation } = await caller.reserve(linesOf(skuIds, lines), {
                ttlSeconds: 60,
              });
              if (!reservation) return { lines, status: null };
              const next = (index + seed_) % 3;
              const other = index % 3 ? here : twin;
              if (next === 1) return { lines, status: (await other.commit(orderId)).status };
              if (next === 2) return { lines, status: (await other.release(orderId)).status };
              return { lines, status: reservation.status };
            }),
          );
          const held = statuses.filter(({ status }) => status === 'HELD' || status === 'COMMITTED');
          const sums = ON_HAND.map((_count, sku) =>
            held
              .flatMap(({ lines }) => lines)
              .reduce((sum, [of, quantity]) => (of === sku ? sum + quantity : sum), 0),
          );
          expect(await readReserved()).toEqual(sums);
          sums.forEach((sum, sku) => expect(sum).toBeLessThanOrEqual(ON_HAND[sku] ?? 0));
          for (const supplierId of supplierIds) {
            const feed = await aSupplierApp(graph, supplierId).readFeed();
            const told = feed.reduce((sum, { reservedDelta }) => sum + reservedDelta, 0);
            const own = supplierId.endsWith('a') ? (sums[0] ?? 0) + (sums[1] ?? 0) : sums[2];
            expect(told).toBe(own);
          }
        },
      ),
      { numRuns: 4 },
    );
  });

  it('sell exactly a hundred units to a thousand buyers', async () => {
    const { id: skuId } = await seedHundred();
    const processes = [aStockCaller(graph), openTwin(), openTwin()];
    graph.clock.set('2026-11-23T08:00:00Z');
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_each, index) => processes[index % 3]?.reserve([[skuId, 1]])),
    );
    expect(answers.filter((answer) => answer?.reservation)).toHaveLength(100);
    expect(answers.flatMap((answer) => answer?.userErrors.map(({ code }) => code) ?? [])).toEqual(
      Array.from({ length: 900 }, () => 'OUT_OF_STOCK'),
    );
  });
});

async function seedHundred() {
  const product = aProduct('prod_hot', 'sup_hot');
  const sku = aSku('sku_hot', product);
  await loadCatalogue(graph.instance, {
    suppliers: [aSupplier('sup_hot')],
    products: [product],
    skus: [sku],
    stocks: [aStock(sku, 100)],
  });
  return sku;
}
