import type { DocumentNode } from 'graphql';
import { sha256 } from '../runtime/id.ts';
import { compactText } from './execution/index.ts';

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * Which fields are read from their new owners, by the labels of `@override`.
 *
 * `percent(n)` moves n of a hundred operations, always the same ones: one operation has one plan, and a client that
 * asks twice is answered by one owner. Labels of other kinds move nothing.
 */
export function overrideConditions(labels: readonly string[], document: DocumentNode): Map<string, boolean> {
  const conditions = new Map<string, boolean>();
  if (labels.length === 0) return conditions;
  const text = compactText(document.definitions);
  for (const label of labels) {
    const percent = Number(PERCENT.exec(label)?.[1] ?? 0);
    conditions.set(label, shareOf(text) * 100 < percent);
  }
  return conditions;
}

/** A number from 0 to 1 that is as good as drawn, but the same for one text. */
const shareOf = (text: string): number => Number.parseInt(sha256(text).slice(0, 8), 16) / 2 ** 32;
