import { describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { createCollections, installOnce } from '../../runtime/reference-data.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';

const databases = await databasesOfThisFile();

describe('installOnce', () => {
  const install = async (name: string, fingerprint: string, load: () => Promise<void>) =>
    installOnce(databases.of('install'), { name, fingerprint }, load);

  it('loads what is new or has changed, and nothing twice', async () => {
    const loads: string[] = [];
    for (const fingerprint of ['v1', 'v1', 'v2', 'v2', 'v1']) {
      await install('rates', fingerprint, async () => void loads.push(fingerprint));
    }
    expect(loads).toEqual(['v1', 'v2', 'v1']);
  });

  it('keeps several sets apart', async () => {
    const loads: string[] = [];
    await install('ports', 'v1', async () => void loads.push('ports'));
    await install('lanes', 'v1', async () => void loads.push('lanes'));
    expect(loads).toEqual(['ports', 'lanes']);
  });

  it('loads again what was cut off', async () => {
    const cutOff = install('zones', 'v1', async () => {
      throw new Error('power cut');
    });
    await expect(cutOff).rejects.toThrow('power cut');
    let loaded = false;
    await install('zones', 'v1', async () => void (loaded = true));
    expect(loaded).toBe(true);
  });

  it('asks with one command when nothing is to be done', async () => {
    await install('quick', 'v1', async () => {});
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    await install('quick', 'v1', async () => {});
    expect(sent).toEqual(['find']);
  });
});

describe('createCollections', () => {
  it('makes the indexes, and bears to be called again', async () => {
    const db = databases.of('collections');
    const schema = new Schema({ code: String }, { collection: 'coded' });
    schema.index({ code: 1 }, { unique: true });
    const model = db.model('Coded', schema);

    await createCollections([model]);
    await createCollections([model]);
    expect((await model.listIndexes()).map(({ key }) => key as unknown)).toEqual([{ _id: 1 }, { code: 1 }]);
    await model.create({ code: 'a' });
    await expect(model.create({ code: 'a' })).rejects.toMatchObject({ code: 11000 });
  });
});
