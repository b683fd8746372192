import { describe, expect, it } from '@jest/globals';
import {
  DECLARATION_STATUSES,
  declarationMachine,
  type DeclarationStatus,
  leadsTo,
} from '../../../../subgraphs/supervision/domain/declaration-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('a declaration', declarationMachine, {
  statuses: DECLARATION_STATUSES,
  listed: [
    'DRAFT SUBMITTED',
    'DRAFT WITHDRAWN',
    'SUBMITTED MATCHED',
    'SUBMITTED REJECTED',
    'SUBMITTED WITHDRAWN',
    'MATCHED REVIEW',
    'MATCHED PASSED',
    'MATCHED REJECTED',
    'MATCHED WITHDRAWN',
    'REVIEW PASSED',
    'REVIEW REJECTED',
    'REVIEW WITHDRAWN',
    'PASSED INSPECTION',
    'PASSED RELEASED',
    'PASSED WITHDRAWN',
    'INSPECTION RELEASED',
    'INSPECTION REJECTED',
    'INSPECTION DETAINED',
    'DETAINED RELEASED',
    'DETAINED RETURNED',
    'RELEASED DEPARTED',
    // With a shipment that was cancelled.
    'RELEASED WITHDRAWN',
    'DEPARTED CLOSED',
    'REJECTED SUBMITTED',
  ],
});

const pairs = DECLARATION_STATUSES.flatMap((from) => DECLARATION_STATUSES.map((to) => [from, to] as const));

describe('a declaration', () => {
  it.each<[DeclarationStatus, DeclarationStatus, boolean]>([
    ['SUBMITTED', 'RELEASED', true],
    ['MATCHED', 'RETURNED', true],
    ['SUBMITTED', 'CLOSED', false],
    ['RELEASED', 'CLOSED', false],
    ['REJECTED', 'RELEASED', false],
    ['RELEASED', 'MATCHED', false],
    ['WITHDRAWN', 'RELEASED', false],
  ])('that is %s is led to %s by a word of customs that overtook others: %s', (from, to, expected) => {
    expect(leadsTo(from, to)).toBe(expected);
  });

  it('is never led back: no two states lead to each other', () => {
    const circles = pairs.filter(([from, to]) => leadsTo(from, to) && leadsTo(to, from));
    expect(circles).toEqual([]);
  });
});
