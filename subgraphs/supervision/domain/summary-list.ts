import type { Declaration } from './declaration.ts';
import type { ClosedList } from './summarize.ts';

/** A list that customs has closed and that is in a monthly summary, or waits for one. */
export interface SummaryList extends Omit<ClosedList, 'declarationId'> {
  /** The declaration's id: a list stands here once, so it is in one summary at most. */
  readonly _id: string;
  readonly orderId: string;
  /** The month in which customs closed it. */
  readonly month: string;
  /** Until when its summary is filed; null where no calendar covers the days. */
  readonly dueOn: string | null;
  /** The enterprise's and customs' own numbers of it. */
  readonly copNo: string;
  readonly invtNo: string | null;
  /** The customs office that it was declared at. */
  readonly customsCode: string | null;
  /** Null as long as it waits. */
  readonly summaryId: string | null;
  /** Grows by 1 with each move of its summary; the sequence of its events. */
  readonly version: number;
}

/** A closed list as its summary needs it: what was declared, in customs' codes, and where the order goes. */
export function summaryListOf(declaration: Declaration, destination: string): SummaryList {
  const { _id, orderId, declarantId, copNo, invtNo, summary, fields, lines } = declaration;
  const declared = (name: string): string | null =>
    fields.find(({ field, lineNumber }) => field === name && lineNumber === null)?.value ?? null;
  return {
    _id,
    orderId,
    declarantId,
    month: summary?.month ?? '',
    dueOn: summary?.dueOn ?? null,
    copNo,
    invtNo,
    customsCode: declared('customsCode'),
    ownerId: declared('ownerCode') ?? declarantId,
    transportMode: declared('trafMode') ?? '',
    destination,
    exitCustoms: declared('portCode') ?? '',
    lines: lines.map(({ hsCode, quantity, unit, netGrams, total }) => ({
      hsCode,
      // That each line goes where the order goes, check M11 has seen.
      finalDestination: destination,
      quantity,
      unit,
      netGrams,
      total,
    })),
    summaryId: null,
    version: 0,
  };
}
