import type { EventRecord } from '../../runtime/events.ts';
import type { Databases } from '../../runtime/database.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { orderMoved, type OrderOptions, orderPlaced, shipmentBooked, shipmentMoved } from './order-events.ts';
import { viewerAs } from './subgraph.ts';
import { openSupervision, type TestSupervision } from './supervision.ts';

export const shop = viewerAs('retailer', 'ret_1', ['customs:write']);

const SUMMARY = `id month status attempt listCount late dueOn sumNo destination total { amount currency }
  lines { number hsCode destination quantity { value unit } netWeight { kilograms } total { amount } }
  receipts { message code } declarations(first: 100) { nodes { id lines { total { amount } } } }`;

interface Amount {
  readonly amount: string;
}

export interface SummaryAnswer {
  readonly id: string;
  readonly status: string;
  readonly listCount: number;
  readonly total: Amount;
  readonly lines: readonly { readonly total: Amount }[];
  readonly receipts: readonly { readonly message: string; readonly code: string }[];
  readonly declarations: {
    readonly nodes: readonly {
      readonly id: string;
      readonly lines: readonly { readonly total: Amount }[];
    }[];
  };
}

export interface SummaryPayload {
  readonly summaries: readonly SummaryAnswer[];
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

export interface TestSummaries {
  readonly graph: TestSupervision;
  /** A list that customs has closed; answers the declaration's id. */
  readonly closed: (options?: OrderOptions & { readonly statisticsOnly?: boolean }) => Promise<string>;
  readonly declare: (
    given?: Readonly<Record<string, unknown>>,
    viewer?: Viewer | null,
  ) => Promise<SummaryPayload>;
  readonly read: (id: string, viewer?: Viewer | null) => Promise<SummaryAnswer | null>;
  /** Hands the subgraph what it has told itself. */
  readonly deliver: () => Promise<void>;
}

let made = 0;

export async function openTestSummaries(databases: Databases): Promise<TestSummaries> {
  const graph = await openSupervision(databases);
  const told = () =>
    databases
      .of('supervision')
      .collection<EventRecord<Record<string, unknown>>>('events')
      .find({ type: 'ListSummarized' })
      .sort({ aggregateId: 1, sequence: 1 })
      .toArray();

  const submit = async (of: object): Promise<string> => {
    const { data } = await graph.ask(
      `mutation ($input: SubmitDeclarationInput!) { submitDeclaration(input: $input) {
        declaration { id } userErrors { code message } } }`,
      { input: { idempotencyKey: `declare ${(made += 1)}`, ...of } },
      shop,
    );
    const { declaration, userErrors } = data.submitDeclaration;
    if (!declaration) throw new Error(JSON.stringify(userErrors));
    return String(declaration.id);
  };
  const isRejected = async (id: string): Promise<boolean> => {
    await graph.pass(2);
    const { data } = await graph.ask('query ($id: ID!) { declaration(id: $id) { status } }', { id }, shop);
    return data.declaration.status === 'REJECTED';
  };

  return {
    graph,
    closed: async ({ statisticsOnly = false, ...options } = {}) => {
      const ids = { orderId: `order_s${(made += 1)}`, shipmentId: `shp_s${made}` };
      await graph.take(
        orderPlaced({ ...options, ...ids }),
        orderMoved(2, 'CONFIRMED', ids),
        shipmentBooked(ids),
      );
      const id = await submit({ ...ids, statisticsOnly });
      // What the simulated customs refuses once is sent again.
      if (await isRejected(id)) await submit({ ...ids, statisticsOnly });
      await graph.pass(2);
      const at = graph.clock.now().toISOString();
      await graph.take(
        shipmentMoved(2, 'LOADED', { ...ids, at }),
        shipmentMoved(3, 'DEPARTED', { ...ids, at }),
      );
      await graph.pass(2);
      return id;
    },
    declare: async (given = {}, viewer = shop) => {
      const input = {
        idempotencyKey: `sum ${(made += 1)}`,
        month: '2026-11',
        declarantId: 'ret_1',
        ...given,
      };
      const { data, errors } = await graph.ask(
        `mutation ($input: DeclareSummaryInput!) { declareSummary(input: $input) {
          summaries { ${SUMMARY} } replayed userErrors { code message field } } }`,
        { input },
        viewer,
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.declareSummary as SummaryPayload;
    },
    read: async (id, viewer = shop) => {
      const query = `query ($id: ID!) { summaryDeclaration(id: $id) { ${SUMMARY} } }`;
      return (await graph.ask(query, { id }, viewer)).data.summaryDeclaration as SummaryAnswer | null;
    },
    deliver: async () => graph.take(...(await told()).map((event) => ({ ...event, source: 'supervision' }))),
  };
}
