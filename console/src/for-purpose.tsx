import { useState, type ReactNode } from 'react';
import { AskPurpose } from './ask-purpose.tsx';
import { Shown } from './shown.tsx';

const FOR_PURPOSE = { staleTime: Infinity, gcTime: 0, meta: { forPurpose: true } } as const;

/** How a query is kept: what is read for a purpose is not, so that who comes back is asked again, and is not read anew by itself, since each reading is on record. */
export const keptFor = (purpose: string | undefined): typeof FOR_PURPOSE | object =>
  purpose === undefined ? {} : FOR_PURPOSE;

interface Props<Purpose> {
  /** What is read, and that it is on record. */
  readonly about: string;
  readonly children: (purpose: Purpose, question: ReactNode) => ReactNode;
}

/** What is read without a purpose unless the registry wants one: then it shows the question that it is given. */
export function ForPurposeIfWanted({ about, children }: Props<string | undefined>) {
  const [purpose, setPurpose] = useState<string | undefined>();
  const content = children(purpose, <AskPurpose about={about} onPurpose={setPurpose} />);
  return purpose === undefined ? content : <Shown>{content}</Shown>;
}

/** What is read when it was said what for; the page does not keep it. */
export function ForPurpose({ about, children }: Props<string>) {
  return (
    <ForPurposeIfWanted about={about}>
      {(purpose, question) => (purpose === undefined ? question : children(purpose, question))}
    </ForPurposeIfWanted>
  );
}
