import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { use } from 'react';
import type { Ask } from '../api/registry.ts';
import {
  ConcernedByProgramDocument,
  MembersOfActivityDocument,
  type ConcernedByProgramQuery,
  type MembersOfActivityQuery,
  type NamedFragment,
} from '../generated/documents/graphql.ts';
import { SettledContext } from '../forms/settled.ts';
import { useSession } from '../session.tsx';

/** Whom an activity can be attended by who is on record. */
export type Member = Exclude<NamedFragment, { readonly __typename: 'OtherRecipient' }>;

/** As many as one act takes. */
const MOST = 1_000;

interface Page {
  readonly nodes: readonly { readonly subject: NamedFragment }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** All of a list; none where they are too many to choose from. */
async function readAll(read: (after: string | null) => Promise<Page | null | undefined>): Promise<readonly Member[]> {
  const all: Member[] = [];
  for (let after: string | null = null; all.length < MOST;) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is told by the one before
    const page: Page | null | undefined = await read(after);
    for (const { subject } of page?.nodes ?? []) if (subject.__typename !== 'OtherRecipient') all.push(subject);
    if (!page?.pageInfo.hasNextPage) return all;
    after = page.pageInfo.endCursor ?? null;
  }
  return [];
}

const programOf = ({ node }: MembersOfActivityQuery) => (node?.__typename === 'Activity' ? node.program : null);
const kindOf = ({ node }: MembersOfActivityQuery) => (node?.__typename === 'Activity' ? node.kind : null);
const concernedBy = ({ node }: ConcernedByProgramQuery) => (node?.__typename === 'Program' ? node.standings : null);

async function membersOf(ask: Ask, activity: MembersOfActivityQuery, id: string, signal: AbortSignal) {
  const first = programOf(activity);
  if (!first) return [];
  if (first.admission === 'BY_CRITERIA') {
    return readAll(async (after) =>
      concernedBy(await ask(ConcernedByProgramDocument, { id: first.id, after }, { signal })),
    );
  }
  return readAll(async (after) =>
    after === null
      ? first.members
      : programOf(await ask(MembersOfActivityDocument, { id, after }, { signal }))?.members,
  );
}

/** The activity that a form is about: the page settles it, or it is picked. */
function useActivity(isAsked: boolean) {
  const { ask, may } = useSession();
  const settled = use(SettledContext)['activity'];
  const entered: unknown = Form.useWatch('activity');
  const id = settled ?? entered;
  const isKnown = isAsked && typeof id === 'string' && may('program:read');
  const { data } = useQuery({
    enabled: isKnown,
    queryKey: ['activity-of-form', id],
    queryFn: ({ signal }) => ask(MembersOfActivityDocument, { id: String(id), after: null }, { signal }),
  });
  return { id: String(id), data: isKnown ? data : undefined };
}

/** What is of a contest alone. */
const OF_CONTEST: ReadonlySet<string> = new Set(['place', 'prize']);
const NOTHING: ReadonlySet<string> = new Set();

/** The fields that rows of a form do not have, by the kind of its activity; none as long as that is not known. */
export function useWithout(isOfActivity: boolean): ReadonlySet<string> {
  const { data } = useActivity(isOfActivity);
  const kind = data && kindOf(data);
  return kind && kind !== 'CONTEST' ? OF_CONTEST : NOTHING;
}

/** Who was admitted to the program that the activity of a form is held under, or whom it concerns; none where it is held under none. */
export function useMembersOfActivity() {
  const { ask } = useSession();
  const { id, data } = useActivity(true);
  return useQuery({
    enabled: data !== undefined,
    queryKey: ['members-of-activity', id],
    queryFn: ({ signal }) => membersOf(ask, data!, id, signal),
  });
}
