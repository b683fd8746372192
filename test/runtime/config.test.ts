import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readConfig } from '../../runtime/config.ts';

const shape = z.object({ PORT: z.coerce.number().int().default(4000), SECRET: z.string().min(8) });

describe('readConfig', () => {
  it('fills in what is not set', () => {
    expect(readConfig(shape, { SECRET: 'long enough' })).toEqual({ PORT: 4000, SECRET: 'long enough' });
  });

  it('names every wrong setting, and no value', () => {
    const read = () => readConfig(shape, { PORT: 'http', SECRET: 'hunter2' });
    expect(read).toThrow(/PORT.*\n.*SECRET/);
    expect(read).not.toThrow(/hunter2/);
  });
});
