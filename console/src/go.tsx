import { searchOf, useGo, useMoment } from './moment.tsx';

const PAGES = {
  Officer: 'officers',
  Unit: 'units',
  SelectionRound: 'rounds',
  EvaluationCycle: 'cycles',
  Program: 'programs',
  Place: 'places',
} as const;

/** The page that a thing has. */
export const pathOf = ({ __typename, id }: { readonly __typename: keyof typeof PAGES; readonly id: string }): string =>
  `/${PAGES[__typename]}/${id}`;

interface Props {
  readonly to: string;
  /** What the address has besides the moment. */
  readonly search?: Readonly<Record<string, string>>;
  readonly children: string;
}

/** A link to another page of the same moment, which does not load the page anew. */
export function Go({ to, search: more = {}, children }: Props) {
  const go = useGo();
  const search = searchOf(useMoment(), more);
  return (
    <a
      href={search ? `${to}?${search}` : to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to, more);
      }}
    >
      {children}
    </a>
  );
}
