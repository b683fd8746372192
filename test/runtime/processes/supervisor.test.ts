import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildPlan, supervise, type Supervised } from '../../../runtime/processes/supervisor.ts';
import { createDeferred } from '../../support/deferred.ts';
import { runs } from '../../support/scripted-child.ts';

const children: Supervised[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill()));

const READY = `process.on('message', (order) => {
  if (order.kind === 'start') process.send({ kind: 'ready', greeting: order.start.greeting });
  if (order.kind === 'stop') process.exit();
  if (order.kind === 'tell-metrics') process.send({ kind: 'metrics', id: order.id, metrics: [{ name: 'm' }] });
});`;

function start(fork: () => ChildProcess, on: ChildPlan<unknown>['on'] = {}): Supervised {
  const child = supervise({ name: 'the child', fork, start: () => ({ greeting: 'hello' }), on });
  children.push(child);
  return child;
}

describe('supervise', () => {
  it('tells a child what it needs and waits until it is ready', async () => {
    const told: unknown[] = [];
    await start(runs(READY), { message: (message) => void told.push(message) }).ready;
    expect(told).toEqual([{ kind: 'ready', greeting: 'hello' }]);
  });

  it('tells a child again that did not listen yet', async () => {
    const deafAtFirst = `process.once('message', () => {
      ${READY}
      process.send({ kind: 'listening' });
    });`;
    await expect(start(runs(deafAtFirst)).ready).resolves.toBeUndefined();
  });

  it('tells a child that did not listen yet how things are now, since it has not heard what changed', async () => {
    const deafAtFirst = `process.once('message', () => process.once('message', () => {
      ${READY}
      process.send({ kind: 'listening' });
    }));`;
    let greeting = 'not yet';
    const told: unknown[] = [];
    const child = supervise({
      name: 'the child',
      fork: runs(deafAtFirst),
      start: () => ({ greeting }),
      on: { message: (message) => void told.push(message) },
    });
    children.push(child);
    greeting = 'now';
    child.tell({ kind: 'installed' });
    await child.ready;
    expect(told).toContainEqual({ kind: 'ready', greeting: 'now' });
  });

  it('gives the reason of a child that cannot begin, and does not try again', async () => {
    const failing = `process.on('message', () => process.send({ kind: 'failed', name: 'InUse', reason: 'taken' }));`;
    let forks = 0;
    const child = start(() => {
      forks++;
      return runs(failing)();
    });
    await expect(child.ready).rejects.toMatchObject({ message: 'taken', cause: 'InUse' });
    await child.stop(5_000);
    expect(forks).toBe(1);
  });

  it('says so when a child ends before it is ready', async () => {
    await expect(start(runs('process.exit(3)')).ready).rejects.toThrow(
      'ended with code 3 before it was ready',
    );
  });

  it('says so when a child that was forked ahead has ended before anybody listened', async () => {
    const child = runs('process.exit(3)')();
    await once(child, 'exit');
    await expect(start(() => child).ready).rejects.toThrow('ended with code 3 before it was ready');
  });

  it('starts a child again that dies later', async () => {
    const forks: ChildProcess[] = [];
    const fork = () => {
      const child = runs(READY)();
      forks.push(child);
      return child;
    };
    let revived = () => {};
    const isRevived = new Promise<void>((resolve) => (revived = resolve));
    const deaths: string[] = [];
    const child = start(fork, {
      death: ({ how }) => void deaths.push(how),
      message: () => void (forks.length === 2 && revived()),
    });
    await child.ready;
    forks[0]?.kill('SIGKILL');
    await isRevived;
    expect(deaths).toEqual(['was ended by SIGKILL']);
  });

  it('waits longer each time before it starts a child again that goes on dying', async () => {
    const pauses: number[] = [];
    const diesTwice = createDeferred();
    start(runs(READY), {
      message: (_message, child) => child.tell({ kind: 'stop' }),
      death: ({ retryMs }) => {
        pauses.push(retryMs);
        if (pauses.length === 2) diesTwice.resolve();
      },
    });
    await diesTwice.promise;
    expect(pauses).toEqual([250, 500]);
  });

  it('stops a child for good', async () => {
    const deaths: unknown[] = [];
    const child = start(runs(READY), { death: (death) => void deaths.push(death) });
    await child.ready;
    await child.stop(5_000);
    await child.stop(5_000);
    expect(deaths).toEqual([]);
  });

  it('ends a child that does not stop in time', async () => {
    const deaf = `process.on('message', (order) => order.kind === 'start' && process.send({ kind: 'ready' }));`;
    const child = start(runs(deaf));
    await child.ready;
    await child.stop(50);
    await expect(child.metrics()).resolves.toEqual([]);
  });

  it('does not wait for a child that has not begun', async () => {
    const child = start(runs('setInterval(() => {}, 1000)'));
    const isReady = expect(child.ready).rejects.toThrow('was ended by SIGKILL before it was ready');
    await child.stop(3_600_000);
    await isReady;
  });

  it('asks a child for its metrics', async () => {
    const child = start(runs(READY));
    await child.ready;
    await expect(child.metrics()).resolves.toEqual([{ name: 'm' }]);
  });
});
