import { Problem } from '../../../values/problem.ts';

/**
 * The supplier's last sequence after a call that carries `given`; null is a call outside of the order.
 *
 * @throws STALE for one that was accepted before, SEQUENCE_GAP when a call before this one is missing; both tell the
 * one that is expected.
 */
export function acceptSequence(last: number, given: number | null): number {
  if (given === null) return last;
  const expectedSequence = last + 1;
  if (given < expectedSequence) {
    throw new Problem('STALE', 'sequence-already-accepted', {
      message: `Sequence ${given} is past; ${expectedSequence} is expected`,
      field: ['sequence'],
      expectedSequence,
    });
  }
  if (given > expectedSequence) {
    throw new Problem('SEQUENCE_GAP', 'earlier-call-missing', {
      message: `Sequence ${expectedSequence} is expected; a call before this one is missing`,
      field: ['sequence'],
      expectedSequence,
    });
  }
  return given;
}
