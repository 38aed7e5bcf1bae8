import { InvalidInputError } from '../../errors/refusals.ts';
import { destroyWordKeys } from '../../personal/words.ts';
import { replaceFrom } from '../../record/periods.ts';
import { recordRevisions } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { EVER, today } from '../../time/day.ts';
import { editionsFor } from '../regulations/rule-edition.reads.ts';
import { CONCERN } from './concern.declaration.ts';
import { concernsFor } from './concern.reads.ts';
import { expungingProblems, RETENTION_RULE } from './concern.rules.ts';

export interface ExpungeConcerns {
  readonly ids: readonly number[];
  readonly basis: Basis;
}

/**
 * Destroys the words of concerns for good, all or none: the keys that sealed them. On record are the sealed words, which nobody
 * opens any more, that they were destroyed, and why.
 */
export async function expungeConcerns(
  write: Write,
  { ids, basis }: ExpungeConcerns,
): Promise<Outcome<{ expunged: number }>> {
  const on = today();
  const concerns = await concernsFor(write, ids);
  const rules = await editionsFor(write).load(RETENTION_RULE);
  const problems = expungingProblems(concerns, { ordered: basis.documentNumber !== null, rules, today: on });
  if (problems.length > 0) throw new InvalidInputError(problems);

  const expunged = new Map(
    concerns.map(({ id, versions }) => [id, replaceFrom(versions, EVER, () => ({ expunged: true }), basis)]),
  );
  recordRevisions(write, CONCERN, expunged);
  await destroyWordKeys(write, 'Concern', ids);
  return {
    keys: { expunged: ids.length },
    effectiveOn: on,
    change: { subjectType: CONCERN.type, subjectId: ids.length === 1 ? ids[0]! : null, fields: [], basis },
  };
}
