import nodes from '../examples/integrator/nodes.graphql';
import nodesVariables from '../examples/integrator/nodes.json';
import searchPage from '../examples/storefront/search-page.graphql';
import searchPageVariables from '../examples/storefront/search-page.json';
import publishStock from '../examples/supplier/publish-stock.graphql';
import publishStockVariables from '../examples/supplier/publish-stock.json';
import readChanges from '../examples/supplier/read-changes.graphql';
import readChangesVariables from '../examples/supplier/read-changes.json';
import beltToDoor from '../schema/operations/belt-to-door.graphql';

/** What the headers editor holds until the user puts a token there. */
export const headersWithoutToken = '{\n  // "authorization": "Bearer <what npm run token prints>"\n}';

const tab = (query: string, variables: object | null = null) => ({
  query,
  variables: variables && JSON.stringify(variables, null, 2),
  headers: headersWithoutToken,
});

/** What the console opens with, the first in front. */
export const exampleTabs = [
  tab(beltToDoor),
  tab(searchPage, searchPageVariables),
  tab(publishStock, publishStockVariables),
  tab(readChanges, readChangesVariables),
  tab(nodes, nodesVariables),
];
