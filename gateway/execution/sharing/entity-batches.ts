import { Abandonment } from '../../call-signal.ts';
import type { Entity } from '../entity.ts';
import type { Fault } from '../faults.ts';
import type { Answer, Ask, Asked, Source } from '../source.ts';
import { type Copies, copy } from './copy.ts';
import type { Share } from './flights.ts';
import { lateAnswer, whenAborted } from './waiting.ts';

/** Representations of several asks, sent together. */
interface Batch {
  readonly ask: Ask;
  readonly texts: string[];
  readonly parts: Map<Waiter, Part[]>;
  readonly signal: Abandonment;
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
  readonly finish: () => void;
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
export function shareEntities(send: Source): Share {
  const groups = new Map<string, Group>();

  return (key, ask) => {
    const { representations } = ask;
    if (!representations) throw new Error('No entities are asked for');
    const group = groups.get(key) ?? { places: new Map(), open: null };
    groups.set(key, group);
    return new Promise((resolve) => {
      const waiter = createWaiter(ask, (answer) => {
        stop();
        resolve(answer);
      });
      representations.texts.forEach((text, own) => {
        const { batch, index } = placeOf(text, group, { key, ask });
        const parts = batch.parts.get(waiter) ?? [];
        batch.parts.set(waiter, parts);
        waiter.batches.add(batch);
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
    const batch: Batch = { ask, texts: [], parts: new Map(), signal: new Abandonment() };
    setImmediate(() => {
      if (group.open === batch) group.open = null;
      if (batch.parts.size === 0) close(key, group, batch);
      else void sendBatch(batch, () => close(key, group, batch));
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
    fill(waiter, answer, { parts: parts.map(({ own }, inBatch) => ({ own, inBatch })), isLast: true });
    depart(batch, waiter);
  }
}

const representationsOf = (texts: readonly string[]): Asked => ({
  texts,
  // Objects are read in process only, where nothing is merged.
  objects: () => texts.map((text) => JSON.parse(text) as Entity),
});

function createWaiter(ask: Ask, resolve: (answer: Answer) => void): Waiter {
  const waiter: Waiter = {
    ask,
    entities: [],
    errors: [],
    batches: new Set(),
    finish: () => resolve({ data: { _entities: waiter.entities }, errors: waiter.errors }),
  };
  return waiter;
}

function settle(batch: Batch, answer: Answer): void {
  let left = batch.parts.size;
  for (const [waiter, parts] of batch.parts) {
    left -= 1;
    fill(waiter, answer, { parts, isLast: left === 0 });
    depart(batch, waiter);
  }
}

/** @param parts.isLast the last one takes the answer itself: all copies have been made by then. */
function fill(
  waiter: Waiter,
  { data, errors }: Answer,
  { parts, isLast }: { readonly parts: readonly Part[]; readonly isLast: boolean },
): void {
  const entities = data?.['_entities'];
  const copies: Copies = new Map();
  for (const { own, inBatch } of parts) {
    const entity: unknown = Array.isArray(entities) ? entities[inBatch] : null;
    waiter.entities[own] = isLast || waiter.ask.fetch.isFlat ? entity : copy(entity, copies);
  }
  if (errors.length === 0) return;
  const ownIndexes = new Map(parts.map(({ own, inBatch }) => [inBatch, own]));
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? [];
    if (root === '_entities' && typeof index === 'number') {
      const own = ownIndexes.get(index);
      if (own !== undefined) waiter.errors.push({ ...error, path: [root, own, ...rest] });
    } else if (Array.isArray(entities)) {
      waiter.errors.push(error);
    } else {
      // It is about all that was asked for here, not about what came of other batches.
      for (const { own } of parts) waiter.errors.push({ ...error, path: ['_entities', own] });
    }
  }
}

function depart(batch: Batch, waiter: Waiter): void {
  batch.parts.delete(waiter);
  waiter.batches.delete(batch);
  if (waiter.batches.size === 0) waiter.finish();
}

function leave(batch: Batch, waiter: Waiter): void {
  batch.parts.delete(waiter);
  if (batch.parts.size === 0) batch.signal.abort();
}
