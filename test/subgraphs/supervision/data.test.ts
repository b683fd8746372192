import { describe, expect, it } from '@jest/globals';
import { readCustomsModeRules } from '../../../subgraphs/supervision/services/customs-mode-rules.ts';
import { readIpClasses } from '../../../subgraphs/supervision/services/ip-classes.ts';
import { ipRightOf } from '../../../subgraphs/supervision/services/ip-right-row.ts';
import {
  readIndicatorSets,
  readIpGuides,
  readIpRights,
  readZones,
} from '../../../subgraphs/supervision/services/reference-files.ts';
import { Decimal } from '../../../values/decimal.ts';
import { overlaps, type Validity } from '../../../values/validity.ts';

/** Pairs of rows that say something about the same thing on the same day. */
const clashes = <Row extends Validity>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly string[] =>
  rows.flatMap((row, index) =>
    rows
      .slice(index + 1)
      .filter((other) => keyOf(row) === keyOf(other) && overlaps(row, other))
      .map(() => keyOf(row)),
  );

describe('data of supervision', () => {
  it('has each zone once, with its document up to batch 7', () => {
    const { zones } = readZones().content;
    expect(zones).toHaveLength(181);
    expect(new Set(zones.map(({ id }) => id)).size).toBe(181);
    expect(zones.filter(({ document, batch }) => (document === null) !== (batch === 8))).toEqual([]);
    expect(zones.filter(({ revokedOn }) => revokedOn !== null).map(({ id }) => id)).toEqual([
      'zone_haikou',
      'zone_sanya',
      'zone_alashankou',
    ]);
  });

  it('weighs the indicators of a set to exactly 1, with one set a day and codes that are unique', () => {
    const { sets, source } = readIndicatorSets().content;
    expect(source).toBe('SAMPLE');
    expect(clashes(sets, () => 'set')).toEqual([]);
    for (const { indicators } of sets) {
      const sum = indicators.reduce((total, { weight }) => total.plus(weight), new Decimal('0'));
      expect(sum.toFixed()).toBe('1');
      expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length);
    }
  });

  it('knows all 45 Nice and all 32 Locarno classes', () => {
    const { hsPrefixesOfClass } = readIpClasses();
    const missing = [
      ...Array.from({ length: 45 }, (_, index) => ['NICE', String(index + 1)] as const),
      ...Array.from({ length: 32 }, (_, index) => ['LOCARNO', String(index + 1).padStart(2, '0')] as const),
    ].filter(([system, name]) => hsPrefixesOfClass(system, name) === null);
    expect(missing).toEqual([]);
  });

  it('ships only rights that say that they are samples, each with goods', () => {
    const { rights, source } = readIpRights().content;
    const { hsPrefixesOfClass } = readIpClasses();
    expect(source).toBe('SAMPLE');
    expect(
      rights.filter(({ number, owner }) => !number.startsWith('SAMPLE-') || !owner.endsWith('(fictional)')),
    ).toEqual([]);
    expect(new Set(rights.map(({ territory, kind, number }) => `${territory}/${kind}/${number}`)).size).toBe(
      rights.length,
    );
    expect(
      rights
        .map((row) => ipRightOf(row, source, hsPrefixesOfClass))
        .filter(({ hsPrefixes }) => hsPrefixes.length === 0),
    ).toEqual([]);
  });

  it('advises on every territory with rights but the members of the Union, once a day', () => {
    const { guides } = readIpGuides().content;
    expect(clashes(guides, ({ territory }) => territory)).toEqual([]);
    expect(guides.map(({ territory }) => territory).sort()).toEqual(['AU', 'EU', 'GB', 'JP', 'KR', 'US']);
  });

  it('has one rule a mode and day', () => {
    expect(clashes(readCustomsModeRules(), ({ mode }) => mode)).toEqual([]);
  });
});
