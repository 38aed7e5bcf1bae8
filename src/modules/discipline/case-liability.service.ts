import { InvalidInputError, NotFoundError } from '../../errors/refusals.ts';
import { absenceOn, firstVersion, onDay, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import { begin, believedVersions, newId, recordRevision } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { isServing } from '../officers/employment.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { CASE_LIABILITY, type CaseLiabilityFacts } from './case-liability.declaration.ts';
import { liabilitiesForPart, unitPosts } from './case-liability.reads.ts';
import { liabilityProblems, type SentLiability } from './case-liability.rules.ts';
import { SCOPES } from './sanction.service.ts';

export interface RecordCaseLiabilities {
  readonly liabilities: readonly SentLiability[];
  readonly basis: Basis | null;
}

type Row = Version<CaseLiabilityFacts>;

/** Records who answers for what case, all or none. What is on record of the same part and first day gets its end. */
export async function recordCaseLiabilities(
  write: Write,
  { liabilities, basis }: RecordCaseLiabilities,
): Promise<Outcome<{ recorded: number }>> {
  const officerIds = [...new Set(liabilities.map(({ officerId }) => officerId))];
  await assertReach(write, { officers: officerIds }, SCOPES);
  const [officers, onRecord, posts, ids, nameOf] = await Promise.all([
    believedVersions(write, OFFICER, officerIds),
    partsOnRecord(write, liabilities),
    Promise.all(liabilities.map(({ officerId }) => unitPosts(write, officerId))),
    Promise.all(liabilities.map(() => newId(write, CASE_LIABILITY))),
    namesOf(write, OFFICER.type, officerIds, today()),
  ]);
  for (const [id, rows] of officers) if (rows.length === 0) throw new NotFoundError(OFFICER.type, String(id));
  const problems = liabilityProblems(
    liabilities,
    liabilities.map(({ officerId, from }, i) => {
      const serving = officers.get(officerId)!.filter(({ status }) => isServing(status));
      return {
        away: onDay(serving, from) ? null : absenceOn(serving, from),
        unitless: onDay(posts[i]!, from) ? null : absenceOn(posts[i]!, from),
        others: onRecord[i]!.map(({ row }) => row),
      };
    }),
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
  const plans = liabilities.map((one, i) => ({
    one,
    unitId: onDay(posts[i]!, one.from)!.unitId!,
    id: ids[i]!,
    was: onRecord[i]!.find(({ row }) => row.validFrom === one.from),
  }));
  const changed = plans.filter(({ one, was }) => !was || was.row.validTo !== one.to);
  assertChanges('liabilities', { recorded: changed });

  for (const { one, unitId, id, was } of changed) {
    const { officerId, caseNumber, role, from, to } = one;
    if (!was) begin(write, CASE_LIABILITY, id, firstVersion({ officerId, caseNumber, role, unitId }, from, to, basis));
    else recordRevision(write, CASE_LIABILITY, was.id, endingOn(was.row, to, basis));
  }
  const changedIds = changed.map(({ id, was }) => was?.id ?? id);
  return {
    keys: { recorded: liabilities.length },
    effectiveOn: today(),
    change: {
      subjectType: CASE_LIABILITY.type,
      subjectId: changedIds.length === 1 ? changedIds[0]! : null,
      fields: changed.map(({ one, was }) => fieldOf(one, nameOf(one.officerId), was?.row)),
      basis,
    },
  };
}

/** The same part, with another end. */
function endingOn({ id, ...row }: Row, validTo: Row['validTo'], basis: Basis | null) {
  return { superseded: [id], recorded: [{ ...row, validTo, basis: basis ?? row.basis }] };
}

/** The liabilities for each part that are on record, each with its one row. */
async function partsOnRecord(write: Write, liabilities: readonly SentLiability[]) {
  const ids = await Promise.all(
    liabilities.map(({ officerId, caseNumber, role }) =>
      liabilitiesForPart(write).load({ officerId, caseNumber, role }),
    ),
  );
  const versions = await believedVersions(write, CASE_LIABILITY, [...new Set(ids.flat())]);
  return ids.map((some) => some.flatMap((id) => versions.get(id)!.map((row) => ({ id, row }))));
}

/** For the record: a new part, or the end of one. */
function fieldOf(
  { caseNumber, role, from, to }: SentLiability,
  officer: string | null,
  was: Row | undefined,
): FieldChange {
  const named = [officer, caseNumber, role].filter(Boolean).join(' ');
  if (was) return { field: `${named}.validTo`, before: was.validTo, after: to };
  return { field: 'liability', before: null, after: [named, from, to].filter(Boolean).join(' ') };
}
