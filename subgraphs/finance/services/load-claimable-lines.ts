import type { ClientSession } from 'mongoose';
import { convert } from '../../../values/money.ts';
import { Problem, problemAt } from '../../../values/problem.ts';
import {
  checkClaimable,
  type ClaimableLine,
  leftOfFob,
  MAX_CLAIM_LINES,
  suppliedLines,
  type SuppliedLine,
} from '../domain/claimable-line.ts';
import { claimableUnits } from '../domain/line-claim.ts';
import type { Models } from '../models/index.ts';
import type { ExportFactsRecord } from '../models/export-facts.ts';
import { lineClaimId, type LineClaimRecord } from '../models/line-claim.ts';
import type { SummaryFactsRecord } from '../models/summary-facts.ts';
import { createRatesOf } from './claim-rows.ts';

/** Which declared lines are claimed. */
export interface Wanted {
  readonly supplierId: string;
  readonly declarationIds: readonly string[];
  readonly preRefund: boolean;
  /** These alone; null = all of the supplier. */
  readonly only: readonly { readonly declarationId: string; readonly lineNumber: number }[] | null;
}

/**
 * The lines of a supplier in these declarations, as far as no earlier claim has them.
 *
 * @throws NOT_FOUND, NOT_RELEASED, MODE_NOT_ALLOWED, ALREADY_CLAIMED, RATE_UNKNOWN, naming the declaration; LIMIT_EXCEEDED
 */
export async function loadClaimableLines(
  models: Models,
  wanted: Wanted,
  session: ClientSession,
): Promise<readonly ClaimableLine[]> {
  const { declarationIds } = wanted;
  const found = await models.exportFacts
    .find({ _id: { $in: declarationIds } })
    .session(session)
    .lean<ExportFactsRecord[]>();
  const goods = new Map(found.map((facts) => [facts._id, { facts, supplied: wantedOf(facts, wanted) }]));
  const ids = [...goods].flatMap(([id, { supplied }]) =>
    supplied.map(({ number }) => lineClaimId(id, number)),
  );
  if (ids.length > MAX_CLAIM_LINES) throw tooManyLines(ids.length);
  const ratesOf = createRatesOf(models);
  const taken = await loadTaken(models, ids, session);
  const summarized = await loadSummarized(models, declarationIds, session);
  const lines = declarationIds.map(async (declarationId, index) => {
    try {
      const known = goods.get(declarationId);
      if (!known || known.supplied.length === 0) throw noSuchDeclaration();
      const { facts, supplied } = known;
      const exportedOn = checkClaimable({ declarationId, ...facts }, wanted);
      return await Promise.all(
        supplied.map(async (line) => {
          const { currency } = line.fob;
          const rates = await ratesOf({ hsCode: line.hsCode, currency, on: exportedOn });
          const left = claimableUnits(line, taken.get(lineClaimId(declarationId, line.number)));
          const fob = leftOfFob(line, left);
          const fobCny = convert(fob, rates.fx.rate, 'CNY');
          const { orderId, mode, zoneId, isStatisticsOnly } = facts;
          const isSummarized = summarized.has(declarationId);
          const declared = {
            declarationId,
            orderId,
            mode,
            zoneId,
            exportedOn,
            isStatisticsOnly,
            isSummarized,
          };
          return { ...line, ...rates, ...declared, left, fob, fobCny };
        }),
      );
    } catch (error) {
      throw error instanceof Problem ? problemAt(['declarationIds', String(index)], error) : error;
    }
  });
  return (await Promise.all(lines)).flat();
}

/** Of a declaration the lines of the supplier that are claimed. */
const wantedOf = (facts: ExportFactsRecord, { supplierId, only }: Wanted): readonly SuppliedLine[] =>
  suppliedLines(facts, supplierId).filter(
    ({ number }) =>
      only?.some(({ declarationId, lineNumber }) => declarationId === facts._id && lineNumber === number) ??
      true,
  );

async function loadTaken(
  { lineClaims }: Models,
  ids: readonly string[],
  session: ClientSession,
): Promise<ReadonlyMap<string, LineClaimRecord>> {
  const records = await lineClaims
    .find({ _id: { $in: ids } })
    .session(session)
    .lean<LineClaimRecord[]>();
  return new Map(records.map((record) => [record._id, record]));
}

/** Declarations whose monthly summary customs has accepted. */
async function loadSummarized(
  { summaryFacts }: Models,
  declarationIds: readonly string[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const records = await summaryFacts
    .find({ _id: { $in: declarationIds }, status: 'ACCEPTED' })
    .session(session)
    .lean<SummaryFactsRecord[]>();
  return new Set(records.map(({ _id }) => _id));
}

const tooManyLines = (count: number): Problem =>
  new Problem('LIMIT_EXCEEDED', 'too-many-lines', {
    message: `A claim has at most ${MAX_CLAIM_LINES} lines, and these declarations have ${count}`,
    field: ['declarationIds'],
  });

/** The same for a declaration without goods of the supplier as for one that does not exist. */
const noSuchDeclaration = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-declaration', { message: 'No such declaration, or none of your goods' });
