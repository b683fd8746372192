import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { compileDocumentStage } from '../stages/document-stages.ts';
import { isStageName } from '../stages/table.ts';

const ALLOWED = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** Makes the function that a pipeline of an update is, for one document. */
export function compileUpdatePipeline(
  pipeline: readonly Document[],
  variables: Document,
): (document: Document) => Document {
  const stages = pipeline.map((stage) => {
    const [name = ''] = Object.keys(stage);
    if (!isStageName(name)) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    if (!ALLOWED.has(name)) throw new MongoError(72, `${name} is not allowed to be used within an update`);
    return compileDocumentStage(stage, variables);
  });
  return (document) => stages.reduce((result, apply) => apply(result), document);
}
