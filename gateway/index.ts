export {
  type Authenticate,
  createAuthenticate,
  readAnyClaims,
  readOurClaims,
  visitorsOnly,
} from './authenticate.ts';
export { type Caller, callerOf } from './caller.ts';
export { composeSupergraph } from './compose.ts';
export {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  issueToken,
  openDevelopmentIssuer,
} from './development-issuer.ts';
export { createGateway, type Gateway, type GatewayOptions, type GatewaySubgraph } from './gateway.ts';
export { type GatewayServer, type GatewayServerOptions, startGatewayServer } from './gateway-server.ts';
export { callable, type CallableSubgraph } from './graph-subgraphs.ts';
export { keysOfFile, keysOfUrl } from './key-set.ts';
export { createGatewayMetrics, type GatewayMetrics } from './metrics.ts';
