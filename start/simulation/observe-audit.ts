import type { Connection } from 'mongoose';
import { type AuditHead, readAuditHead, verifyAuditLog } from '../../runtime/audit-log.ts';
import type { OpenGraph } from '../open-graph.ts';

/** What `npm run audit-log -- verify` finds of one subgraph's log. */
export interface ObservedAudit {
  readonly name: string;
  /** Where it ends. */
  readonly entries: number;
  /** Null = it is as it was written, and goes on from where it ended before. */
  readonly problem: string | null;
}

/** Keeps where the logs end now; answers what reckons all of their hashes again, later. */
export async function keepAuditHeads({
  subgraphs,
}: Pick<OpenGraph, 'subgraphs'>): Promise<() => Promise<readonly ObservedAudit[]>> {
  const logs = await Promise.all(
    subgraphs.map(async ({ party: { name, db } }) => ({ name, db, seen: await readAuditHead(db) })),
  );
  return () => Promise.all(logs.map(verify));
}

interface Log {
  readonly name: string;
  readonly db: Connection;
  readonly seen: AuditHead;
}

async function verify({ name, db, seen }: Log): Promise<ObservedAudit> {
  const { head, problem } = await verifyAuditLog(db, seen);
  return { name, entries: head.sequence, problem };
}
