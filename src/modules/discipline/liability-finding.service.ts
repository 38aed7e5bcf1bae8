import type { CaseFault } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach, scopeBeyond } from '../../record/reach.ts';
import { newFields } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows } from '../../record/recordings.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { CASE_LIABILITY } from './case-liability.declaration.ts';
import { assertBegunBy, assertSanctionOfOfficer } from './case-liability.rules.ts';
import { LIABILITY_FINDING, type LiabilityFindingFacts } from './liability-finding.declaration.ts';
import { SANCTION } from './sanction.declaration.ts';
import { SCOPES } from './sanction.service.ts';

export interface RecordLiabilityFinding {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly on: Day;
  readonly fault: CaseFault;
  readonly sanctionId: number | null;
  readonly basis: Basis;
}

/** Records what was found of a part in a case, whether the officer still serves or not. */
export async function recordLiabilityFinding(
  write: Write,
  { id, expectedVersion, on, fault, sanctionId, basis }: RecordLiabilityFinding,
): Promise<Outcome<{ liabilityId: number }>> {
  const [liability] = await versionsOfOne(write, CASE_LIABILITY, id);
  // one that is not there is nobody's
  await assertReach(write, liability ? { officers: [liability.officerId] } : { units: [null] }, SCOPES);
  if (!liability) throw new NotFoundError(CASE_LIABILITY.type, String(id));
  await assertVersion(write, CASE_LIABILITY, id, expectedVersion);
  const [sanctions, [found = []]] = await Promise.all([
    sanctionId === null ? [] : versionsOfOne(write, SANCTION, sanctionId),
    believedRows(write, LIABILITY_FINDING, ['liabilityId'], [{ liabilityId: id }]),
  ]);
  assertBegunBy({ from: liability.validFrom, on });
  if (sanctionId !== null) {
    const [sanction] = sanctions;
    // one that the writer may not read is not there
    const hidden = sanction ? await scopeBeyond(write, { officers: [sanction.officerId] }, SCOPES) : null;
    if (!sanction || hidden) throw new NotFoundError(SANCTION.type, String(sanctionId));
    assertSanctionOfOfficer({ sanctioned: sanction.officerId, officerId: liability.officerId });
  }
  const facts: LiabilityFindingFacts = { liabilityId: id, foundOn: on, fault, sanctionId };
  const isAlike = (row: LiabilityFindingFacts) =>
    row.foundOn === on && row.fault === fault && row.sanctionId === sanctionId;
  assertChanges('input', { recorded: found.some(isAlike) ? [] : [facts] });

  replaceRows(write, LIABILITY_FINDING, [], [{ ...facts, basis }]);
  raiseVersions(write, CASE_LIABILITY.table, [id]);
  return {
    keys: { liabilityId: id },
    effectiveOn: on,
    change: {
      subjectType: CASE_LIABILITY.type,
      subjectId: id,
      fields: newFields({ caseNumber: liability.caseNumber, foundOn: on, fault }),
      basis,
    },
  };
}
