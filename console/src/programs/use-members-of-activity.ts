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
import { readAll } from '../pages.tsx';
import { useSession } from '../session.tsx';

/** Whom an activity can be attended by who is on record. */
export type Member = Exclude<NamedFragment, { readonly __typename: 'OtherRecipient' }>;

const isOnRecord = (subject: NamedFragment): subject is Member => subject.__typename !== 'OtherRecipient';

/** As many as one act takes. */
const MOST = 1_000;

const programOf = ({ node }: MembersOfActivityQuery) => (node?.__typename === 'Activity' ? node.program : null);
const kindOf = ({ node }: MembersOfActivityQuery) => (node?.__typename === 'Activity' ? node.kind : null);
const concernedBy = ({ node }: ConcernedByProgramQuery) => (node?.__typename === 'Program' ? node.standings : null);

/** None where they are too many to choose from. */
async function membersOf(ask: Ask, activity: MembersOfActivityQuery, id: string, signal: AbortSignal) {
  const program = programOf(activity);
  if (!program) return [];
  const concerned = async (cursor: string | null) =>
    concernedBy(await ask(ConcernedByProgramDocument, { id: program.id, after: cursor }, { signal }));
  const admitted = async (cursor: string | null) =>
    cursor === null
      ? program.members
      : programOf(await ask(MembersOfActivityDocument, { id, after: cursor }, { signal }))?.members;
  const all = await readAll(program.admission === 'BY_CRITERIA' ? concerned : admitted, MOST);
  return all?.map(({ subject }) => subject).filter(isOnRecord) ?? [];
}

/** The activity that a form is about: the page settles it, or it is picked. */
function useActivity(isAsked: boolean) {
  const { ask, may } = useSession();
  const settled = use(SettledContext)['activity'];
  const entered: unknown = Form.useWatch('activity');
  const id = settled ?? entered;
  const isKnown = isAsked && typeof id === 'string' && may('program:read');
  const { data, error, refetch } = useQuery({
    enabled: isKnown,
    queryKey: ['activity-of-form', id],
    queryFn: ({ signal }) => ask(MembersOfActivityDocument, { id: String(id), after: null }, { signal }),
  });
  return { id: String(id), data: isKnown ? data : undefined, error, refetch };
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
  const activity = useActivity(true);
  const { id, data } = activity;
  const members = useQuery({
    enabled: data !== undefined,
    queryKey: ['members-of-activity', id],
    queryFn: ({ signal }) => membersOf(ask, data!, id, signal),
  });
  return activity.error ? { ...activity, data: undefined } : members;
}
