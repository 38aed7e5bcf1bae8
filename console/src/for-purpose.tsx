import { useState, type ReactNode } from 'react';
import { Alert, Button } from 'antd';
import { AskPurpose } from './ask-purpose.tsx';
import { focusPage } from './focus-page.ts';
import { useWords } from './locale.tsx';
import { useMoment } from './moment.tsx';
import { useMayHaveChanged } from './reread.ts';
import { TakesFocus } from './takes-focus.tsx';

const FOR_PURPOSE = {
  staleTime: Infinity,
  gcTime: 0,
  refetchOnMount: false,
  refetchOnReconnect: false,
  meta: { forPurpose: true },
} as const;

/** How a query is kept: what is read for a purpose is not, so that who comes back is asked again, and is not read anew by itself, since each reading is on record. */
export const keptFor = (purpose: string | undefined): typeof FOR_PURPOSE | object =>
  purpose === undefined ? {} : FOR_PURPOSE;

interface Props<Purpose> {
  /** What is read, whose day the page has: who goes on to another is asked again. */
  readonly of: string;
  /** What is read, and that it is on record. */
  readonly about: string;
  readonly children: (purpose: Purpose, question: ReactNode) => ReactNode;
}

/** What is read without a purpose unless the registry wants one: then it shows the question that it is given. */
export function ForPurposeIfWanted({ of, ...props }: Props<string | undefined>) {
  return <Part key={JSON.stringify([of, useMoment()])} {...props} />;
}

function Part({ about, children }: Omit<Props<string | undefined>, 'of'>) {
  const [purpose, setPurpose] = useState<string | undefined>();
  const content = children(purpose, <AskPurpose about={about} onPurpose={setPurpose} />);
  if (purpose === undefined) return content;
  return (
    <TakesFocus>
      <MayHaveChanged />
      {content}
    </TakesFocus>
  );
}

/** After an act what was read for a purpose is as it was read, until somebody reads it anew. */
function MayHaveChanged() {
  const { t } = useWords();
  const [mayHaveChanged, readAnew] = useMayHaveChanged();
  if (!mayHaveChanged) return null;
  return (
    <div className="list-head no-print">
      <Alert
        type="info"
        role="status"
        title={t('mayHaveChanged')}
        action={<Button onClick={() => void readAnew().then(focusPage)}>{t('readAnew')}</Button>}
      />
    </div>
  );
}

/** What is read when it was said what for; the page does not keep it. */
export function ForPurpose({ of, about, children }: Props<string>) {
  return (
    <ForPurposeIfWanted of={of} about={about}>
      {(purpose, question) => (purpose === undefined ? question : children(purpose, question))}
    </ForPurposeIfWanted>
  );
}
