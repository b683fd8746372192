import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { isOutage } from '../../runtime/outage.ts';

const bulkWriteError = (error: Error) =>
  // The driver's alone to make; the error only carries it.
  new mongo.MongoBulkWriteError(error, {} as mongo.BulkWriteResult);

const systemError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });

describe('isOutage', () => {
  it.each([
    ['the driver lost the connection', new mongo.MongoNetworkError('read ECONNRESET')],
    ['the driver waited in vain', new mongo.MongoNetworkTimeoutError('timed out')],
    ['a bulk write lost the connection', bulkWriteError(new mongo.MongoNetworkError('read ECONNRESET'))],
    ['the system says that the other end is gone', systemError('EPIPE', 'write')],
  ])('says so when %s', (_case, error) => {
    expect(isOutage(error)).toBe(true);
  });

  it('says so when nobody listens', async () => {
    const failure = await once(connect('/nowhere.sock'), 'connect').catch((error: unknown) => error);
    expect(isOutage(failure)).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['what the database refuses', new mongo.MongoServerError({ code: 11000, message: 'duplicate key' })],
    ['a bulk write that was refused', bulkWriteError(new mongo.MongoServerError({ code: 11000 }))],
    ['a file that is not there', systemError('ENOENT', 'open')],
    ['nothing', undefined],
  ])('does not take %s for one', (_case, error) => {
    expect(isOutage(error)).toBe(false);
  });
});
