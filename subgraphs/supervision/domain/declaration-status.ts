import { createStatusMachine } from '../../../values/status-machine.ts';

export const DECLARATION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'MATCHED',
  'REVIEW',
  'PASSED',
  'INSPECTION',
  'RELEASED',
  'DEPARTED',
  'CLOSED',
  'REJECTED',
  'WITHDRAWN',
  'DETAINED',
  'RETURNED',
] as const;

/** Where a declaration stands. */
export type DeclarationStatus = (typeof DECLARATION_STATUSES)[number];

export const declarationMachine = createStatusMachine<DeclarationStatus>('declaration', {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['MATCHED', 'REJECTED', 'WITHDRAWN'],
  MATCHED: ['REVIEW', 'PASSED', 'REJECTED', 'WITHDRAWN'],
  REVIEW: ['PASSED', 'REJECTED', 'WITHDRAWN'],
  PASSED: ['INSPECTION', 'RELEASED', 'WITHDRAWN'],
  INSPECTION: ['RELEASED', 'REJECTED', 'DETAINED'],
  DETAINED: ['RELEASED', 'RETURNED'],
  RELEASED: ['DEPARTED'],
  DEPARTED: ['CLOSED'],
  // As a new version.
  REJECTED: ['SUBMITTED'],
  CLOSED: [],
  WITHDRAWN: [],
  RETURNED: [],
});

/**
 * Steps of which customs' word may still be on its way when the word on a later one is here.
 *
 * Not among them: that the goods departed, which is no word of customs, and that it was sent again.
 */
const MAY_BE_SKIPPED: ReadonlySet<DeclarationStatus> = new Set([
  'MATCHED',
  'REVIEW',
  'PASSED',
  'INSPECTION',
  'DETAINED',
]);

/** True when customs' word on `to` moves a declaration forward, whether or not it has spoken of all steps between. */
export function leadsTo(from: DeclarationStatus, to: DeclarationStatus): boolean {
  if (from === 'REJECTED') return false;
  return (
    declarationMachine.mayBecome(from, to) ||
    [...MAY_BE_SKIPPED].some((next) => declarationMachine.mayBecome(from, next) && leadsTo(next, to))
  );
}

/** Declarations that take up their shipment: another for it would be a second one. */
export const takesUpShipment = (status: DeclarationStatus): boolean =>
  status !== 'WITHDRAWN' && status !== 'RETURNED';

/** Declarations whose quantities count as declared; a rejected one counts again once it is sent again. */
export const isInGoodStanding = (status: DeclarationStatus): boolean =>
  takesUpShipment(status) && status !== 'REJECTED';

const RELEASED_OR_LATER: ReadonlySet<DeclarationStatus> = new Set(['RELEASED', 'DEPARTED', 'CLOSED']);

/** True once customs let the goods go. */
export const isReleased = (status: DeclarationStatus): boolean => RELEASED_OR_LATER.has(status);
