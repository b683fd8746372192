import { CallAbort, whenAborted } from '../../../runtime/call-signal.ts';
import type { Entity } from '../entity.ts';
import type { Fault } from '../faults.ts';
import type { Answer, Ask, Asked, Source } from '../source.ts';
import { type Copies, copy } from './copy.ts';
import type { Failed, Share } from './flights.ts';
import { type SortedErrors, sortErrors } from './sort-errors.ts';
import { lateAnswer } from './waiting.ts';

/** Representations of several asks, sent together. */
interface Batch {
  readonly ask: Ask;
  readonly texts: string[];
  readonly parts: Map<Waiter, Part[]>;
  readonly signal: CallAbort;
}

/** One representation of one ask: where it stands there, and where in the batch. */
interface Part {
  readonly own: number;
  readonly inBatch: number;
}

interface Waiter {
  readonly ask: Ask;
  readonly entities: unknown[];
  readonly errors: Fault['error'][];
  readonly batches: Set<Batch>;
  isShared: boolean;
  readonly finish: () => void;
  readonly fail: (error: unknown) => void;
}

/** What is asked under one key. */
interface Group {
  /** Each representation that is on its way or about to be. */
  readonly places: Map<string, { readonly batch: Batch; readonly index: number }>;
  open: Batch | null;
}

const MAX_BATCH = 2_000;

/**
 * Merges fetches of entities that differ in nothing but the entities: what is asked in one turn of the event loop goes
 * out together, and an entity that is on its way is not asked for again.
 *
 * Each of those who wait does so within its own time, and gets the errors that are about its own entities. Where a
 * merged fetch gives nothing at all, each of its parts is sent again by itself: one bad entity harms nobody else.
 */
export function shareEntities(send: Source, failed: Failed): Share {
  const groups = new Map<string, Group>();

  return (key, ask) => {
    const { representations } = ask;
    if (!representations) throw new Error('No entities are asked for');
    const group = groups.get(key) ?? { places: new Map(), open: null };
    groups.set(key, group);
    return new Promise((resolve) => {
      const finish = (answer: Answer): void => {
        stop();
        resolve(answer);
      };
      const waiter = createWaiter(ask, { finish, fail: (error) => finish(failed(error, ask)) });
      representations.texts.forEach((text, own) => {
        const { batch, index } = placeOf(text, group, { key, ask });
        const parts = batch.parts.get(waiter) ?? [];
        batch.parts.set(waiter, parts);
        waiter.batches.add(batch);
        waiter.isShared ||= batch.ask !== ask;
        parts.push({ own, inBatch: index });
      });
      const stop = whenAborted(ask.request.signal, () => {
        for (const batch of waiter.batches) leave(batch, waiter);
        resolve(lateAnswer(ask.fetch.subgraph));
      });
    });
  };

  function placeOf(text: string, group: Group, { key, ask }: { key: string; ask: Ask }) {
    const known = group.places.get(text);
    if (known && !known.batch.signal.aborted) return known;
    if (!group.open || group.open.signal.aborted || group.open.texts.length >= MAX_BATCH) {
      group.open = openBatch(key, group, ask);
    }
    const place = { batch: group.open, index: group.open.texts.push(text) - 1 };
    group.places.set(text, place);
    return place;
  }

  function openBatch(key: string, group: Group, ask: Ask): Batch {
    const batch: Batch = { ask, texts: [], parts: new Map(), signal: new CallAbort() };
    setImmediate(() => {
      if (group.open === batch) group.open = null;
      const done = () => close(key, group, batch);
      if (batch.parts.size === 0) done();
      else void sendBatch(batch, done).catch((error: unknown) => fail(batch, done, error));
    });
    return batch;
  }

  function close(key: string, group: Group, batch: Batch): void {
    for (const text of batch.texts) {
      if (group.places.get(text)?.batch === batch) group.places.delete(text);
    }
    if (group.places.size === 0 && groups.get(key) === group) groups.delete(key);
  }

  async function sendBatch(batch: Batch, onAnswer: () => void): Promise<void> {
    const { ask, texts, signal } = batch;
    const request = { ...ask.request, signal };
    const answer = await send({ ...ask, request, representations: representationsOf(texts) });
    onAnswer();
    const isUsable = Array.isArray(answer.data?.['_entities']) || answer.isFailure;
    if (isUsable || batch.parts.size === 1) settle(batch, answer);
    else await Promise.all([...batch.parts].map(([waiter, parts]) => sendPart(batch, waiter, parts)));
  }

  /** Sends what one ask has in a batch by itself. */
  async function sendPart(batch: Batch, waiter: Waiter, parts: readonly Part[]): Promise<void> {
    const texts = parts.map(({ inBatch }) => batch.texts[inBatch] ?? '');
    const answer = await send({ ...waiter.ask, representations: representationsOf(texts) });
    if (!batch.parts.has(waiter)) return;
    const errors = sortErrors(answer.errors);
    const own = parts.map((part, inBatch) => ({ own: part.own, inBatch }));
    fill(waiter, { data: answer.data, errors }, { parts: own, isLast: true });
    depart(batch, waiter);
  }
}

const representationsOf = (texts: readonly string[]): Asked => ({
  texts,
  // Objects are read in process only, where nothing is merged.
  objects: () => texts.map((text) => JSON.parse(text) as Entity),
});

interface Ends {
  readonly finish: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

function createWaiter(ask: Ask, { finish, fail }: Ends): Waiter {
  const waiter: Waiter = {
    ask,
    entities: [],
    errors: [],
    batches: new Set(),
    isShared: false,
    finish: () => {
      const { entities, errors, isShared } = waiter;
      finish({ data: { _entities: entities }, errors, ...(isShared && { isShared }) });
    },
    fail: (error) => {
      for (const batch of waiter.batches) leave(batch, waiter);
      fail(error);
    },
  };
  return waiter;
}

function settle(batch: Batch, { data, errors }: Answer): void {
  const sorted = sortErrors(errors);
  let left = batch.parts.size;
  for (const [waiter, parts] of batch.parts) {
    left -= 1;
    fill(waiter, { data, errors: sorted }, { parts, isLast: left === 0 });
    depart(batch, waiter);
  }
}

/** @param parts.isLast the last one takes the answer itself: all copies have been made by then. */
function fill(
  waiter: Waiter,
  { data, errors }: Pick<Answer, 'data'> & { readonly errors: SortedErrors },
  { parts, isLast }: { readonly parts: readonly Part[]; readonly isLast: boolean },
): void {
  const entities = data?.['_entities'];
  const copies: Copies = new Map();
  for (const { own, inBatch } of parts) {
    const entity: unknown = Array.isArray(entities) ? entities[inBatch] : null;
    waiter.entities[own] = isLast || waiter.ask.fetch.isFlat ? entity : copy(entity, copies);
  }
  for (const { own, inBatch } of parts) {
    for (const error of errors.byEntity.get(inBatch) ?? []) {
      waiter.errors.push({ ...error, path: ['_entities', own, ...(error.path ?? []).slice(2)] });
    }
    // It is about all that was asked for here, not about what came of other batches.
    if (!Array.isArray(entities)) {
      for (const error of errors.others) waiter.errors.push({ ...error, path: ['_entities', own] });
    }
  }
  if (Array.isArray(entities)) for (const error of errors.others) waiter.errors.push(error);
}

function depart(batch: Batch, waiter: Waiter): void {
  batch.parts.delete(waiter);
  waiter.batches.delete(batch);
  if (waiter.batches.size === 0) waiter.finish();
}

/** Nobody waits for what will not come. */
function fail(batch: Batch, done: () => void, error: unknown): void {
  done();
  for (const waiter of batch.parts.keys()) waiter.fail(error);
}

function leave(batch: Batch, waiter: Waiter): void {
  batch.parts.delete(waiter);
  if (batch.parts.size === 0) batch.signal.abort();
}
