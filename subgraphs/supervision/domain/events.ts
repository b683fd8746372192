import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Alert } from './alerts/alert.ts';
import type { AlertRuleCode, Severity } from './alerts/alert-rule.ts';
import type { AlertStatus } from './alerts/alert-status.ts';
import type { CustomsMode, DeclarationForm } from './customs-mode.ts';
import type { Declaration } from './declaration.ts';
import type { DeclarationStatus } from './declaration-status.ts';
import type { ReturnClearance } from './return-clearance.ts';
import type { DeclarationLineDocument } from './order-documents.ts';
import type { SummaryDeclaration } from './summary-declaration.ts';
import type { SummaryList } from './summary-list.ts';
import type { SummaryNeed } from './summary-need.ts';
import type { SummaryStatus } from './summary-status.ts';

/** What this subgraph tells the others of a declaration; the aggregate is its id. */
export interface DeclarationMoved {
  readonly declarationId: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly declarantId: string;
  readonly status: DeclarationStatus;
  readonly previous: DeclarationStatus | null;
  readonly at: Date;
  readonly mode: CustomsMode;
  readonly form: DeclarationForm;
  readonly zoneId: string | null;
  readonly copNo: string;
  readonly invtNo: string | null;
  /** Null unless customs answered. */
  readonly receiptCode: string | null;
  readonly exportedOn: CalendarDate | null;
  /** As it was told before. */
  readonly previousExportedOn: CalendarDate | null;
  readonly declared: Money;
  readonly fob: Money;
  readonly reKeyedFields: number;
  /** Null for all that are no retail lists. */
  readonly summary: SummaryNeed | null;
  readonly lines: readonly DeclarationLineDocument[];
  readonly version: number;
}

/** What brought a declaration to where it is. */
export interface Move {
  readonly previous: DeclarationStatus | null;
  readonly at: Date;
  readonly receiptCode?: string | null;
}

interface Told extends Move {
  readonly previousExportedOn: CalendarDate | null;
}

export const declarationMoved = (
  declaration: Declaration,
  { previous, at, receiptCode = null, previousExportedOn }: Told,
): DeclarationMoved => ({
  declarationId: declaration._id,
  orderId: declaration.orderId,
  shipmentId: declaration.shipmentId,
  declarantId: declaration.declarantId,
  status: declaration.status,
  previous,
  at,
  mode: declaration.mode,
  form: declaration.form,
  zoneId: declaration.zoneId,
  copNo: declaration.copNo,
  invtNo: declaration.invtNo,
  receiptCode,
  exportedOn: declaration.exportedOn,
  previousExportedOn,
  declared: declaration.declared,
  fob: declaration.fob,
  reKeyedFields: declaration.reKeyedFields,
  summary: declaration.summary,
  lines: declaration.lines.map((line) => ({
    number: line.number,
    orderLineNumber: line.orderLineNumber,
    skuId: line.skuId,
    supplierId: line.supplierId,
    hsCode: line.hsCode,
    quantity: line.quantity,
    unit: line.unit,
    total: line.total,
  })),
  version: declaration.moves,
});

/** What this subgraph tells of a closed list in a monthly summary; the aggregate is `<declaration>/summary`. */
export interface ListSummarized {
  readonly declarationId: string;
  readonly orderId: string;
  readonly declarantId: string;
  readonly summaryId: string;
  readonly month: string;
  readonly status: SummaryStatus;
  readonly previous: SummaryStatus | null;
  readonly at: Date;
  readonly version: number;
}

/** What is told of one list when its summary moves. `list`: as it was before. */
export const listSummarized = (
  { _id: declarationId, orderId, declarantId, month, version }: SummaryList,
  { summary, previous }: { readonly summary: SummaryDeclaration; readonly previous: SummaryStatus | null },
) => ({
  aggregateId: `${declarationId}/summary`,
  sequence: version + 1,
  type: 'ListSummarized',
  data: {
    ...{ declarationId, orderId, declarantId, month, previous },
    summaryId: summary._id,
    status: summary.status,
    at: summary.changedAt,
    version: version + 1,
  } satisfies ListSummarized,
});

/** What this subgraph tells the others of goods that come back; the aggregate is `clearance/<return>`. */
export interface ReturnClearanceMoved {
  readonly returnId: string;
  readonly orderId: string;
  readonly isReleased: boolean;
  readonly dutyFreeTo: CalendarDate | null;
  readonly isDutyFree: boolean;
  readonly at: Date;
  readonly version: number;
}

export const returnClearanceMoved = (
  { _id: returnId, orderId, dutyFreeTo, releasedAt, isDutyFree, version }: ReturnClearance,
  at: Date,
) => ({
  aggregateId: `clearance/${returnId}`,
  sequence: version,
  type: 'ReturnClearanceMoved',
  data: {
    ...{ returnId, orderId, dutyFreeTo, at, version },
    isReleased: releasedAt !== null,
    isDutyFree: isDutyFree ?? false,
  } satisfies ReturnClearanceMoved,
});

/** What this subgraph tells the others of an alert; the aggregate is its id. */
export interface AlertMoved {
  readonly alertId: string;
  readonly rule: AlertRuleCode;
  readonly severity: Severity;
  readonly zoneId: string | null;
  readonly status: AlertStatus;
  readonly previous: AlertStatus | null;
  readonly at: Date;
  /** The account that moved it; null = the rule. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly version: number;
}

export const alertMoved = (
  { _id, rule, severity, zoneId, status, changedAt, closedReason, version }: Alert,
  { previous, by }: Pick<AlertMoved, 'previous' | 'by'>,
) => ({
  aggregateId: _id,
  sequence: version,
  type: 'AlertMoved',
  data: {
    alertId: _id,
    rule: rule.code,
    ...{ severity, zoneId, status, previous, by, version },
    at: changedAt,
    reason: closedReason,
  } satisfies AlertMoved,
});
