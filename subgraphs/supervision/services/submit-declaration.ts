import { awaitFresh } from '../../../runtime/fresh-id.ts';
import { newId } from '../../../runtime/id.ts';
import { partyOf, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import { requireModeFits } from '../domain/choose-mode.ts';
import { type CustomsMode, type DeclarationForm, requireModeAllowed } from '../domain/customs-mode.ts';
import { countReKeyed, type Declaration, declaredLines } from '../domain/declaration.ts';
import { type DeclaredField, fieldsOf } from '../domain/declaration-fields.ts';
import { declarationMachine } from '../domain/declaration-status.ts';
import { type Draft, draftOf } from '../domain/draft-declaration.ts';
import { type DocumentMatch, matchDeclaration } from '../domain/match-declaration.ts';
import type { ShipmentDocument } from '../domain/order-documents.ts';
import type { OrderView } from '../domain/order-view.ts';
import { declaringMessages } from '../domain/outgoing-messages.ts';
import { type FieldOverride, overrideFields } from '../domain/override-fields.ts';
import { summaryNeedOf } from '../domain/summary-need.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { viewOf } from './follow-orders.ts';
import { leaveOutSent } from './leave-out-sent.ts';
import { mayDeclare } from './order-access.ts';
import { documentsOf } from './order-documents.ts';
import { queueMessages, sendingOf } from './queue-messages.ts';
import { saveDeclaration } from './save-declaration.ts';

export interface SubmitDeclarationInput {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly mode?: CustomsMode | null;
  readonly form?: DeclarationForm | null;
  readonly statisticsOnly?: boolean | null;
  readonly withoutRefund?: boolean | null;
  readonly overrides?: readonly FieldOverride[] | null;
}

export interface SubmittedDeclaration {
  readonly declaration: Declaration;
  readonly match: DocumentMatch;
}

const MAX_OVERRIDES = 100;

/** The documents and the declaration differ: nothing was sent, and the caller sees where. */
export class MatchFailed extends Problem {
  readonly match: DocumentMatch;

  constructor(match: DocumentMatch) {
    super('MATCH_FAILED', 'documents-differ', { message: 'Documents and declaration differ; see match' });
    this.match = match;
  }
}

/**
 * Declares a shipment: builds the list or form from what the graph holds, and sends it if it matches the documents.
 *
 * After a rejection it sends the same declaration again, as a new version of it.
 */
export async function submitDeclaration(
  context: SupervisionContext,
  input: SubmitDeclarationInput,
): Promise<Answered<SubmittedDeclaration>> {
  const viewer = requireScope(context.viewer, 'customs:write');
  if ((input.overrides?.length ?? 0) > MAX_OVERRIDES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-overrides', {
      message: `At most ${MAX_OVERRIDES} fields can be written by hand`,
      field: ['overrides'],
    });
  }
  await awaitFresh(input.shipmentId, () => findView(context, input, { viewer }), context);
  const command = { mutation: 'submitDeclaration', party: partyOf(viewer), input };
  return context.write(command, async (transaction) => {
    const found = await requireView(context, input, { viewer, transaction });
    const earlier = await findEarlier(context, input.shipmentId, transaction);
    const built = await buildDeclaration(context, input, { ...found, viewer, now: transaction.now });
    return send(context, { ...found, ...built, earlier }, transaction);
  });
}

type Where = Pick<SubmitDeclarationInput, 'orderId' | 'shipmentId'>;

interface Found {
  readonly view: OrderView;
  readonly shipment: ShipmentDocument;
}

async function findView(
  { models }: SupervisionContext,
  { orderId, shipmentId }: Where,
  { viewer, transaction }: { readonly viewer: Viewer; readonly transaction?: Transaction },
): Promise<Found | null> {
  const record = await models.orderViews
    .findById(orderId)
    .session(transaction?.session ?? null)
    .lean<OrderViewRecord>();
  const view = record && viewOf(record);
  const shipment = view?.shipments.find((each) => each.shipmentId === shipmentId && each.returnId === null);
  return view && shipment && mayDeclare(view, shipment, viewer) ? { view, shipment } : null;
}

/** Shipments whose goods are still on this side of customs. */
const BEFORE_LOADING: ReadonlySet<string> = new Set(['BOOKED', 'PICKED_UP', 'AT_CUSTOMS_PLACE']);

async function requireView(
  context: SupervisionContext,
  where: Where,
  by: { readonly viewer: Viewer; readonly transaction: Transaction },
): Promise<Found> {
  const found = await findView(context, where, by);
  if (!found) {
    throw new Problem('NOT_FOUND', 'no-such-shipment', {
      message: 'No such shipment of the order, or not yours to declare',
      field: ['shipmentId'],
    });
  }
  const { view, shipment } = found;
  if (view.progress?.status === 'CANCELLED' || !BEFORE_LOADING.has(shipment.status)) {
    throw new Problem('ILLEGAL_TRANSITION', 'nothing-to-declare', {
      message: `Goods of a shipment that is ${shipment.status} are not declared any more`,
      field: ['shipmentId'],
    });
  }
  return found;
}

/** The shipment's declaration that was rejected; null when it has none. @throws DUPLICATE for one in good standing */
async function findEarlier(
  { models }: SupervisionContext,
  shipmentId: string,
  { session, documents }: Transaction,
): Promise<Declaration | null> {
  await documents.flush(models.declarations);
  const earlier = await models.declarations
    .findOne({ shipmentId, isLive: true })
    .session(session)
    .lean<Declaration>();
  if (!earlier || earlier.status === 'REJECTED') return earlier;
  throw new Problem('DUPLICATE', 'declared-already', {
    message: `The shipment is declared already; its declaration is ${earlier.status}`,
    field: ['shipmentId'],
  });
}

interface Built {
  readonly draft: Draft;
  readonly fields: readonly DeclaredField[];
  readonly match: DocumentMatch;
}

/** @throws MODE_NOT_ALLOWED, RULE_UNKNOWN, Problems for the overrides, MatchFailed */
async function buildDeclaration(
  { models, rules: lasting, customsRates }: SupervisionContext,
  { overrides, ...input }: SubmitDeclarationInput,
  { view, shipment, viewer, now }: Found & { readonly viewer: Viewer; readonly now: Date },
): Promise<Built> {
  const { order, payments } = view;
  if (!order) throw new Error('Only an order that was placed has parties who may declare it');
  const documents = await documentsOf(models, { view, order, shipment, on: chinaDate(now) });
  // The operator declares for the retailer.
  const declarantId = viewer.role === 'operator' ? null : partyOf(viewer);
  const rules = { ...lasting, rates: await customsRates.get() };
  const draft = draftOf(documents, rules, { ...input, declarantId });
  requireModeAllowed(draft.rule, { channel: order.channel, zone: draft.zone, on: draft.on });
  requireModeFits(draft.mode, draft.way);
  const fields = overrideFields(fieldsOf(draft), overrides ?? []);
  const match = matchDeclaration({ draft, fields, payments });
  if (!match.passed) throw new MatchFailed(match);
  return { draft, fields, match };
}

async function send(
  { models }: SupervisionContext,
  sent: Found & Built & { readonly earlier: Declaration | null },
  transaction: Transaction,
): Promise<SubmittedDeclaration> {
  const { draft, fields, match, earlier } = sent;
  declarationMachine.check(earlier?.status ?? 'DRAFT', 'SUBMITTED');
  const declaration = toDeclaration(sent, transaction.now);
  const { copNo } = declaration;
  const all = declaringMessages(draft, fields, { ...sendingOf(declaration, transaction.now), copNo });
  const messages = await leaveOutSent(models, all, transaction.session);
  await queueMessages(models, { of: declaration, messages }, transaction);
  const move = { previous: earlier?.status ?? null, at: transaction.now };
  await saveDeclaration(models, { declaration, move }, transaction);
  return { declaration, match };
}

function toDeclaration(
  { view, shipment, draft, fields, match, earlier }: Parameters<typeof send>[1],
  now: Date,
): Declaration {
  const _id = earlier?._id ?? newId('decl', now);
  const { order } = draft;
  const supplierIds = draft.lines.map(({ orderLine }) => orderLine.supplierId);
  return {
    _id,
    orderId: view.orderId,
    shipmentId: shipment.shipmentId,
    declarantId: draft.declarantId,
    partyIds: [...new Set([order.retailerId, ...supplierIds, order.buyerId, shipment.carrierId])],
    status: 'SUBMITTED',
    isLive: true,
    attempt: (earlier?.attempt ?? 0) + 1,
    mode: draft.mode,
    form: draft.form,
    zoneId: draft.zone?.id ?? null,
    copNo: `BG${_id.slice(-18).toUpperCase()}`,
    preNo: null,
    invtNo: null,
    declared: draft.declared,
    fob: draft.fob,
    departedAt: null,
    exportedOn: null,
    summary: summaryNeedOf(draft, fields),
    lines: declaredLines(draft, fields),
    fields,
    reKeyedFields: countReKeyed(fields),
    match,
    receipts: earlier?.receipts ?? [],
    createdAt: earlier?.createdAt ?? now,
    submittedAt: now,
    changedAt: now,
    version: (earlier?.version ?? 0) + 1,
    moves: earlier?.moves ?? 0,
  };
}
