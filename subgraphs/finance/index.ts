import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

export const finance = defineSubgraph({ directory: import.meta.dirname, resolvers, nodeTypes: {}, open });
