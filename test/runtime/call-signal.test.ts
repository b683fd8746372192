import { expect, it } from '@jest/globals';
import { CallAbort, whenAborted } from '../../runtime/call-signal.ts';

it('tells those who listen once, in their order, with the first reason', () => {
  const abort = new CallAbort();
  const told: string[] = [];
  for (const name of ['a', 'b']) abort.addEventListener('abort', () => told.push(name));
  const again = () => told.push('again');
  abort.addEventListener('abort', again);
  abort.addEventListener('abort', again);
  expect([abort.aborted, abort.reason]).toEqual([false, undefined]);
  abort.abort('late');
  abort.abort('later');
  expect([told, abort.aborted, abort.reason]).toEqual([['a', 'b', 'again'], true, 'late']);
});

it('tells nobody who has left, also while it tells others, nor who comes afterwards', () => {
  const abort = new CallAbort();
  const told: string[] = [];
  const left = () => told.push('left');
  const leftMeanwhile = () => told.push('left meanwhile');
  abort.addEventListener('abort', left);
  abort.addEventListener('abort', () => abort.removeEventListener('abort', leftMeanwhile));
  abort.addEventListener('abort', leftMeanwhile);
  abort.removeEventListener('abort', left);
  abort.abort();
  abort.addEventListener('abort', () => told.push('afterwards'));
  abort.abort();
  expect(told).toEqual([]);
});

it.each([
  ['one of its own', () => new CallAbort()],
  ['one of Node', () => new AbortController()],
])('waits for %s, at once when it has fired before, and no longer than is wanted', (_case, make) => {
  const told: string[] = [];
  const abort = make();
  const signal = abort instanceof CallAbort ? abort : abort.signal;
  whenAborted(signal, () => told.push('waiting'));
  const stop = whenAborted(signal, () => told.push('stopped'));
  stop();
  abort.abort();
  whenAborted(signal, () => told.push('late'))();
  expect(told).toEqual(['waiting', 'late']);
});
