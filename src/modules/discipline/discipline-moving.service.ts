import type { Merging, Moving } from '../../record/moving.ts';
import type { PersonalNotes } from '../officers/personal.reads.ts';
import { overlaps } from '../officers/post.rules.ts';
import { replaceFrom } from '../../record/periods.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { recordRevisions, thingsReferringTo } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { CASE_LIABILITY } from './case-liability.declaration.ts';
import { CASE_ROLE } from './discipline.vocabulary.ts';
import { SANCTION } from './sanction.declaration.ts';
import { EVER } from '../../time/day.ts';

/**
 * The sanctions of one officer, and what that one answers for, become those of another. The record of the merger, which is read
 * without the scope for them, tells nothing of that; and who may not read them is told no more than that they contradict.
 */
export async function disciplineToMove(
  write: Write,
  { from, into }: Merging,
  { operation }: PersonalNotes,
): Promise<Moving> {
  const [sanctions, liabilities, kept, beyond] = await Promise.all([
    thingsReferringTo(write, SANCTION, 'officerId', from),
    thingsReferringTo(write, CASE_LIABILITY, 'officerId', from),
    thingsReferringTo(write, CASE_LIABILITY, 'officerId', into),
    scopeBeyond(write, { officers: [from, into] }, ['discipline:read']),
  ]);
  const ofSurvivor = [...kept.values()].flat();
  const twice = [...liabilities.values()]
    .flat()
    .filter((row) =>
      ofSurvivor.some(
        (other) => other.caseNumber === row.caseNumber && other.role === row.role && overlaps(other, row),
      ),
    );
  // the refusal tells what both answer for, or that both answer for something
  if (twice.length > 0) {
    operation.personalReads.push(...[from, into].map((officerId) => ({ officerId, field: 'caseLiabilities' })));
  }
  const told = twice.map(({ caseNumber, role }) => ({
    zh: `两人同时以同一角色（${CASE_ROLE.terms[role].zh}）对案件 ${caseNumber} 负责`,
    en: `both answer for the case ${caseNumber} in the same part (${role}) at once`,
  }));
  const untold = {
    zh: '办案责任不一致，请由有权查阅者（discipline:read）核对',
    en: 'what they answer for contradicts each other; someone with discipline:read can tell in what',
  };
  const moved = () => ({ officerId: into });
  return {
    contradictions: beyond === null || told.length === 0 ? told : [untold],
    fields: [],
    record: () => {
      recordRevisions(
        write,
        SANCTION,
        new Map([...sanctions].map(([id, rows]) => [id, replaceFrom(rows, EVER, moved, null)])),
      );
      recordRevisions(
        write,
        CASE_LIABILITY,
        new Map([...liabilities].map(([id, rows]) => [id, replaceFrom(rows, EVER, moved, null)])),
      );
    },
  };
}
