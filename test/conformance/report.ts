import path from 'node:path';
import type { TestResult } from './run-suites.ts';

const count = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
};

const folderOf = (file: string): string => file.split(path.sep)[0] ?? file;

function folderLines(results: readonly TestResult[]): readonly string[] {
  const folders = [...new Set(results.map(({ file }) => folderOf(file)))];
  return folders.map((folder) => {
    const own = results.filter(({ file }) => folderOf(file) === folder);
    const of = (kind: TestResult['kind']) => own.filter((result) => result.kind === kind).length;
    return `  ${folder}: ${of('passed')} passed, ${of('failed')} failed, ${of('skipped')} skipped`;
  });
}

/** What a run came to, in lines to print. */
export function summary(results: readonly TestResult[]): readonly string[] {
  const failed = results.filter(({ kind }) => kind === 'failed');
  const passed = results.filter(({ kind }) => kind === 'passed').length;
  const skipped = results.filter(({ kind }) => kind === 'skipped');
  const expected = failed.filter((result) => result.expected !== null);
  const executed = passed + failed.length;
  const share = executed === 0 ? 0 : Math.floor((1000 * passed) / executed) / 10;
  return [
    'Skipped:',
    ...count(skipped, ({ message }) => message.replace('Skipped: ', '')).map(
      ([reason, n]) => `  ${n}  ${reason}`,
    ),
    'Failed as expected:',
    ...count(expected, (result) => result.expected ?? '').map(([reason, n]) => `  ${n}  ${reason}`),
    'By folder:',
    ...folderLines(results),
    `${passed} of ${executed} executed tests passed (${share} %), ${failed.length - expected.length} failed unexpectedly, ${skipped.length} skipped`,
  ];
}

/** Failures that nobody expects, and tests that pass although they are expected to fail. */
export function surprises(results: readonly TestResult[]): readonly string[] {
  return results.flatMap(({ kind, file, test, message, expected }) => {
    if (kind === 'failed' && expected === null) return [`FAILED ${file}: ${test}\n    ${message}`];
    if (kind === 'passed' && expected !== null) return [`PASSED, against expectation: ${file}: ${test}`];
    return [];
  });
}
