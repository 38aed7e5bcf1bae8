import { InvalidInputError, type Message } from '../../errors/refusals.ts';
import type { Outcome, Write } from '../../record/write.ts';
import { aboutOf, citableTypes, subjects, type About, type Citation } from '../../record/subjects.ts';
import { assertReach } from '../../record/reach.ts';
import { inputKeyOfAny } from '../../graphql/arguments.ts';

/** What an act cites, and whom that is about. */
export interface Cited extends Citation {
  readonly about: About;
}

const PATH = 'basis.citing';

const refused = (text: Message): InvalidInputError => new InvalidInputError([{ path: PATH, text }]);

/** What the basis of an input cites; null where it cites nothing. */
export function citationOf(input: { readonly basis?: unknown }): Citation | null {
  const id = (input.basis as { readonly citing?: string | null } | null | undefined)?.citing;
  if (id == null) return null;
  const found = inputKeyOfAny(
    {
      refuse: (_path, text) => {
        throw refused(text);
      },
    },
    citableTypes(),
    id,
    PATH,
  )!;
  return { type: found.type, id: found.key };
}

/** What is cited is on record, and for the writer to read. Asked before the act, which then may not tell. */
export async function assertCitable(write: Write, citation: Citation): Promise<Cited> {
  const about = await aboutOf(write, citation.type, citation.id);
  const scope = subjects().get(citation.type)?.citable?.scope ?? null;
  if (scope !== null) {
    const officers = about?.officerId == null ? [] : [about.officerId];
    const units = about?.officerId == null ? [about?.unitId ?? null] : [];
    await assertReach(write, { officers, units }, [scope]);
  }
  if (!about) throw refused({ zh: '没有记录，或尚未定案', en: 'is not on record, or not finalized' });
  return { ...citation, about };
}

/** Nobody's post changes on the grounds of what was found of somebody else. */
export async function assertConcerns(write: Write, cited: Cited, change: Outcome<object>['change']): Promise<void> {
  const { officerId, unitId } = cited.about;
  const changed = await aboutOf(write, change.subjectType, change.subjectId);
  if (officerId === null ? changed?.unitId === unitId : changed?.officerId === officerId) return;
  throw refused({ zh: '与本次变更的对象无关', en: 'is not about whom this changes' });
}
