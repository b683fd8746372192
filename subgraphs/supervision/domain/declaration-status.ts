import { Problem } from '../../../values/problem.ts';
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
  RELEASED: ['DEPARTED', 'WITHDRAWN'],
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

/**
 * Goods that customs let go and that are not loaded after all may be taken back (GACC Order 220 of 2014, article 5).
 * That follows their shipment: nobody asks for it as long as that stands.
 *
 * @throws ILLEGAL_TRANSITION
 */
export function requireWithdrawable(status: DeclarationStatus): void {
  if (status !== 'RELEASED') return declarationMachine.check(status, 'WITHDRAWN');
  throw new Problem('ILLEGAL_TRANSITION', 'declaration-not-in-status', {
    message: 'A declaration that is RELEASED is taken back only with its shipment: cancel that',
    status,
  });
}

/** True for a declaration that does not outlive its shipment. */
export const isWithdrawnIfShutOut = (status: DeclarationStatus): boolean =>
  declarationMachine.mayBecome(status, 'WITHDRAWN');

/** Declarations that take up their shipment: another for it would be a second one. */
export const takesUpShipment = (status: DeclarationStatus): boolean =>
  status !== 'WITHDRAWN' && status !== 'RETURNED';

/** Declarations whose quantities count as declared; a rejected one counts again once it is sent again. */
export const isInGoodStanding = (status: DeclarationStatus): boolean =>
  takesUpShipment(status) && status !== 'REJECTED';

const RELEASED_OR_LATER: ReadonlySet<DeclarationStatus> = new Set(['RELEASED', 'DEPARTED', 'CLOSED']);

/** True once customs let the goods go. */
export const isReleased = (status: DeclarationStatus): boolean => RELEASED_OR_LATER.has(status);
