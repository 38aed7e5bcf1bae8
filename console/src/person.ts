import type { ViewerQuery } from './generated/documents/graphql.ts';

const PERSON = 'muster-person';

/** What begins the name of what was typed and not sent. */
export const DRAFT = 'muster-draft:';

/** Who asks, as changes record it: a token by its name, which another token has in its place alone. */
export const personOf = ({ id, kind, name }: ViewerQuery['viewer']): string =>
  kind === 'SERVICE' ? `token:${name}` : id;

/** From now on somebody works in this tab: what another has typed there is not theirs. */
export function belongTo(person: string): void {
  if (sessionStorage.getItem(PERSON) === person) return;
  for (const name of [PERSON, ...Object.keys(sessionStorage).filter((kept) => kept.startsWith(DRAFT))]) {
    sessionStorage.removeItem(name);
  }
  try {
    sessionStorage.setItem(PERSON, person);
  } catch {
    // there is no room left: drafts are nobody's then, and go with the next load
  }
}
