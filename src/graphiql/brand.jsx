import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/** The page's name; and since nobody reads the schema without a token, it is asked for again when one is entered. */
export function Brand({ onSignOut }) {
  const { headerEditor, schema } = useGraphiQL(pick('headerEditor', 'schema'));
  const { introspect } = useGraphiQLActions();
  useEffect(() => {
    if (!headerEditor || schema) return undefined;
    let timer;
    const listener = headerEditor.onDidChangeModelContent(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void introspect(), 500);
    });
    return () => {
      clearTimeout(timer);
      listener.dispose();
    };
  }, [headerEditor, schema, introspect]);
  return (
    <span className="muster-brand">
      Muster Roll
      <button
        type="button"
        className="muster-sign-out"
        title="Forget the token and all that was asked"
        onClick={onSignOut}
      >
        Sign out
      </button>
    </span>
  );
}
