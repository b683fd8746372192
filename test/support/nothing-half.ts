import assert from 'node:assert/strict';
import type { Databases } from '../../runtime/database.ts';
import { eventModel, type EventRecord } from '../../runtime/events.ts';
import { coverOf } from '../../subgraphs/finance/domain/cover-moved.ts';
import { bindModels as financeModels } from '../../subgraphs/finance/models/index.ts';
import type { CoverRecord } from '../../subgraphs/finance/models/cover.ts';
import type { CreditLimitRecord } from '../../subgraphs/finance/models/credit-limit.ts';
import type { InsurancePolicyRecord } from '../../subgraphs/finance/models/insurance-policy.ts';
import type { ListSummarized } from '../../subgraphs/supervision/domain/events.ts';
import { bindModels as supervisionModels } from '../../subgraphs/supervision/models/index.ts';
import type { SummaryDeclarationRecord } from '../../subgraphs/supervision/models/summary-declaration.ts';
import type { SummaryListRecord } from '../../subgraphs/supervision/models/summary-list.ts';

interface Aggregates {
  readonly source: string;
  readonly collection: string;
  /** The aggregate of a record; not given = the record's id. */
  readonly aggregateOf?: (id: string) => string;
}

const summaryOf = (declarationId: string): string => `${declarationId}/summary`;

/** The collections whose records are aggregates: each change of one is told by an event. */
const AGGREGATES: readonly Aggregates[] = [
  { source: 'manufacturers', collection: 'reservations' },
  { source: 'retailers', collection: 'orders' },
  { source: 'logistics', collection: 'shipments' },
  { source: 'supervision', collection: 'declarations' },
  { source: 'supervision', collection: 'summary_lists', aggregateOf: summaryOf },
  { source: 'finance', collection: 'payments' },
  { source: 'finance', collection: 'settlements' },
  { source: 'retailers', collection: 'returns' },
  { source: 'finance', collection: 'refund_claims' },
  { source: 'finance', collection: 'covers', aggregateOf: coverOf },
];

/** @throws when a write has left only half of what it writes together */
export async function assertNothingHalf(databases: Databases): Promise<void> {
  for (const aggregates of AGGREGATES) await assertTold(databases, aggregates);
  await assertInsured(databases);
  await assertSummarized(databases);
}

/** @throws when a record stands there without the event of its version, or an event without its record */
async function assertTold(
  databases: Databases,
  { source, collection, aggregateOf = (id) => id }: Aggregates,
): Promise<void> {
  const records = databases
    .of(source)
    .collection<{ _id: string; version: number; moves?: unknown }>(collection);
  for (const { _id, version, moves } of await records.find().toArray()) {
    // A declaration's versions count receipts too, which change nothing for others; its moves are what is told.
    const told = typeof moves === 'number' ? moves : version;
    const aggregateId = aggregateOf(_id);
    const events = await eventModel(databases.of(source)).find({ aggregateId }).lean<EventRecord[]>();
    const sequences = events.map(({ sequence }) => sequence).sort((one, other) => one - other);
    assert.deepEqual(
      sequences,
      Array.from({ length: told }, (_each, index) => index + 1),
      aggregateId,
    );
  }
}

/** Limits and policies tell nobody of themselves: they are what their covers have taken up, and what was paid under them. */
async function assertInsured(databases: Databases): Promise<void> {
  const { covers, creditLimits, insurancePolicies } = financeModels(databases.of('finance'));
  const all = await covers.find().lean<CoverRecord[]>();
  for (const { _id, outstanding } of await creditLimits.find().lean<CreditLimitRecord[]>()) {
    const taken = all.filter(({ limitId }) => limitId === _id).map((cover) => cover.outstanding.minor);
    assert.equal(outstanding.minor, totalOf(taken), _id);
  }
  for (const { _id, used } of await insurancePolicies.find().lean<InsurancePolicyRecord[]>()) {
    const paid = all
      .filter(({ policyId }) => policyId === _id)
      .map(({ claim }) => claim?.indemnity?.minor ?? 0n);
    assert.equal(used.minor, totalOf(paid), _id);
  }
}

const totalOf = (minors: readonly bigint[]): bigint => minors.reduce((sum, minor) => sum + minor, 0n);

/** A summary tells of its lists alone: it has all of them, and each was told where it stands. */
async function assertSummarized(databases: Databases): Promise<void> {
  const db = databases.of('supervision');
  const { summaryDeclarations, summaryLists } = supervisionModels(db);
  for (const summary of await summaryDeclarations.find().lean<SummaryDeclarationRecord[]>()) {
    const { _id: summaryId, listCount, status } = summary;
    const lists = await summaryLists.find({ summaryId }).lean<SummaryListRecord[]>();
    assert.equal(lists.length, listCount, summaryId);
    for (const { _id, version } of lists) {
      const told = await eventModel(db)
        .findOne({ aggregateId: summaryOf(_id), sequence: version })
        .lean<EventRecord<ListSummarized>>();
      assert.deepEqual([told?.data.summaryId, told?.data.status], [summaryId, status], _id);
    }
  }
}
