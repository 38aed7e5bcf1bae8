import { useQuery } from '@tanstack/react-query';
import type { Ask } from '../api/registry.ts';
import {
  ConcernedByProgramDocument,
  MembersOfActivityDocument,
  type ConcernedByProgramQuery,
  type MembersOfActivityQuery,
  type NamedFragment,
} from '../generated/documents/graphql.ts';
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
const concernedBy = ({ node }: ConcernedByProgramQuery) => (node?.__typename === 'Program' ? node.standings : null);

async function membersOf(ask: Ask, id: string, signal: AbortSignal): Promise<readonly Member[]> {
  const first = programOf(await ask(MembersOfActivityDocument, { id, after: null }, { signal }));
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

/** Who was admitted to the program that an activity is held under, or whom it concerns; none where it is held under none. */
export function useMembersOfActivity(id: unknown) {
  const { ask, may } = useSession();
  return useQuery({
    enabled: typeof id === 'string' && may('program:read'),
    queryKey: ['members-of-activity', id],
    queryFn: ({ signal }) => membersOf(ask, String(id), signal),
  });
}
