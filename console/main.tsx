import './workers.ts';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { exampleTabs, headersWithoutToken } from './examples.ts';
import './main.css';

const element = document.getElementById('console');
if (!element) throw new Error('The page has no place for the console');

createRoot(element).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: 'graphql' })}
    defaultTabs={exampleTabs}
    defaultHeaders={headersWithoutToken}
    defaultEditorToolsVisibility="headers"
    // A token is a secret: it stays in the page's memory unless the user chooses otherwise in the settings.
    shouldPersistHeaders={false}
    showPersistHeadersSettings
  >
    <GraphiQL.Logo>
      <span className="console-name">Beltgraph</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
