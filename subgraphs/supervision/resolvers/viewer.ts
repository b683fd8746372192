import type { ViewerResolvers } from '../generated.ts';
import { listWork } from '../services/list-work.ts';

export const Viewer: ViewerResolvers = {
  myWork: (_viewer, args, context) => listWork(context, args),
};
