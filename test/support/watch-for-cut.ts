import { deserialize, type Document } from 'bson';
import type { Request } from '../../database/server/wire.ts';

/** Where the write of an event is cut off. */
export const WRITE_POINTS = [
  'in the write, before its event',
  'before the write is committed',
  'after the write, before it is answered or delivered',
] as const;
/** Where the delivery of an event is cut off. */
export const DELIVERY_POINTS = [
  'before its delivery is committed',
  'after its delivery, before that is acknowledged',
] as const;
/** Where a write without an event is cut off. */
export const COMMAND_POINTS = ['before it is written', 'after it is written, before that is known'] as const;

/** Events that a chain writes in one and the same place. */
export interface EventKind {
  readonly source: string;
  readonly type: string;
  /** Of its data, where it has any: see `statusIn`. */
  readonly status: string | null;
}

/** A write to a collection. */
export interface CommandKind {
  readonly source: string;
  readonly name: 'insert' | 'update' | 'delete';
  readonly collection: string;
}

interface WriteCut {
  readonly at: (typeof WRITE_POINTS)[number];
  readonly event: EventKind;
}

interface DeliveryCut {
  readonly at: (typeof DELIVERY_POINTS)[number];
  readonly event: EventKind;
  readonly receiver: string;
}

interface CommandCut {
  readonly at: (typeof COMMAND_POINTS)[number];
  readonly command: CommandKind;
}

/** The first event or write of its kind, at a point of its way. */
export type Cut = WriteCut | DeliveryCut | CommandCut;

/** Whether this request is the one to stop at, or its answer; null for any other. */
export type Watch = (request: Request) => 'request' | 'answer' | null;

/** @param written by `<source>/<id>`, the events that were written so far: this one's too, before it is asked about */
export function watchFor(cut: Cut, written: ReadonlyMap<string, EventKind>): Watch {
  const isOfKind = (id: string, { source, type, status }: EventKind) => {
    const found = written.get(id);
    const isStatus = status === null || found?.status === status;
    return found?.source === source && found.type === type && isStatus;
  };
  if ('command' in cut) return watchForCommand(cut);
  if ('receiver' in cut) return watchForDelivery(cut, (id) => isOfKind(id, cut.event));
  return watchForWrite(cut, (id) => isOfKind(id, cut.event));
}

/** The events that a request writes, by `<source>/<id>`. */
export const eventsIn = (request: Request): ReadonlyMap<string, EventKind> =>
  new Map(
    insertedInto('events', request).map(({ _id, type, data }) => {
      const source = sourceOf(request);
      return [`${source}/${String(_id)}`, { source, type: String(type), status: statusIn(data) }];
    }),
  );

/** Where the data of an event say that something stands; of a cover whose claim moves on, where that does too. */
export function statusIn(data: unknown): string | null {
  const { status, claimStatus } = data as { readonly status?: string; readonly claimStatus?: string | null };
  return [status, claimStatus].filter((each) => each != null).join(' ') || null;
}

const watchForCommand =
  ({ at, command }: CommandCut): Watch =>
  (request) => {
    const { name, args } = request;
    const isIt =
      name === command.name && args[name] === command.collection && sourceOf(request) === command.source;
    if (!isIt) return null;
    return at === 'before it is written' ? 'request' : 'answer';
  };

type IsWanted = (eventId: string) => boolean;

function watchForWrite({ at }: WriteCut, isWanted: IsWanted): Watch {
  const transactions = new Set<string>();
  return (request) => {
    if ([...eventsIn(request).keys()].some(isWanted)) {
      if (at === 'in the write, before its event') return 'request';
      transactions.add(transactionOf(request));
    }
    if (!commits(request, transactions)) return null;
    return at === 'before the write is committed' ? 'request' : 'answer';
  };
}

function watchForDelivery({ at, event, receiver }: DeliveryCut, isWanted: IsWanted): Watch {
  if (at === 'after its delivery, before that is acknowledged')
    return (request) =>
      sourceOf(request) === event.source &&
      acknowledgedTo(receiver, request).some((id) => isWanted(`${event.source}/${id}`))
        ? 'request'
        : null;
  const transactions = new Set<string>();
  return (request) => {
    const noted = sourceOf(request) === receiver ? insertedInto('inbox', request) : [];
    if (noted.some(({ _id }) => isWanted(String(_id)))) transactions.add(transactionOf(request));
    return commits(request, transactions) ? 'request' : null;
  };
}

const sourceOf = ({ database }: Request): string => database.replace(/^beltgraph_/, '');

const insertedInto = (collection: string, { name, args, documents }: Request): readonly Document[] =>
  name === 'insert' && args['insert'] === collection ? documents.map((each) => deserialize(each)) : [];

const commits = (request: Request, transactions: ReadonlySet<string>): boolean =>
  request.name === 'commitTransaction' && transactions.has(transactionOf(request));

function transactionOf({ args }: Request): string {
  const { id } = args['lsid'] as { readonly id: { readonly toString: (encoding: 'hex') => string } };
  return `${id.toString('hex')}/${String(args['txnNumber'])}`;
}

/** The events of which a source notes that a receiver has taken them. */
function acknowledgedTo(receiver: string, { name, args }: Request): readonly string[] {
  if (name !== 'update' || args['update'] !== 'events') return [];
  const updates = (args['updates'] ?? []) as readonly { readonly q: Document }[];
  return updates.flatMap(({ q }) => {
    const ids = (q['_id'] as Document | undefined)?.['$in'] as readonly unknown[] | undefined;
    const takers = (q['pending'] as Document | undefined)?.['$in'] as readonly unknown[] | undefined;
    return takers?.includes(receiver) ? (ids ?? []).map(String) : [];
  });
}
