import { NotFoundError } from '../../errors/refusals.ts';
import { assertNotOneself, assertReach } from '../../record/reach.ts';
import { calledBy, namesOf, newFields } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows } from '../../record/recordings.ts';
import { newId, thingOn } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { linkWithId } from './access.reads.ts';
import type { PersonName } from './access.rules.ts';
import { PERSON_LINK } from './person-link.declaration.ts';
import { assertNotLinked } from './person-link.rules.ts';

export interface LinkPerson {
  readonly person: PersonName;
  readonly officerId: number;
  readonly basis: Basis | null;
}

/** Puts on record which officer a person is. */
export async function linkPerson(
  write: Write,
  { person, officerId, basis }: LinkPerson,
): Promise<Outcome<{ linkId: number }>> {
  await assertReach(write, { officers: [officerId] });
  assertNotOneself(write, person);
  const [{ current }, [existing], id] = await Promise.all([
    thingOn(write, OFFICER, officerId, today()),
    believedRows(write, PERSON_LINK, ['issuer', 'subject'], [person]),
    newId(write, PERSON_LINK),
  ]);
  assertNotLinked(existing![0] ?? null);
  replaceRows(write, PERSON_LINK, [], [{ id, ...person, officerId, basis }]);
  return outcome(id, { ...person, officer: calledBy(OFFICER, current) }, basis);
}

/** Ends a link from now on; it stays on record that there was one. */
export async function unlinkPerson(
  write: Write,
  { id, basis }: { readonly id: number; readonly basis: Basis | null },
): Promise<Outcome<{ linkId: number }>> {
  const link = await linkWithId(write, id);
  await assertReach(write, { officers: [link?.officerId ?? null] });
  if (!link) throw new NotFoundError(PERSON_LINK.type, String(id));
  const { issuer, subject, officerId } = link;
  const nameOf = await namesOf(write, OFFICER.type, [officerId], today());
  replaceRows(write, PERSON_LINK, [id], []);
  const done = outcome(id, { issuer, subject, officer: nameOf(officerId) }, basis);
  const fields = done.change.fields.map(({ field, after }) => ({ field, before: after, after: null }));
  return { ...done, change: { ...done.change, fields } };
}

const outcome = (
  linkId: number,
  told: Readonly<Record<string, string | null>>,
  basis: Basis | null,
): Outcome<{ linkId: number }> => ({
  keys: { linkId },
  effectiveOn: today(),
  change: { subjectType: PERSON_LINK.type, subjectId: linkId, fields: newFields(told), basis },
});
