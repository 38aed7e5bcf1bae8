import { Go } from './go.tsx';
import { partOf, type Titled } from './subject.ts';

/** What a change or a difference is about, by the link to the page that tells of it; where there is none, by the name. */
export function SubjectLink({ of }: { readonly of: Titled }) {
  if (of.path === null) return of.name;
  return (
    <Go to={of.path} {...partOf(of)}>
      {of.name}
    </Go>
  );
}
