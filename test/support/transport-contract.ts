import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventTransport, Link } from '../../runtime/event-transport.ts';
import type { EventRecord } from '../../runtime/events.ts';
import type { TestClock } from './subgraph.ts';

/** A transport under test, with a source that commits events for `receiver` and `archive`. */
export interface TransportUnderTest {
  readonly clock: TestClock;
  readonly source: string;
  /** Commits the next events of aggregates, all in one transaction. */
  readonly publish: (...aggregateIds: readonly string[]) => Promise<void>;
  /** The same transport as another process would open it: nothing that it kept in memory is there. */
  readonly reopen: () => EventTransport;
}

export interface TransportSetup {
  /** Each with a source of its own. */
  readonly open: () => Promise<TransportUnderTest>;
  readonly close: () => Promise<void>;
}

const MANY_TRIES = 50;

/** What delivery relies on, whatever carries the events. */
export function describeTransport(name: string, setup: () => Promise<TransportSetup>): void {
  describe(`${name} as a transport of events`, () => {
    let all: TransportSetup;
    let under: TransportUnderTest;
    let transport: EventTransport;
    let link: Link;
    let archive: Link;

    beforeAll(async () => {
      all = await setup();
    });
    afterAll(() => all.close());
    beforeEach(async () => {
      under = await all.open();
      transport = under.reopen();
      link = { source: under.source, receiver: 'receiver' };
      archive = { source: under.source, receiver: 'archive' };
    });

    const readAll = async ({ source, receiver }: Link = link): Promise<readonly EventRecord[]> => {
      const [waiting] = await transport.readAll(source, [receiver]);
      return waiting?.events ?? [];
    };
    const acknowledge = ({ source, receiver }: Link, events: readonly EventRecord[]) =>
      transport.acknowledge(source, [{ receiver, events }]);
    const idsOf = (events: readonly EventRecord[]) =>
      events.map(({ aggregateId, sequence }) => `${aggregateId}${sequence}`);
    const waits = async (on?: Link) => idsOf(await readAll(on));
    const soon = (seconds: number) =>
      under.clock.set(new Date(under.clock.now().getTime() + seconds * 1_000).toISOString());

    /** Fails the first event of an aggregate until it is set aside. */
    const poison = async (aggregateId: string): Promise<EventRecord> => {
      for (let attempt = 0; attempt < MANY_TRIES; attempt += 1) {
        const event = (await readAll()).find((each) => each.aggregateId === aggregateId);
        if (!event) throw new Error(`Nothing of ${aggregateId} waits`);
        const { isAside } = await transport.refuse(link, event, new TypeError('cannot apply this'));
        if (isAside) return event;
        soon(60);
      }
      throw new Error('It is never set aside');
    };

    it('gives what was committed, in order within each aggregate, until it is acknowledged', async () => {
      await under.publish('b', 'a', 'a', 'b');
      await under.publish('a');
      const events = await readAll();
      expect(idsOf(events).filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
      expect(idsOf(events).filter((id) => id.startsWith('b'))).toEqual(['b1', 'b2']);
      expect(await waits()).toHaveLength(5);
      await acknowledge(link, events);
      expect(await waits()).toEqual([]);
    });

    it('gives each receiver its own', async () => {
      await under.publish('a');
      await acknowledge(link, await readAll());
      expect(await waits()).toEqual([]);
      expect(await waits(archive)).toEqual(['a1']);
    });

    const waitsForAll = async () =>
      Object.fromEntries(
        (await transport.readAll(under.source, ['archive', 'nobody', 'receiver'])).map(
          ({ receiver, events }) => [receiver, idsOf(events)],
        ),
      );

    it('gives all receivers what waits for each at once, and takes back at once what they have taken', async () => {
      expect(await waitsForAll()).toEqual({});
      await under.publish('b', 'a', 'a');
      const [first] = await readAll(archive);
      await acknowledge(archive, first ? [first] : []);
      expect(await waitsForAll()).toEqual({ archive: ['a2', 'b1'], receiver: ['a1', 'a2', 'b1'] });
      await transport.acknowledge(
        under.source,
        await transport.readAll(under.source, ['archive', 'receiver']),
      );
      expect(await waitsForAll()).toEqual({});
    });

    it('gives no receiver what is refused by it, and the others all', async () => {
      await under.publish('a', 'a', 'b');
      await poison('a');
      expect(await waitsForAll()).toEqual({ archive: ['a1', 'a2', 'b1'], receiver: ['b1'] });
      expect(await transport.backlog(link)).toMatchObject({ waiting: 1, aside: 2 });
    });

    it('gives every receiver some when there is too much for one look', async () => {
      await under.publish(...Array.from({ length: 450 }, () => 'a'));
      await under.publish('b');
      const [first] = await readAll();
      if (first) await transport.refuse(link, first, new Error('no'));
      const { archive: some, receiver } = await waitsForAll();
      expect(some?.slice(0, 2)).toEqual(['a1', 'a2']);
      expect(receiver).toEqual(['b1']);
    });

    it('gives every aggregate its turn when there is too much for one look, also while nothing is taken', async () => {
      const many = Array.from({ length: 450 }, (_, index) => `a${String(index).padStart(3, '0')}-`);
      await under.publish(...many, 'z-', 'z-');
      const seen = new Set<string>();
      for (let look = 0; look < 4; look += 1) for (const id of await waits()) seen.add(id);
      expect(seen.size).toBe(452);
    });

    it('gives no aggregate from its middle on, wherever a look begins', async () => {
      await under.publish(
        ...Array.from({ length: 150 }, () => 'a'),
        ...Array.from({ length: 150 }, () => 'b'),
      );
      const looks = [await waits(), await waits(), await waits(), await waits()];
      const firsts = looks.map((look) => ['a', 'b'].map((id) => look.find((each) => each.startsWith(id))));
      for (const [a, b] of firsts) expect([a ?? 'a1', b ?? 'b1']).toEqual(['a1', 'b1']);
      expect(looks.some((look) => look.includes('b150'))).toBe(true);
    });

    it('tells for whom something waits', async () => {
      const told = () => transport.receiversWaiting(under.source, ['archive', 'nobody', 'receiver']);
      expect(await told()).toEqual([]);
      await under.publish('a', 'b');
      expect(await told()).toEqual(['archive', 'receiver']);
      await acknowledge(link, await readAll());
      expect(await told()).toEqual(['archive']);
      await acknowledge(archive, await readAll(archive));
      expect(await told()).toEqual([]);
    });

    it('tells of all for whom something may wait when there is too much to look at', async () => {
      await under.publish(...Array.from({ length: 150 }, () => 'a'));
      await acknowledge(link, await readAll());
      await under.publish('b');
      expect(await transport.receiversWaiting(under.source, ['archive', 'receiver'])).toContain('receiver');
    });

    it('gives again what was not acknowledged before a restart', async () => {
      await under.publish('a', 'a');
      const [first] = await readAll();
      await acknowledge(link, first ? [first] : []);
      transport = under.reopen();
      expect(await waits()).toEqual(['a2']);
    });

    it('bears that the same is acknowledged twice', async () => {
      await under.publish('a', 'b');
      const events = await readAll();
      await acknowledge(link, events);
      await acknowledge(link, events);
      expect(await waits()).toEqual([]);
      expect(await waits(archive)).toHaveLength(2);
    });

    it('pauses an aggregate after a refusal, and no other, also across a restart', async () => {
      await under.publish('a', 'a', 'b');
      const [first] = await readAll();
      if (!first) throw new Error('Nothing waits');
      expect(await transport.refuse(link, first, new Error('no'))).toEqual({ isAside: false });
      transport = under.reopen();
      expect(await waits()).toEqual(['b1']);
      expect(await waits(archive)).toEqual(['a1', 'a2', 'b1']);
      soon(60);
      expect(await waits()).toEqual(['a1', 'a2', 'b1']);
    });

    it('keeps the pause of an event when one before it is acknowledged', async () => {
      await under.publish('a', 'a');
      const [first, second] = await readAll();
      if (!first || !second) throw new Error('Two should wait');
      await transport.refuse(link, second, new Error('no'));
      await acknowledge(link, [first]);
      expect(await waits()).toEqual([]);
      soon(60);
      expect(await waits()).toEqual(['a2']);
    });

    it('tries again when the clock was set back in between', async () => {
      await under.publish('a');
      const [first] = await readAll();
      if (first) await transport.refuse(link, first, new Error('no'));
      soon(-86_400);
      expect(await waits()).toEqual(['a1']);
    });

    it('sets an event aside that fails again and again, with all that follows it, also later', async () => {
      await under.publish('a', 'a', 'b');
      await poison('a');
      await under.publish('a', 'a');
      soon(86_400);
      transport = under.reopen();
      expect(await waits()).toEqual(['b1']);
      expect(await waits(archive)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
      expect(await transport.backlog(link)).toMatchObject({ waiting: 1, aside: 4 });
    });

    it('lists what is set aside, with the error', async () => {
      await under.publish('b', 'a');
      const event = await poison('a');
      expect(await transport.listAside(under.source)).toMatchObject([
        {
          ...link,
          aggregateId: 'a',
          eventId: event._id,
          type: event.type,
          error: expect.stringContaining('cannot apply this'),
        },
      ]);
    });

    it('puts an aggregate back in order, with what has come since', async () => {
      await under.publish('a', 'a');
      await poison('a');
      await under.publish('a');
      await readAll();
      expect(await transport.decide(link, 'a', { by: 'ann', skipBecause: null })).toBe(3);
      expect(await transport.listAside(under.source)).toEqual([]);
      expect(await waits()).toEqual(['a1', 'a2', 'a3']);
      expect(await transport.backlog(link)).toMatchObject({ waiting: 3, aside: 0 });
    });

    it('puts back all but the event that is skipped', async () => {
      await under.publish('a', 'a');
      await poison('a');
      expect(await transport.decide(link, 'a', { by: 'ann', skipBecause: 'a test' })).toBe(1);
      expect(await waits()).toEqual(['a2']);
      expect(await waits(archive)).toEqual(['a1', 'a2']);
    });

    it('decides on nothing where nothing is set aside', async () => {
      await under.publish('a');
      expect(await transport.decide(link, 'a', { by: 'ann', skipBecause: 'a test' })).toBeNull();
      expect(await waits()).toEqual(['a1']);
    });

    it('leaves no follower behind when it is put back while it is read', async () => {
      await under.publish('a');
      await poison('a');
      for (let round = 0; round < 5; round += 1) {
        await under.publish('a');
        await Promise.all([readAll(), transport.decide(link, 'a', { by: 'ann', skipBecause: null })]);
        await readAll();
        const { waiting, aside } = await transport.backlog(link);
        expect({ waiting, aside }).toEqual({ waiting: round + 2, aside: 0 });
        await poison('a');
      }
    });

    it('tells how much waits and since when', async () => {
      expect(await transport.backlog(link)).toEqual({ waiting: 0, oldestAt: null, aside: 0 });
      await under.publish('b');
      const oldestAt = under.clock.now();
      soon(10);
      await under.publish('a');
      expect(await transport.backlog(link)).toEqual({ waiting: 2, oldestAt, aside: 0 });
    });

    it('reaches what waits behind more blocked events than a batch holds', async () => {
      await under.publish(...Array.from({ length: 450 }, () => 'a'));
      await under.publish('b');
      const [first] = await readAll();
      if (first) await transport.refuse(link, first, new Error('no'));
      expect(await waits()).toEqual(['b1']);
    });
  });
}
