import type { IpRight } from '../../values/ip-verdict.ts';
import type { AlertRule } from './domain/alerts/alert-rule.ts';
import type { Evidence } from './domain/alerts/measured.ts';
import type { PastMeasure } from './domain/alerts/replay.ts';
import type { RankedScore } from './domain/indicators/month-scores.ts';
import type { ScoredIndicator } from './domain/indicators/zone-score.ts';
import type { DeclarationLine } from './domain/declaration.ts';
import type { DocumentMatch } from './domain/match-declaration.ts';
import type { ClosedLine } from './domain/summarize.ts';
import type { ReKeyedCounts } from './domain/re-keyed-counts.ts';
import type { TimelineEntry } from './domain/timeline-entry.ts';
import type { AlertRecord } from './models/alert.ts';
import type { DeclarationRecord } from './models/declaration.ts';
import type { Indicator, IndicatorSetRecord } from './models/indicator-set.ts';
import type { PracticeRecord } from './models/practice.ts';
import type { SummaryDeclarationRecord } from './models/summary-declaration.ts';
import type { ReturnClearanceRecord } from './models/return-clearance.ts';
import type { ZoneRecord } from './models/zone.ts';
import type { IpSituation } from './services/ip-situation.ts';
import type { AlertReplayed } from './services/replay-alerts.ts';
import type { ZoneScoreOfMonth } from './services/zone-scores.ts';
import type { StepOnOrder } from './services/order-steps.ts';
import type { IpCheck } from './services/check-ip.ts';

export type ZoneMapper = ZoneRecord;
export type IndicatorSetMapper = IndicatorSetRecord;
export type IpSituationMapper = IpSituation;
export type IpRightMapper = IpRight;
export type IpCheckMapper = IpCheck;

/** What the gateway tells of a SKU; all but the id only where `Sku.ip` is asked for. */
export type SkuMapper = {
  readonly id: string;
  readonly hsCode?: string;
  readonly brand?: { readonly name: string } | null;
};
export type DeclarationMapper = DeclarationRecord;
export type DeclarationLineMapper = DeclarationLine;
export type DocumentMatchMapper = DocumentMatch;
export type ReKeyedFieldsMapper = ReKeyedCounts;
export type StepMapper = StepOnOrder;
export type TimelineEventMapper = TimelineEntry;

/** What the gateway tells of an order or a shipment. */
export type OrderMapper = { readonly id: string };
export type ShipmentMapper = { readonly id: string };
export type PaymentMapper = { readonly id: string };
export type RefundClaimMapper = { readonly id: string };
export type ReturnMapper = { readonly id: string };
export type ReturnClearanceMapper = ReturnClearanceRecord;
export type SettlementMapper = { readonly id: string };

export type SummaryDeclarationMapper = SummaryDeclarationRecord;
export type SummaryLineMapper = ClosedLine & { readonly number: number };

export type AlertMapper = AlertRecord;
export type AlertRuleMapper = AlertRule;
export type AlertEvidenceMapper = Evidence;
export type AlertReplayMapper = AlertReplayed;
export type ReplayedAlertMapper = PastMeasure;
export type PracticeMapper = PracticeRecord;
export type ZoneScoreMapper = ZoneScoreOfMonth;
export type IndicatorValueMapper = ScoredIndicator<Indicator> & Pick<RankedScore<Indicator>, 'peerValues'>;
