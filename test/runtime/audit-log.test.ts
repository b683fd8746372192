import { beforeEach, describe, expect, it } from '@jest/globals';
import { actingFor, auditActOf, subjectsOf } from '../../runtime/audit-act.ts';
import { type AuditEntry, auditModel, hashOf, sealActs, verifyAuditLog } from '../../runtime/audit-log.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { Problem } from '../../values/problem.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { openWrite } from '../support/events.ts';
import { createTestClock, viewerAs } from '../support/subgraph.ts';

const clock = createTestClock();

const db = () => databases.of('audit');
const entries = () => auditModel(db()).find().sort({ _id: 1 }).lean<AuditEntry[]>();
const heads = () => db().collection<{ _id: string }>('audit_head');
let keys = 0;
const act = (given: object = {}) => {
  const input = { idempotencyKey: `key-${(keys += 1)}`, buyerId: 'buy_1', ...given };
  const command = { mutation: 'placeOrder', party: 'ret_1', input };
  const orderId = `ord_${keys}`;
  return actingFor(write, viewerAs('retailer', 'ret_1'))(command, () => Promise.resolve({ orderId }));
};

const databases = await databasesOfThisFile();
const write = await openWrite(db(), clock);

beforeEach(async () => {
  await auditModel(db()).deleteMany({});
  await idempotencyModel(db()).deleteMany({});
  await heads().deleteMany({});
});

describe('the audit log', () => {
  it('says who did what with which document, and when', async () => {
    await act();
    expect(await sealActs(db(), clock)).toBe(1);
    expect(await entries()).toEqual([
      {
        _id: 1,
        at: clock.now(),
        account: 'retailer@test',
        by: 'RETAILER',
        party: 'ret_1',
        action: 'placeOrder',
        subjects: { buyerId: 'buy_1', orderId: `ord_${keys}` },
        inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        previousHash: null,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('takes each act once, in one chain without gaps, however many seal at once', async () => {
    for (let index = 0; index < 12; index++) {
      await act();
      if (index % 4 === 0) await Promise.all([1, 2, 3].map(() => sealActs(db(), clock)));
    }
    await Promise.all([1, 2, 3].map(() => sealActs(db(), clock)));
    const all = await entries();
    expect(all.map(({ _id }) => _id)).toEqual(all.map((_entry, index) => index + 1));
    expect(new Set(all.map(({ subjects }) => subjects['orderId'])).size).toBe(12);
    expect(await verifyAuditLog(db())).toMatchObject({ problem: null, unsealed: 0, head: { sequence: 12 } });
  });

  it('has what was acknowledged, and nothing of what was refused or repeated', async () => {
    await act({ idempotencyKey: 'same' });
    await act({ idempotencyKey: 'same' });
    const refused = write({ mutation: 'refuse', party: 'p', input: { idempotencyKey: 'k' } }, () =>
      Promise.reject(new Problem('INVALID', 'no')),
    );
    await expect(refused).rejects.toMatchObject({ code: 'INVALID' });
    expect(await verifyAuditLog(db())).toMatchObject({ unsealed: 1, problem: null, head: { sequence: 0 } });
    expect(await sealActs(db(), clock)).toBe(1);
    expect(await sealActs(db(), clock)).toBe(0);
  });

  it('notes what the platform does by itself', async () => {
    await write({ mutation: 'expireQuote', party: 'platform', input: { idempotencyKey: 'k' } }, () =>
      Promise.resolve({}),
    );
    await sealActs(db(), clock);
    expect(await entries()).toMatchObject([{ account: null, by: 'PLATFORM', action: 'expireQuote' }]);
  });
});

describe('an act', () => {
  const command = (given: object) => ({
    mutation: 'm',
    party: 'p',
    input: { idempotencyKey: 'k', lines: [{ quantity: 1 }], ...given },
  });

  it('is known by its input, but for its key and what is personal in it', () => {
    const hash = (given: object) => auditActOf(command(given)).inputHash;
    const { inputHash } = auditActOf(command({}));
    expect(hash({ idempotencyKey: 'other' })).toBe(inputHash);
    expect(hash({ deliverTo: { name: 'Erika Mustermann', city: 'Berlin' } })).toBe(inputHash);
    expect(hash({ lines: [{ quantity: 1, name: 'Erika' }] })).toBe(inputHash);
    const written = { namedPlace: 'Torstrasse 1', reason: 'Erika is away', note: 'Left with Erika' };
    expect(hash(written)).toBe(inputHash);
    expect(hash({ lines: [{ quantity: 2 }] })).not.toBe(inputHash);
  });

  it('is about what its input names in lists, what its answer gives and what its events tell of', () => {
    const { input } = command({
      declarationIds: ['dec_1', 'dec_2'],
      lines: [{ declarationId: 'dec_2', number: 1 }, { declarationId: 'dec_3' }],
      deliverTo: { contactId: 'c_1' },
    });
    const events = [
      { data: { claimId: 'claim_1', lines: [{ orderId: 'ord_1' }, { orderId: 'ord_2' }] } },
      { data: { declarationId: 'dec_4' } },
    ];
    expect(subjectsOf({ input }, { claimId: 'claim_1', claim: { supplierId: 'sup_1' } }, events)).toEqual({
      declarationId: ['dec_2', 'dec_3', 'dec_1', 'dec_4'],
      claimId: 'claim_1',
      orderId: ['ord_1', 'ord_2'],
    });
  });

  it('lists a hundred of a name, and says how many there are', () => {
    const ids = Array.from({ length: 101 }, (_, index) => `dec_${index}`);
    const about = subjectsOf(command({ declarationIds: ids }), {});
    expect(about).toEqual({ declarationId: ids.slice(0, 100), declarationIdCount: '101' });
    expect(subjectsOf(command({ declarationIds: ids.slice(1) }), {})).toEqual({
      declarationId: ids.slice(1),
    });
  });

  it('is about the ids that its input names and its answer gives', () => {
    const { input } = command({ orderId: 'ord_1', amount: 'x', id: 'y' });
    expect(subjectsOf({ input }, { shipmentId: 'shp_1', listingId: null, done: 'z' })).toEqual({
      orderId: 'ord_1',
      id: 'y',
      shipmentId: 'shp_1',
    });
  });
});

describe('verifying', () => {
  /** A log of six, and what somebody who can write to the database did to it. */
  async function tampered(change: () => Promise<unknown>) {
    for (let index = 0; index < 6; index++) await act();
    await sealActs(db(), clock);
    const { head, problem } = await verifyAuditLog(db());
    expect(problem).toBeNull();
    await change();
    return { seen: head, found: (await verifyAuditLog(db())).problem };
  }
  const log = () => auditModel(db()).collection;

  it.each<[string, object]>([
    ['the account', { account: 'other' }],
    ['the role', { by: 'PLATFORM' }],
    ['the party', { party: 'ret_2' }],
    ['the action', { action: 'cancelOrder' }],
    ['the time', { at: new Date(0) }],
    ['the subjects', { subjects: {} }],
    ['the input’s hash', { inputHash: 'f'.repeat(64) }],
    ['the entry’s own hash', { hash: 'f'.repeat(64) }],
  ])('finds that %s was changed', async (_what, $set) => {
    const { found } = await tampered(() => log().updateOne({ _id: 3 as never }, { $set }));
    expect(found).toBe('Entry 3 was changed');
  });

  it('finds that an entry was changed together with its hash', async () => {
    const { found } = await tampered(async () => {
      const [, , third] = await entries();
      if (!third) throw new Error('There are six');
      const forged = { ...third, account: 'other' };
      await log().updateOne({ _id: 3 as never }, { $set: { account: 'other', hash: hashOf(forged) } });
    });
    expect(found).toBe('Entry 4 does not follow the one before it');
  });

  it('finds that an entry was deleted, at the beginning, inside or at the end', async () => {
    for (const [place, problem] of [
      [1, 'Entry 1 is missing'],
      [3, 'Entry 3 is missing'],
      [6, 'The log ends with entry 5 of 6'],
    ] as const) {
      const { found } = await tampered(() => log().deleteOne({ _id: place as never }));
      expect(found).toBe(problem);
      await Promise.all([auditModel(db()).deleteMany({}), heads().deleteMany({})]);
    }
  });

  it('finds that an entry was inserted', async () => {
    const { found } = await tampered(async () => {
      const [last] = (await entries()).slice(-1);
      if (!last) throw new Error('There are six');
      const forged = { ...last, _id: 7, previousHash: last.hash };
      await log().insertOne({ ...forged, hash: hashOf(forged) } as never);
    });
    expect(found).toBe('The log goes on beyond its head');
  });

  it('finds what was inserted behind the head under a name that no entry has', async () => {
    const { found } = await tampered(() => log().insertOne({ _id: 'seven' } as never));
    expect(found).toBe('Entry 7 is missing');
  });

  it('finds nothing wrong while acts are sealed', async () => {
    const { found } = await tampered(async () => {
      let isOver = false;
      const seal = async () => {
        while (!isOver) {
          await act();
          await sealActs(db(), clock);
        }
      };
      const look = async () => {
        const found: (string | null)[] = [];
        while (found.length < 20) found.push((await verifyAuditLog(db())).problem);
        isOver = true;
        return found;
      };
      const [problems] = await Promise.all([look(), seal()]);
      expect(problems).toEqual(Array(20).fill(null));
    });
    expect(found).toBeNull();
  });

  it('finds that two entries changed places', async () => {
    const { found } = await tampered(async () => {
      const [, second, third] = await entries();
      if (!second || !third) throw new Error('There are six');
      await log().replaceOne({ _id: 2 as never }, { ...third, _id: 2 });
      await log().replaceOne({ _id: 3 as never }, { ...second, _id: 3 });
    });
    expect(found).toBe('Entry 2 does not follow the one before it');
  });

  it('finds by what was seen before that the end was cut off together with its head', async () => {
    const { seen, found } = await tampered(async () => {
      const all = await entries();
      await log().deleteMany({ _id: { $gt: 4 as never } });
      await heads().updateOne({ _id: 'head' }, { $set: { sequence: 4, hash: all[3]?.hash } });
    });
    expect(found).toBeNull();
    expect((await verifyAuditLog(db(), seen)).problem).toBe('Entry 6 is not the one that was seen before');
  });
});
