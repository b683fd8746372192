import * as z from 'zod';
import type { Desk, Question } from './desk.ts';

const alert = z.object({
  id: z.string(),
  evidence: z.array(z.object({ subject: z.object({ __typename: z.string() }).nullable() })),
});

/** An alert as customs sees it. */
export type ObservedAlert = z.output<typeof alert>;

const ALERTS = {
  query: `query Alerts($after: String) { alerts(first: 100, after: $after) {
    nodes { id evidence { subject { __typename } } } pageInfo { hasNextPage endCursor } } }`,
  shape: z.object({
    alerts: z.object({
      nodes: z.array(alert),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
} satisfies Question<unknown>;

/** All alerts there are. */
export async function readAlerts(desk: Desk): Promise<readonly ObservedAlert[]> {
  const found: ObservedAlert[] = [];
  for (let after: string | null = null; ;) {
    const { alerts }: z.output<typeof ALERTS.shape> = await desk.ask(ALERTS, { after }, { role: 'customs' });
    found.push(...alerts.nodes);
    if (!alerts.pageInfo.hasNextPage) return found;
    after = alerts.pageInfo.endCursor;
  }
}
