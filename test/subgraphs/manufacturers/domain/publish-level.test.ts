import { describe, expect, it } from '@jest/globals';
import {
  type LevelClaim,
  publishLevel,
  type PublishMode,
} from '../../../../subgraphs/manufacturers/domain/publish-level.ts';
import { newLevel, type StockLevel } from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const now = new Date('2026-11-23T08:00:00Z');
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);

const known: StockLevel = {
  warehouseId: 'wh_a',
  onHand: 100,
  reserved: 30,
  safety: 10,
  version: 7,
  asOf: at('12:00'),
};

const publish = (claim: Partial<LevelClaim>, mode: PublishMode = 'SET', level = known) =>
  publishLevel(
    level,
    { quantity: 0, safety: null, expectedVersion: null, asOf: null, ...claim },
    { mode, now },
  );

describe('publishLevel', () => {
  it.each<[string, Partial<LevelClaim>, PublishMode, Partial<StockLevel>]>([
    ['sets what is on hand', { quantity: 40 }, 'SET', { onHand: 40 }],
    ['sets nothing', { quantity: 0 }, 'SET', { onHand: 0 }],
    ['sets safety with it', { quantity: 40, safety: 0 }, 'SET', { onHand: 40, safety: 0 }],
    ['sets safety alone', { quantity: 100, safety: 11 }, 'SET', { safety: 11 }],
    ['adds', { quantity: 5 }, 'ADJUST', { onHand: 105 }],
    ['takes away', { quantity: -100 }, 'ADJUST', { onHand: 0 }],
    ['takes a snapshot', { quantity: 40 }, 'SNAPSHOT', { onHand: 40 }],
    ['takes the expected version', { quantity: 40, expectedVersion: 7 }, 'SET', { onHand: 40 }],
  ])('%s, as the next version', (_case, claim, mode, changed) => {
    expect(publish(claim, mode)).toEqual({
      status: 'APPLIED',
      level: { ...known, ...changed, version: 8, asOf: now },
    });
  });

  it('accepts less than is reserved, and leaves what is reserved', () => {
    expect(publish({ quantity: 10 }).level).toMatchObject({ onHand: 10, reserved: 30 });
  });

  it('keeps the time of a count', () => {
    expect(publish({ quantity: 40, asOf: at('13:00') }).level.asOf).toEqual(at('13:00'));
  });

  it('makes a level that was not there', () => {
    const fresh = newLevel('wh_b', now);
    const { status, level } = publish({ quantity: 0, asOf: at('01:00'), expectedVersion: 0 }, 'SET', fresh);
    expect({ status, level }).toEqual({
      status: 'APPLIED',
      level: { ...fresh, version: 1, asOf: at('01:00') },
    });
  });

  it('leaves the version of a level that is already so, and makes it younger', () => {
    expect(publish({ quantity: 100, asOf: at('13:00') })).toEqual({
      status: 'UNCHANGED',
      level: { ...known, asOf: at('13:00') },
    });
    expect(publish({ quantity: 0 }, 'ADJUST').status).toBe('UNCHANGED');
  });

  it.each<PublishMode>(['SET', 'ADJUST', 'SNAPSHOT'])('finds an older %s stale', (mode) => {
    expect(publish({ quantity: 40, asOf: at('11:59') }, mode)).toEqual({ status: 'STALE', level: known });
  });

  it('takes one of the same time', () => {
    expect(publish({ quantity: 40, asOf: at('12:00') }).status).toBe('APPLIED');
  });

  it('takes one without a time, even when the level is of later', () => {
    const ahead = { ...known, asOf: new Date('2026-12-24T00:00:00Z') };
    expect(publish({ quantity: 40 }, 'SET', ahead)).toMatchObject({
      status: 'APPLIED',
      level: { onHand: 40, asOf: ahead.asOf },
    });
  });

  it.each<[string, Partial<LevelClaim>, PublishMode, object]>([
    [
      'another version',
      { expectedVersion: 6 },
      'SET',
      { code: 'VERSION_CONFLICT', field: ['expectedVersion'], message: 'The level has version 7' },
    ],
    ['a level that should be new', { expectedVersion: 0 }, 'SET', { code: 'VERSION_CONFLICT' }],
    [
      'another version of what is stale',
      { expectedVersion: 6, asOf: at('01:00') },
      'SET',
      { code: 'VERSION_CONFLICT' },
    ],
    ['less than nothing', { quantity: -101 }, 'ADJUST', { code: 'INVALID', field: ['quantity'] }],
    ['more than can be counted', { quantity: 1_000_000_000 }, 'ADJUST', { reason: 'stock-out-of-range' }],
  ])('refuses %s', (_case, claim, mode, problem) => {
    expect(() => publish(claim, mode)).toThrow(expect.objectContaining(problem));
  });
});
