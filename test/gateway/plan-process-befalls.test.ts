import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createPlanProcess } from '../../gateway/plan-process.ts';
import { silentLog } from '../../runtime/log.ts';

const TIMEOUT_MS = 100_000;
const tooComplex = { reason: 'plan-too-complex' };
const busy = { reason: 'planner-busy' };

/** What the gateway has of a process, without one. */
class FakeChild extends EventEmitter {
  readonly pid = 1;
  /** Operations that it was sent. */
  readonly asked: unknown[] = [];
  readonly kill = jest.fn();
  readonly unref = () => undefined;

  send(message: unknown): boolean {
    if (typeof message === 'string') this.asked.push(message);
    return true;
  }

  ready(): void {
    this.emit('message', { kind: 'ready' });
  }

  answer(): void {
    this.emit('message', { kind: 'plan', plan: { kind: 'QueryPlan' } });
  }
}

/** A planning process, and what was forked for it. */
function setUp() {
  const children: FakeChild[] = [];
  const planProcess = createPlanProcess({
    supergraphSdl: '',
    features: [],
    timeoutMs: TIMEOUT_MS,
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child as unknown as ChildProcess;
    },
    observe: () => undefined,
    log: silentLog,
  });
  const childAt = (index: number): FakeChild => {
    const child = children[index];
    if (!child) throw new Error(`There is no child ${index}`);
    return child;
  };
  /** The plan's kind, or why there is none. */
  const plan = (operation: string, weight = 1) =>
    planProcess.plan(operation, weight).then(
      ({ kind }) => kind,
      (error: unknown) => error,
    );
  return { planProcess, childAt, plan, forked: () => children.length };
}

describe('the planning process', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('fails what waits for it where it cannot be forked, and nobody else', async () => {
    const failure = new Error('EAGAIN');
    const { start, plan, isReady } = createPlanProcess({
      supergraphSdl: '',
      features: [],
      timeoutMs: TIMEOUT_MS,
      fork: () => {
        throw failure;
      },
      observe: () => undefined,
      log: silentLog,
    });
    start();
    await expect(plan('{ a }', 1)).rejects.toBe(failure);
    expect(isReady()).toBe(false);
  });

  it('fails what waits for it where it does not begin, and begins anew for the next', async () => {
    const { childAt, plan } = setUp();
    const first = plan('{ a }');
    const failure = new Error('EMFILE');
    childAt(0).emit('error', failure);
    expect(await first).toBe(failure);
    const second = plan('{ a }');
    childAt(1).ready();
    childAt(1).answer();
    expect(await second).toBe('QueryPlan');
  });

  it('is ended when it does not come to load', async () => {
    const { childAt, plan, forked } = setUp();
    const waiting = plan('{ a }');
    jest.advanceTimersByTime(60_000);
    expect(await waiting).toBeInstanceOf(Error);
    expect([childAt(0).kill.mock.calls.length, forked()]).toEqual([1, 1]);
  });

  it('makes a plan once more that it was killed over, and no third time', async () => {
    const { childAt, plan, forked } = setUp();
    const outcome = plan('{ a }');
    for (const index of [0, 1]) {
      childAt(index).ready();
      expect(childAt(index).asked).toEqual(['{ a }']);
      childAt(index).emit('exit', null, 'SIGKILL');
    }
    expect(await outcome).toMatchObject(tooComplex);
    expect(forked()).toBe(2);
  });

  it('makes no plan once more that it ended of by itself', async () => {
    const { childAt, plan } = setUp();
    const outcome = plan('{ a }');
    childAt(0).ready();
    childAt(0).emit('exit', null, 'SIGABRT');
    expect(await outcome).toMatchObject(tooComplex);
  });

  it('makes light ones before heavy ones, and each in its turn among its like', () => {
    const { childAt, plan } = setUp();
    void plan('heavy', Infinity);
    void plan('heavy, too', Infinity);
    void plan('light', 2);
    void plan('light, too', 2);
    void plan('lightest', 1);
    childAt(0).ready();
    for (let left = 5; left > 0; left -= 1) childAt(0).answer();
    expect(childAt(0).asked).toEqual(['lightest', 'light', 'light, too', 'heavy', 'heavy, too']);
  });

  it('makes none that has waited longer than anybody waits for it', async () => {
    const { childAt, plan } = setUp();
    const [first, second] = [plan('{ a }'), plan('{ b }')];
    childAt(0).ready();
    jest.advanceTimersByTime(60_000);
    childAt(0).answer();
    expect(await first).toBe('QueryPlan');
    expect(await second).toMatchObject(busy);
    expect(childAt(0).asked).toEqual(['{ a }']);
  });

  it('refuses the heaviest when too many wait', async () => {
    const { plan } = setUp();
    const heavy = plan('heavy', Infinity);
    for (let index = 0; index < 1_000; index += 1) void plan(`{ f${index} }`);
    expect(await heavy).toMatchObject(busy);
  });
});
