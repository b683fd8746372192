import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { chinaMonth } from '../../../values/month.ts';
import type { CustomsRates } from '../domain/customs-value.ts';
import { CUSTOMS_MODES, type CustomsMode } from '../domain/customs-mode.ts';
import { DECLARATION_STATUSES, type DeclarationStatus, isReleased } from '../domain/declaration-status.ts';
import { type Increment, releaseTenths } from '../domain/indicators/tally.ts';
import type { CountedExportRecord } from '../models/counted-export.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { WatchDeps } from './watch-trade.ts';
import { fenOn } from './watched.ts';

const status = z.enum(DECLARATION_STATUSES);

/** What is used here of the subgraph's own `DeclarationMoved`. */
const declarationMoved = z.object({
  declarationId: z.string(),
  status,
  previous: status.nullable(),
  at: z.date(),
  mode: z.enum(CUSTOMS_MODES),
  zoneId: z.string().nullable(),
  exportedOn: z.string().nullable(),
  previousExportedOn: z.string().nullish(),
  fob: z.object({ minor: z.bigint(), currency: z.enum(CURRENCIES as [(typeof CURRENCIES)[number]]) }),
  reKeyedFields: z.int(),
});

type Move = z.output<typeof declarationMoved>;

const hasLeft = (each: DeclarationStatus): boolean => each === 'DEPARTED' || each === 'CLOSED';
const RETAIL: ReadonlySet<CustomsMode> = new Set(['M9610', 'M1210']);

/** True at the move that first brings a declaration there, however many steps it took at once. */
const gets = ({ status: now, previous }: Move, isThere: (status: DeclarationStatus) => boolean): boolean =>
  isThere(now) && (previous === null || !isThere(previous));

/** What a move of a declaration adds: that there is a list, its release, and what left the country. */
export async function incrementsOfDeclaration(
  deps: WatchDeps,
  { data }: EventRecord,
  { documents }: Transaction,
): Promise<readonly Increment[]> {
  const move = declarationMoved.parse(data);
  const { zoneId, declarationId, previous, at } = move;
  if (zoneId === null) return [];
  const here = { zoneId, month: chinaMonth(at) };
  const rates = await deps.rates.get();
  const increments: Increment[] = [];
  if (previous === null) increments.push({ ...here, counts: { lists: 1n } });
  if (gets(move, isReleased)) {
    const found = await documents.find<DeclarationRecord>(deps.models.declarations, declarationId);
    if (found) increments.push({ ...here, release: releaseTenths(+at - +found.createdAt) });
  }
  if (!hasLeft(move.status)) return increments;
  const { countedExports } = deps.models;
  const after = exportOf(move, zoneId, rates);
  if (gets(move, hasLeft)) {
    documents.put(countedExports, after);
    increments.push(after);
  } else if (wasDatedAnew(move)) {
    const { previousExportedOn: day } = move;
    const kept = await documents.find<CountedExportRecord>(countedExports, declarationId);
    // Of what was counted before it was kept the value is reckoned again.
    const before = kept ?? (day == null ? null : exportOf({ ...move, exportedOn: day }, zoneId, rates));
    if (before === null) return increments;
    documents.put(countedExports, after);
    increments.push(takenBack(before), after);
  }
  return increments;
}

/** The first report of the departure came after customs' word, or an earlier one came late. */
const wasDatedAnew = ({ exportedOn, previousExportedOn }: Move): boolean =>
  previousExportedOn !== undefined && exportedOn !== previousExportedOn;

/** As it was counted: the rates of its day may be others by now. */
const takenBack = ({ zoneId, month, counts }: CountedExportRecord): Increment => ({
  ...{ zoneId, month },
  counts: Object.fromEntries(Object.entries(counts).map(([counter, count]) => [counter, -count])),
});

function exportOf(move: Move, zoneId: string, rates: readonly CustomsRates[]): CountedExportRecord {
  const { declarationId, exportedOn, at, fob, mode, reKeyedFields } = move;
  const fen = exportedOn === null ? null : fenOn(fob, rates, exportedOn);
  return {
    _id: declarationId,
    zoneId,
    month: exportedOn?.slice(0, 7) ?? chinaMonth(at),
    counts: {
      exports: 1n,
      ...(reKeyedFields === 0 && { cleanExports: 1n }),
      ...(fen !== null && { exportFen: fen }),
      ...(fen !== null && !RETAIL.has(mode) && { b2bExportFen: fen }),
    },
  };
}
