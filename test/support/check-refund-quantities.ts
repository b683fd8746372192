import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newKey } from './finance.ts';
import {
  anInvoice,
  type ClaimAnswer,
  type Exported,
  officer,
  refusals,
  type TestRefunds,
} from './refunds.ts';

const NOW = '2026-06-10T08:00:00Z';
const DECLARED = [7, 10, 13] as const;
const INVOICED = [12, 20] as const;

type Status = 'READY' | 'UNDER_REVIEW' | 'PAID' | 'GONE';

interface ModelClaim {
  readonly id: string;
  readonly line: number;
  /** Of which invoice how many units. */
  readonly drawn: Map<number, number>;
  status: Status;
  repaid: number;
}

/** The simplest way to say who has which units: counted anew from the claims each time. */
class Model {
  readonly claims: ModelClaim[] = [];

  holds(line: number): boolean {
    return this.claims.some((claim) => claim.line === line && claim.status !== 'GONE');
  }

  invoiceLeft(invoice: number): number {
    const used = this.claims
      .filter(({ status }) => status !== 'GONE')
      .reduce((all, { drawn, repaid }) => all + standing(drawn, repaid, invoice), 0);
    return (INVOICED[invoice] ?? 0) - used;
  }
}

/** Units are repaid from the first invoice on. */
function standing(drawn: ReadonlyMap<number, number>, repaid: number, invoice: number): number {
  let left = repaid;
  for (const [each, units] of drawn) {
    const back = Math.min(left, units);
    left -= back;
    if (each === invoice) return units - back;
  }
  return 0;
}

interface Real {
  readonly graph: TestRefunds;
  readonly exports: readonly Exported[];
  readonly prefix: string;
}

type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const lineNumbers = fc.nat({ max: DECLARED.length - 1 });

const filings = fc.tuple(lineNumbers, fc.constantFrom([0], [1], [0, 1], [1, 0])).map(([line, invoices]) =>
  command(`file ${line} with ${invoices.join(' ')}`, async (model, real) => {
    const of = at(real.exports, line);
    const answer = await real.graph.run('fileRefundClaim', of.viewer, {
      supplierId: of.supplierId,
      declarationIds: [of.declarationId],
      invoices: invoices.map((each) =>
        anInvoice(of, {
          number: `${real.prefix}-${each}`,
          quantity: String(INVOICED[each]),
          amountExVat: '1000.01',
        }),
      ),
    });
    const { expected, drawn } = fileInModel(model, line, invoices);
    assert.deepEqual(refusals(answer), expected);
    if (!answer.claim) return;
    assert.deepEqual(
      answer.claim.lines.nodes.map(({ quantity }) => Number(quantity.value)),
      [...drawn.values()],
    );
    model.claims.push({ id: answer.claim.id, line, drawn, status: 'READY', repaid: 0 });
  }),
);

function fileInModel(model: Model, line: number, invoices: readonly number[]) {
  const drawn = new Map<number, number>();
  if (model.holds(line)) return { expected: ['ALREADY_CLAIMED declarationIds.0'], drawn };
  let rest: number = at(DECLARED, line);
  for (const [index, each] of invoices.entries()) {
    if (rest === 0) break;
    const left = model.invoiceLeft(each);
    if (left === 0) return { expected: [`LIMIT_EXCEEDED invoices.${index}`], drawn };
    drawn.set(each, Math.min(rest, left));
    rest -= Math.min(rest, left);
  }
  return { expected: rest > 0 ? ['INVALID invoices'] : [], drawn };
}

interface ClaimedExport {
  readonly graph: TestRefunds;
  readonly of: Exported;
}

const claimCommands = (
  name: string,
  run: (claim: ModelClaim, real: ClaimedExport, pick: number) => Promise<void>,
): fc.Arbitrary<Command> =>
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 8 })).map(([index, pick]) =>
    command(`${name} ${index} ${pick}`, async (model, real) => {
      const claim = model.claims[index % Math.max(1, model.claims.length)];
      if (claim) await run(claim, { graph: real.graph, of: at(real.exports, claim.line) }, pick);
    }),
  );

const withdrawals = claimCommands('withdraw', async (claim, { graph, of }) => {
  const answer = await graph.run('withdrawRefundClaim', of.viewer, { claimId: claim.id, reason: 'So' });
  const isOpen = claim.status === 'READY' || claim.status === 'UNDER_REVIEW';
  assert.deepEqual(refusals(answer), isOpen ? [] : ['ILLEGAL_TRANSITION']);
  if (isOpen) claim.status = 'GONE';
});

const STEPS = ['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'PAID', 'REJECTED'] as const;

/** The tax office decides; answers where the claim stands then. */
async function decide(
  graph: TestRefunds,
  claimId: string,
  status: (typeof STEPS)[number],
): Promise<ClaimAnswer['status'] | undefined> {
  const decision = { claimId, decisionId: newKey(), status, text: 'So', at: NOW };
  return (await graph.run('recordRefundDecision', officer, decision)).claim?.status;
}

const payments = claimCommands('pay', async (claim, { graph }) => {
  if (claim.status !== 'READY') return;
  for (const status of STEPS.slice(0, 4)) assert.equal(await decide(graph, claim.id, status), status);
  claim.status = 'PAID';
});

const rejections = claimCommands('reject', async (claim, { graph }) => {
  if (claim.status !== 'READY') return;
  await decide(graph, claim.id, 'SUBMITTED');
  assert.equal(await decide(graph, claim.id, 'REJECTED'), 'REJECTED');
  claim.status = 'GONE';
});

const repayments = claimCommands('repay', async (claim, { graph, of }, pick) => {
  const lines = [{ declarationId: of.declarationId, lineNumber: 1, quantity: String(pick) }];
  const answer = await graph.run('repayRefund', of.viewer, { claimId: claim.id, lines, reason: 'Back' });
  const left = at(DECLARED, claim.line) - claim.repaid;
  const isPaid = claim.status === 'PAID' && left > 0;
  const isPossible = isPaid && pick <= left;
  const refused = isPaid ? 'LIMIT_EXCEEDED lines.0.quantity' : 'ILLEGAL_TRANSITION';
  assert.deepEqual(refusals(answer), isPossible ? [] : [refused]);
  if (!isPossible) return;
  claim.repaid += pick;
  assert.equal(answer.claim?.status, claim.repaid === at(DECLARED, claim.line) ? 'CLAWED_BACK' : 'PAID');
});

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no ${index}`);
  return item;
}

/** What is stored says the same as the claims, and no invoice gives more than it has. */
async function checkInvoices(model: Model, { graph, prefix }: Real): Promise<void> {
  const { vatInvoices } = graph.finance.models;
  for (const [index, quantity] of INVOICED.entries()) {
    const stored = await vatInvoices.findOne({ number: `${prefix}-${index}` }).lean();
    const used = quantity - model.invoiceLeft(index);
    assert.equal(Number(stored?.used.quantity ?? '0'), used);
    const base = stored?.used.base.minor ?? 0n;
    const refund = stored?.used.refund.minor ?? 0n;
    assert.ok(base >= 0n && base <= 1000_01n && refund >= 0n && refund <= 130_00n);
    if (used === 0) assert.deepEqual([base, refund], [0n, 0n]);
  }
}

/**
 * Tries so many sequences of claims, withdrawals, decisions and repayments.
 *
 * @throws for one that refunds a unit twice, or refuses what is free
 */
export async function checkRefundQuantities(
  graph: TestRefunds,
  { sequences }: { readonly sequences: number },
): Promise<void> {
  graph.finance.clock.set(NOW);
  const commands = fc.commands(
    [filings, filings, withdrawals, payments, rejections, repayments, repayments],
    { maxCommands: 24, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const viewer = await graph.supplier();
      const exports: Exported[] = [];
      for (const quantity of DECLARED) exports.push(await graph.exported(viewer, { lines: [{ quantity }] }));
      const model = new Model();
      const real = { graph, exports, prefix: newKey() };
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      await checkInvoices(model, real);
    }),
    { numRuns: sequences, endOnFailure: true },
  );
}
