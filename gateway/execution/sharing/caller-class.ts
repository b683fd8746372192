import type { GatewayRequest } from '../../subgraph-call.ts';

/**
 * What a subgraph learns of who asks, as a text: requests of one class get the same answers to the same questions.
 *
 * @param tellsViewer false where a subgraph learns nothing of who asks but what clients' headers say.
 */
export function callerClasses(tellsViewer: boolean): (request: GatewayRequest) => string {
  const known = new WeakMap<GatewayRequest, string>();
  return (request) => {
    const { caller, forwardedHeaders } = request;
    const isTold = tellsViewer && caller !== null;
    let isPlain = !isTold;
    for (const _name in forwardedHeaders) isPlain = false;
    if (isPlain) return '';
    const found = known.get(request) ?? JSON.stringify([isTold && whoOf(caller), forwardedHeaders]);
    known.set(request, found);
    return found;
  };
}

const whoOf = ({ account, scopes, viewer }: NonNullable<GatewayRequest['caller']>) => [
  account,
  [...scopes].sort(),
  viewer && [viewer.account, viewer.role, viewer.partyId, [...viewer.scopes].sort()],
];
