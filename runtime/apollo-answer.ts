import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { AnswerGraphql } from './graphql-route.ts';
import type { HttpRequest } from './http.ts';

/** Has Apollo Server carry out operations, with all of its plugins. */
export const apolloAnswer =
  <Context extends BaseContext>(server: ApolloServer<Context>): AnswerGraphql<Context> =>
  async ({ query, operationName, variables, extensions }, contextValue, request) => {
    // Persisted queries are the route's own matter.
    const { persistedQuery: _known, ...others } = extensions;
    const response = await server.executeOperation(
      {
        query,
        ...(operationName !== undefined && { operationName }),
        variables: { ...variables },
        extensions: others,
        http: { method: request.method, headers: headerMapOf(request), search: request.search, body: null },
      },
      { contextValue },
    );
    if (response.body.kind !== 'single') throw new Error('An answer in parts was not asked for');
    const { errors, data, extensions: added } = response.body.singleResult;
    const { status = data === undefined ? 400 : 200, headers } = response.http;
    return {
      status,
      headers: Object.fromEntries(headers),
      // The order of fields that the specification recommends.
      body: JSON.stringify({ errors, data, extensions: added }),
    };
  };

function headerMapOf({ headers }: HttpRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
