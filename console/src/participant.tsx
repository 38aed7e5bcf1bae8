import type { ParticipantFragment } from './generated/documents/graphql.ts';
import { Go, pathOf } from './go.tsx';

/** An officer or a unit, by the link to its page; somebody else by the name. */
export function Participant({ of }: { readonly of: ParticipantFragment }) {
  if (of.__typename === 'OtherRecipient') return of.name;
  return <Go to={pathOf(of)}>{of.name}</Go>;
}
