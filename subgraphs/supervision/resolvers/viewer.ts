import type { ViewerResolvers } from '../generated.ts';
import { listWork } from '../services/list-work.ts';
import { reKeyedFields } from '../services/re-keyed-fields.ts';

export const Viewer: ViewerResolvers = {
  myWork: (_viewer, args, context) => listWork(context, args),
  reKeyedFields: ({ partyId }, args, context) =>
    partyId === null ? null : reKeyedFields(context, partyId, args),
};
