import type { Document } from 'bson';
import type { Pace } from './pace.ts';
import type { Batches, Stage } from './stage.ts';

/** A stage that makes any number of documents of each document. */
export function flatMapStage(expand: (document: Document) => readonly Document[], pace: Pace): Stage {
  return async function* (input) {
    for await (const batch of input) {
      let output: Document[] = [];
      for (const document of batch) {
        output.push(...expand(document));
        if (pace.isDue()) {
          await pace.pause();
          if (output.length > 0) yield output;
          output = [];
        }
      }
      if (output.length > 0) yield output;
    }
  };
}

export const mapStage = (change: (document: Document) => Document, pace: Pace): Stage =>
  flatMapStage((document) => [change(document)], pace);

export const filterStage = (keeps: (document: Document) => boolean, pace: Pace): Stage =>
  flatMapStage((document) => (keeps(document) ? [document] : []), pace);

/** Takes every document, and answers when there are no more. */
export function blockingStage(begin: () => Blocking, pace: Pace): Stage {
  return async function* (input) {
    const { add, finish } = begin();
    for await (const batch of input) {
      for (const document of batch) {
        add(document);
        if (pace.isDue()) await pace.pause();
      }
    }
    yield* inParts(finish(), pace);
  };
}

export interface Blocking {
  readonly add: (document: Document) => void;
  /** The results; null where there is work between them that may take long. */
  readonly finish: () => Iterable<Document | null>;
}

const PART = 500;

async function* inParts(documents: Iterable<Document | null>, pace: Pace): Batches {
  let part: Document[] = [];
  for (const document of documents) {
    if (pace.isDue()) await pace.pause();
    if (document) part.push(document);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

export const skipStage = (count: number): Stage =>
  async function* (input) {
    let left = count;
    for await (const batch of input) {
      if (left < batch.length) yield batch.slice(left);
      left = Math.max(0, left - batch.length);
    }
  };

export const limitStage = (count: number): Stage =>
  async function* (input) {
    let left = count;
    if (left === 0) return;
    for await (const batch of input) {
      yield batch.slice(0, left);
      left -= batch.length;
      if (left <= 0) return;
    }
  };
