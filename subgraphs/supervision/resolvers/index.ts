import { Alert, AlertEvidence, AlertReplay, AlertRule, ReplayedAlert } from './alert.ts';
import { Declaration, DeclarationLine } from './declaration.ts';
import { DocumentMatch } from './document-match.ts';
import { IndicatorSet } from './indicator-set.ts';
import { IpRight } from './ip-right.ts';
import { IpSituation } from './ip-situation.ts';
import { Mutation } from './mutation.ts';
import { Order } from './order.ts';
import { Practice } from './practice.ts';
import { Query } from './query.ts';
import { Return, ReturnClearance } from './return.ts';
import { Shipment } from './shipment.ts';
import { Sku } from './sku.ts';
import { SummaryDeclaration, SummaryLine } from './summary-declaration.ts';
import { Step } from './step.ts';
import { Subject, TimelineEvent } from './timeline-event.ts';
import { Viewer } from './viewer.ts';
import { IndicatorValue, ZoneScore } from './zone-score.ts';
import { Zone } from './zone.ts';

export const resolvers = {
  Alert,
  AlertEvidence,
  AlertReplay,
  AlertRule,
  Declaration,
  DeclarationLine,
  DocumentMatch,
  IndicatorSet,
  IndicatorValue,
  IpRight,
  IpSituation,
  Mutation,
  Order,
  Practice,
  Query,
  ReplayedAlert,
  Return,
  ReturnClearance,
  Shipment,
  Sku,
  Step,
  Subject,
  SummaryDeclaration,
  SummaryLine,
  TimelineEvent,
  Viewer,
  Zone,
  ZoneScore,
};
