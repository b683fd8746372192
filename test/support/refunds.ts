import type { Databases } from '../../runtime/database.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import type { SupplierFacts } from '../../subgraphs/finance/domain/export-facts.ts';
import type { Order } from '../../subgraphs/retailers/domain/order.ts';
import type { Money } from '../../values/money.ts';
import { money } from '../../values/money.ts';
import { newKey, openTestFinance, type TestFinance } from './finance.ts';
import { viewerAs } from './subgraph.ts';
import { insist } from './tell.ts';

const STEP = 'name expression exact amount { amount } rule { key source validFrom }';
const CLAIM = `id status method reason preRefund amount { amount currency } repaid { amount } query dueOn
  reconciliation { finalAmount { amount } repaid { amount } on }
  rule { key } supplier { id } working { ${STEP} } moves { status text }
  period { month carriedIn { amount } repaidVat { amount } credit { amount } carriedOut { amount } }
  lines(first: 100) { nodes { lineNumber method reason invoiceNumber rate quantity { value unit } fob { amount }
    base { amount } amount { amount } toCost { amount } repaid { amount } repaidQuantity { value } rule { key } declaration { id } working { ${STEP} } } }`;
const END = 'replayed userErrors { code message field }';

const mutation = (name: string): string => {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${input}) { answer: ${name}(input: $input) { claim { ${CLAIM} } ${END} } }`;
};

interface Amount {
  readonly amount: string;
}

export interface StepAnswer {
  readonly name: string;
  readonly expression: string;
  readonly exact: string;
  readonly amount: Amount;
  readonly rule: { readonly key: string; readonly source: string } | null;
}

export interface ClaimLineAnswer {
  readonly lineNumber: number;
  readonly method: string;
  readonly reason: string;
  readonly invoiceNumber: string | null;
  readonly rate: string;
  readonly quantity: { readonly value: string };
  readonly base: Amount;
  readonly amount: Amount;
  readonly toCost: Amount;
  readonly fob: Amount;
  readonly rule: { readonly key: string };
  readonly working: readonly StepAnswer[];
}

export interface ClaimAnswer {
  readonly id: string;
  readonly status: string;
  readonly method: string;
  readonly reason: string;
  readonly amount: Amount;
  readonly repaid: Amount;
  readonly query: string | null;
  readonly dueOn: string | null;
  readonly working: readonly StepAnswer[];
  readonly moves: readonly { readonly status: string; readonly text: string | null }[];
  readonly period: Readonly<Record<'credit' | 'carriedOut' | 'carriedIn', Amount>> | null;
  readonly lines: { readonly nodes: readonly ClaimLineAnswer[] };
}

export interface ClaimPayload {
  readonly claim: ClaimAnswer | null;
  readonly replayed: boolean;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
  }[];
}

export interface ExportedLine {
  readonly quantity: number;
  readonly total?: Money;
  readonly hsCode?: string;
  readonly supplierId?: string;
}

export interface Exported {
  readonly declarationId: string;
  readonly orderId: string;
  readonly supplierId: string;
  readonly viewer: Viewer;
}

/** Office of the tax, as a person. */
export const officer = viewerAs('customs', null, ['tax:authority']);

export interface TestRefunds {
  readonly finance: TestFinance;
  /** A supplier that is registered; answers who acts for it. */
  readonly supplier: (facts?: Partial<SupplierFacts>) => Promise<Viewer & { readonly partyId: string }>;
  /** Goods of a supplier that have left the country, by default paid for, closed by customs, and on 4 May 2026. */
  readonly exported: (
    viewer: Viewer & { readonly partyId: string },
    given?: ExportGiven,
  ) => Promise<Exported>;
  /** Tells where the monthly summary of a list stands now. */
  readonly summarized: (of: Exported, status: string, version: number) => Promise<void>;
  /** Tells how a declaration stands now. */
  readonly declared: (of: Exported, given: ExportGiven & { readonly version: number }) => Promise<void>;
  readonly run: (name: string, viewer: Viewer | null, input: object) => Promise<ClaimPayload>;
  /** Claims what was exported, as its supplier. */
  readonly file: (of: Exported, rest?: object) => Promise<ClaimPayload>;
  readonly read: (id: string, viewer: Viewer | null) => Promise<ClaimAnswer | null>;
  /** Lets time pass and the tax office decide, until it has nothing more to say. */
  readonly settle: () => Promise<void>;
}

export interface ExportGiven {
  readonly lines?: readonly ExportedLine[];
  readonly fob?: Money;
  readonly mode?: string;
  readonly zoneId?: string | null;
  readonly exportedOn?: string | null;
  readonly status?: string;
  readonly isPaid?: boolean;
  readonly summary?: { readonly kind: 'SUMMARY' | 'STATISTICS' } | null;
  /** What is ordered; two sets of building blocks by default. */
  readonly order?: Partial<Order>;
}

let made = 0;

export async function openTestRefunds(databases: Databases): Promise<TestRefunds> {
  const finance = await openTestFinance(databases);
  const { clock, ask } = finance;
  const tell = insist(finance.tell);

  const declared: TestRefunds['declared'] = async (of, given) => {
    const { declarationId, orderId } = of;
    const lines = given.lines ?? [{ quantity: 100 }];
    const totals = lines.map(({ total }) => total ?? money(1_000_00n, 'USD'));
    const data = {
      declarationId,
      orderId,
      status: given.status ?? 'CLOSED',
      mode: given.mode ?? 'M9710',
      zoneId: given.zoneId ?? null,
      exportedOn: given.exportedOn === undefined ? '2026-05-04' : given.exportedOn,
      summary: given.summary ?? null,
      fob:
        given.fob ??
        money(
          totals.reduce((all, { minor }) => all + minor, 0n),
          totals[0]?.currency ?? 'USD',
        ),
      lines: lines.map(({ quantity, hsCode = '9503006000', supplierId = of.supplierId }, index) => ({
        number: index + 1,
        orderLineNumber: index + 1,
        supplierId,
        hsCode,
        quantity,
        unit: 'C62',
        total: totals[index],
      })),
      version: given.version,
    };
    const event = { aggregateId: declarationId, sequence: given.version, type: 'DeclarationMoved', data };
    await tell('supervision', event);
  };

  const run: TestRefunds['run'] = async (name, viewer, input) => {
    const given = { idempotencyKey: newKey(), ...input };
    const { data, errors } = await ask(mutation(name), { input: given }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.answer as ClaimPayload;
  };

  return {
    finance,
    declared,
    summarized: async ({ declarationId, orderId }, status, version) => {
      const aggregateId = `${declarationId}/summary`;
      const data = { declarationId, orderId, summaryId: 'sum_1', status, version };
      const event = { aggregateId, sequence: version, type: 'ListSummarized', data };
      await tell('supervision', event);
    },
    supplier: async (facts = {}) => {
      const supplierId = `sup_${String((made += 1)).padStart(32, '0')}`;
      const data = { supplierId, role: 'TRADER', taxpayer: 'GENERAL', ...facts };
      await tell('manufacturers', {
        aggregateId: supplierId,
        sequence: 1,
        type: 'SupplierRegistered',
        data,
      });
      return { ...viewerAs('supplier', supplierId), partyId: supplierId };
    },
    exported: async (viewer, given = {}) => {
      const order = await finance.place(given.order);
      if (given.isPaid !== false) await finance.pay(order);
      const declarationId = `dec_${String((made += 1)).padStart(32, '0')}`;
      const of = { declarationId, orderId: order._id, supplierId: viewer.partyId, viewer };
      await declared(of, { ...given, version: 1 });
      return of;
    },
    run,
    file: ({ viewer, supplierId, declarationId }, rest = {}) =>
      run('fileRefundClaim', viewer, { supplierId, declarationIds: [declarationId], ...rest }),
    read: async (id, viewer) => {
      const query = `query ($id: ID!) { refundClaim(id: $id) { ${CLAIM} } }`;
      const { data, errors } = await ask(query, { id }, viewer);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.refundClaim as ClaimAnswer | null;
    },
    settle: async () => {
      for (let second = 0; second < 8; second += 1) {
        clock.set(new Date(clock.now().getTime() + 1_000).toISOString());
        await finance.runTask(/tax office/);
      }
    },
  };
}

/** One invoice over a whole line, unless it is said otherwise. */
export const anInvoice = (
  { declarationId }: Pick<Exported, 'declarationId'>,
  given: Partial<{
    number: string;
    line: number;
    lineNumber: number;
    quantity: string;
    amountExVat: string;
    levyRate: string;
  }> = {},
) => ({
  number: `INV-${newKey()}`,
  declarationId,
  lineNumber: 1,
  quantity: '100',
  amountExVat: '5000.00',
  levyRate: '0.13',
  ...given,
});

export const refusals = ({ userErrors }: ClaimPayload): readonly string[] =>
  userErrors.map(({ code, field }) => (field ? `${code} ${field.join('.')}` : code));

/** The claim that was filed. @throws with why it was refused */
export function filed({ claim, userErrors }: ClaimPayload): ClaimAnswer {
  if (claim) return claim;
  throw new Error(JSON.stringify(userErrors));
}
