import { describe, expect, it } from '@jest/globals';
import { deserialize, Long, serialize } from 'bson';
import { cursorReply, errorReply } from '../../../database/server/reply.ts';
import { duplicateKey, writeConflict } from '../../../database/errors.ts';

describe('cursorReply', () => {
  it.each([0, 1, 9, 10, 11, 99, 100, 101, 1000, 1001])(
    'is the document that it stands for, with %i documents',
    (count) => {
      const documents = Array.from({ length: count }, (_, index) => ({ index, text: 'x'.repeat(index % 7) }));
      const reply = cursorReply({
        namespace: 'db.目录',
        id: 1234567890123n,
        field: 'nextBatch',
        documents: documents.map((document) => Buffer.from(serialize(document))),
      });
      expect(deserialize(reply, { promoteLongs: false })).toEqual({
        cursor: { nextBatch: documents, id: Long.fromString('1234567890123'), ns: 'db.目录' },
        ok: 1,
      });
    },
  );
});

describe('errorReply', () => {
  it('shows labels and details, where there are any', () => {
    const taken = duplicateKey({
      namespace: 'db.items',
      index: 'a_1',
      keyPattern: { a: 1 },
      keyValue: { a: 5 },
      shownKey: '{ a: 5 }',
    });
    expect(errorReply(taken)).toEqual({
      ok: 0,
      code: 11000,
      codeName: 'DuplicateKey',
      errmsg: 'E11000 duplicate key error collection: db.items index: a_1 dup key: { a: 5 }',
      keyPattern: { a: 1 },
      keyValue: { a: 5 },
    });
    expect(errorReply(writeConflict())).toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
  });
});
