import { Go, pathOf } from './go.tsx';

type Of =
  | { readonly __typename: 'Officer' | 'Unit'; readonly id: string; readonly name: string }
  | { readonly __typename: 'OtherRecipient'; readonly name: string };

/** An officer or a unit, by the link to its page; somebody else by the name. */
export function Participant({ of }: { readonly of: Of }) {
  if (of.__typename === 'OtherRecipient') return of.name;
  return <Go to={pathOf(of)}>{of.name}</Go>;
}
