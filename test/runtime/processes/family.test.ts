import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createFamily, type Family } from '../../../runtime/processes/family.ts';
import { createDeferred } from '../../support/deferred.ts';
import { runs } from '../../support/scripted-child.ts';

const families: Family[] = [];
afterEach(() => families.splice(0).forEach((family) => family.kill()));

function newFamily() {
  const told: string[] = [];
  const first = createDeferred<string>();
  const tell = (text: string) => {
    told.push(text);
    first.resolve(text);
  };
  const family = createFamily({ tell });
  families.push(family);
  return { family, told, firstTold: first.promise };
}

const COUNTER = `{ name: 'served', help: 'h', type: 'counter', aggregator: 'sum', values: [{ value: 2, labels: {} }] }`;
const READY = `process.on('message', (order) => {
  if (order.kind === 'start') process.send({ kind: 'ready' });
  if (order.kind === 'stop') process.exit();
  if (order.kind === 'tell-metrics') process.send({ kind: 'metrics', id: order.id, metrics: [${COUNTER}] });
});`;
/** As one of which somebody wants the metrics; it ends with their size when it is told them. */
const ASKING = `${READY}
process.on('message', (order) => {
  if (order.kind === 'installed') process.send({ kind: 'want-metrics', id: 7 });
  if (order.kind === 'all-metrics') process.exit(order.id === 7 && order.text.includes('served 6') ? 66 : 1);
});`;
const FAILING = `process.on('message', () => process.send({ kind: 'failed', name: 'Error', reason: 'wrong' }));`;

const nothing = () => ({});

describe('a family', () => {
  it('has as many workers as it should, and answers when the first is ready', async () => {
    const { family } = newFamily();
    const forks: ChildProcess[] = [];
    const fork = () => {
      const child = runs(READY)();
      forks.push(child);
      return child;
    };
    await family.startWorkers({ name: 'worker', fork, start: nothing }, 3);
    expect(forks).toHaveLength(3);
  });

  it('tells one reason when the first worker cannot begin, and starts no other', async () => {
    const { family, told } = newFamily();
    let forks = 0;
    const fork = () => {
      forks++;
      return runs(FAILING)();
    };
    await expect(family.startWorkers({ name: 'worker', fork, start: nothing }, 3)).rejects.toThrow('wrong');
    expect({ forks, told }).toEqual({ forks: 1, told: [] });
  });

  it('says which of the others did not start, and starts it again', async () => {
    const { family, firstTold } = newFamily();
    const scripts = [READY, FAILING, READY];
    const isTriedAgain = createDeferred();
    const fork = () => {
      const child = runs(scripts.shift() ?? '')();
      if (scripts.length === 0) isTriedAgain.resolve();
      return child;
    };
    await family.startWorkers({ name: 'worker', fork, start: nothing }, 2);
    expect(await firstTold).toBe('worker 2 did not start: wrong; starting it again in 0.25 s');
    await isTriedAgain.promise;
  });

  it('answers for the metrics of all with their sums', async () => {
    const { family, firstTold } = newFamily();
    await Promise.all([READY, READY].map((script) => start(family, script)));
    await start(family, ASKING);
    family.tell({ kind: 'installed' });
    expect(await firstTold).toMatch('ended with code 66');
  });

  it('stops who came last first, and nobody again', async () => {
    const { family, told } = newFamily();
    const ended: string[] = [];
    for (const name of ['first', 'second']) {
      const fork = () => runs(READY)().once('exit', () => void ended.push(name));
      await family.start({ name, fork, start: nothing }).ready;
    }
    await family.stop(60_000);
    expect({ ended, told }).toEqual({ ended: ['second', 'first'], told: [] });
  });
});

const start = (family: Family, script: string): Promise<void> =>
  family.start({ name: 'child', fork: runs(script), start: nothing }).ready;
