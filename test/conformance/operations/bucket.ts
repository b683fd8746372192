import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Document, GridFSBucket, ObjectId } from 'mongodb';
import type { OperationTable } from './operation.ts';

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Operations on a GridFS bucket, by their names in the test format. */
export const BUCKET_OPERATIONS: OperationTable<GridFSBucket> = {
  download: ({ target, args }) =>
    bytesOf(target.openDownloadStream(args.optional('id') as ObjectId, args.options())), // an id
  downloadByName: ({ target, args }) =>
    bytesOf(target.openDownloadStreamByName(args.text('filename'), args.options())),
  upload: async ({ target, args }) => {
    const source: Document = args.document('source');
    const upload = target.openUploadStream(args.text('filename'), args.options());
    await pipeline(Readable.from([Buffer.from(String(source['$$hexBytes']), 'hex')]), upload);
    return upload.id;
  },
  delete: ({ target, args }) => target.delete(args.optional('id') as ObjectId, args.options()), // an id
  drop: ({ target, args }) => target.drop(args.options()),
};
