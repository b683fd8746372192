import type { IndicatorValueResolvers, ZoneScoreResolvers } from '../generated.ts';
import { medianOf, weakestFirst } from '../domain/indicators/zone-score.ts';
import { textOf } from '../services/zone-scores.ts';

export const ZoneScore: ZoneScoreResolvers = {
  total: ({ score }) => score.total.toFixed(),
  covered: ({ score }) => score.covered.toFixed(),
  computedAt: ({ changedAt }) => changedAt,
  values: ({ score, peerValues }, { orderBy }) =>
    (orderBy === 'WEAKEST' ? weakestFirst(score.values) : score.values).map((value) => ({
      ...value,
      peerValues,
    })),
};

export const IndicatorValue: IndicatorValueResolvers = {
  value: ({ value }) => textOf(value),
  points: ({ points }) => textOf(points),
  peerMedian: ({ indicator, peerValues }) => textOf(medianOf(peerValues(indicator.code))),
};
