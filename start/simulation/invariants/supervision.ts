import { checkEach, type Invariant, unless, withAttempts } from './invariant.ts';
import { exact, sum } from './money.ts';

const ZONES_2022 = 165;
const PROVINCES_2022 = 31;
const ZONES_TODAY = 178;

export const supervisionInvariants: readonly Invariant[] = [
  {
    id: 'I31',
    text: 'what is blocked in a market is not on sale there',
    check: ({ world: { attempts, listings } }) => {
      const failures = listings.blocked.map((id) => `${id} is on sale`);
      const found = { counted: listings.seen, what: 'listings', failures };
      return withAttempts(found, attempts.I31, 'offers of blocked goods that were refused');
    },
  },
  {
    id: 'I32',
    text: 'every alert has evidence, all of it is there, and the audit logs are as they were written',
    check: ({ alerts, audits }) => {
      const found = checkEach('alerts', alerts, ({ id, evidence }) =>
        unless(
          evidence.length > 0 && evidence.every(({ subject }) => subject !== null),
          `${id} lacks its evidence`,
        ),
      );
      const logs = checkEach('audit logs', audits, ({ name, problem }) =>
        unless(problem === null, `The audit log of ${name}: ${problem}`),
      );
      const entries = audits.reduce((all, log) => all + log.entries, 0);
      return {
        counted: logs.counted,
        what: `audit logs of ${entries} entries, and ${found.counted} alerts`,
        failures: [...found.failures, ...logs.failures],
      };
    },
  },
  {
    id: 'I33',
    text: 'the weights of an indicator set sum to 1, and scores are from 0 to 100',
    check: ({ reference }) => {
      const sets = checkEach('indicator sets', reference.indicatorSets, ({ id, indicators }) => {
        const weights = indicators.map(({ weight }) => exact(weight));
        const total = sum(weights);
        return unless(total === exact('1'), `${id}: ${total}`);
      });
      const scored = reference.zones.flatMap(({ id, score }) =>
        score ? [{ id, total: exact(score.total) }] : [],
      );
      const scores = checkEach('scores', scored, ({ id, total }) =>
        unless(total >= 0n && total <= exact('100'), `${id} has a score of ${total}`),
      );
      return {
        counted: sets.counted + scores.counted,
        what: 'indicator sets and scores of zones',
        failures: [...sets.failures, ...scores.failures],
      };
    },
  },
  {
    id: 'I34',
    text: 'there were 165 zones in 31 provinces at the end of 2022, and are 178 today',
    check: ({ reference: { zonesThen, zones } }) => {
      const provinces = new Set(zonesThen.map(({ provinceCode }) => provinceCode));
      return {
        counted: zones.length,
        what: 'zones',
        failures: [
          unless(zonesThen.length === ZONES_2022, `${zonesThen.length} zones at the end of 2022`),
          unless(provinces.size === PROVINCES_2022, `in ${provinces.size} provinces`),
          unless(zones.length === ZONES_TODAY, `${zones.length} zones today`),
        ].filter((failure) => failure !== null),
      };
    },
  },
];
