import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { Brand } from './brand.jsx';
import { operationsPlugin } from './operations.jsx';
import './page.css';
import { session } from './session.ts';

const workers = { json: 'json', graphql: 'graphql' };
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(new URL(`./${workers[label] ?? 'editor'}.worker.js`, import.meta.url), { type: 'module' }),
};

const welcome = `# Put your token under Headers,
# then press Ctrl-Enter.
query Viewer {
  viewer {
    name
    kind
    scopes
  }
}
`;

const kept = session(sessionStorage, localStorage);

const signOut = () => {
  kept.signOut();
  // and the editors, of all tabs of the page
  location.reload();
};

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: '/graphql' })}
    plugins={[operationsPlugin, HISTORY_PLUGIN]}
    visiblePlugin={operationsPlugin}
    defaultQuery={welcome}
    defaultHeaders={'{"Authorization": "Bearer "}'}
    defaultEditorToolsVisibility="headers"
    storage={kept}
    shouldPersistHeaders
  >
    <GraphiQL.Logo>
      <Brand onSignOut={signOut} />
    </GraphiQL.Logo>
  </GraphiQL>,
);
