import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
// the documents of schema/operations, put in by scripts/graphiql.mjs
import operations from 'muster:operations';

const groups = [
  ['Queries', operations.filter(({ kind }) => kind === 'query')],
  ['Mutations', operations.filter(({ kind }) => kind === 'mutation')],
].filter(([, members]) => members.length > 0);

function Operations() {
  const { headerEditor, queryEditor, variableEditor } = useGraphiQL(
    pick('headerEditor', 'queryEditor', 'variableEditor'),
  );
  const { addTab } = useGraphiQLActions();

  const open = ({ document, variables }) => {
    // a new tab starts from the default headers, without the token of this one
    const headers = headerEditor?.getValue();
    addTab();
    queryEditor?.setValue(document);
    variableEditor?.setValue(variables);
    if (headers) headerEditor.setValue(headers);
    queryEditor?.focus();
  };

  return (
    <section className="muster-operations" aria-label="Operations">
      <div className="graphiql-doc-explorer-title">Operations</div>
      {groups.length === 0 && <p>There are none yet: add documents to schema/operations and build again.</p>}
      {groups.map(([title, members]) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {members.map((operation) => (
              <li key={operation.name}>
                <button type="button" onClick={() => open(operation)}>
                  <b>{operation.name}</b>
                  {operation.about && <span>{operation.about}</span>}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <title>operations icon</title>
      <path d="M2 3.5h.5M5.5 3.5H14M2 8h.5M5.5 8H14M2 12.5h.5M5.5 12.5H14" />
    </svg>
  );
}

export const operationsPlugin = { title: 'Operations', icon: Icon, content: Operations };
