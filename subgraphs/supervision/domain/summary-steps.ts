import type { PlacedOrder } from './next-steps.ts';
import type { Step } from './step.ts';
import { endOfChinaDay } from './summary-due.ts';

/** Of each list that customs has closed: its monthly summary, until it is sent; again where customs refused it. */
export const summarySteps = ({ declarations, summaries }: PlacedOrder): readonly Step[] =>
  declarations.flatMap(({ declarationId, declarantId, shipmentId, status, summary, at }): readonly Step[] => {
    if (status !== 'CLOSED' || summary?.kind !== 'SUMMARY') return [];
    const sent = summaries.find((each) => each.declarationId === declarationId);
    if (sent && sent.status !== 'OPEN') return [];
    return [
      {
        action: 'DECLARE_SUMMARY',
        by: 'DECLARANT',
        partyId: declarantId,
        subject: { type: 'Declaration', id: declarationId },
        shipmentId,
        dueAt: summary.dueOn === null ? null : endOfChinaDay(summary.dueOn),
        // The refund for its goods waits for it.
        blocking: true,
        blockedBy: [],
        openedAt: sent?.at ?? at,
      },
    ];
  });
