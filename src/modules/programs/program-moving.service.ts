import type { Merging, Moving } from '../../record/moving.ts';
import { recordRevisions, thingsReferringTo } from '../../record/timeline.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import type { Version } from '../../record/periods.ts';
import type { Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { PROGRAM } from './program.declaration.ts';
import { PROGRAM_MEMBER, type ProgramMemberFacts } from './program-member.declaration.ts';
import { programKeys } from './program-member.reads.ts';

type Row = Version<ProgramMemberFacts>;

const meet = (one: Row, other: Row): boolean =>
  one.programId === other.programId &&
  (one.validTo === null || one.validTo > other.validFrom) &&
  (other.validTo === null || other.validTo > one.validFrom);

/** The memberships of one officer become those of another, under their own ids. */
export async function membershipsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [moved, kept] = await Promise.all(
    [from, into].map((id) => thingsReferringTo(write, PROGRAM_MEMBER, 'officerId', id)),
  );
  const rows = [...moved!.values()].flat();
  const standing = [...kept!.values()].flat();
  const ids = rows.map(({ programId }) => programId);
  const [keys, titleOf] = await Promise.all([
    Promise.all(ids.map((id) => programKeys(write).load(id))),
    namesOf(write, PROGRAM.type, ids, today()),
  ]);
  return {
    contradictions: rows
      .filter((row) => standing.some((other) => meet(row, other)))
      .map(({ programId, validFrom }) => ({
        zh: `两人同期都是同一制度的成员（${titleOf(programId)}，自 ${validFrom} 起）`,
        en: `both are members of one program at the same time (${titleOf(programId)}, from ${validFrom})`,
      })),
    fields: rows.map(({ validFrom }, i) => ({ field: 'membership', before: null, after: `${validFrom} ${keys[i]}` })),
    record: () =>
      recordRevisions(
        write,
        PROGRAM_MEMBER,
        new Map(
          [...moved!].map(([id, versions]) => [
            id,
            {
              superseded: versions.map((row) => row.id),
              recorded: versions.map(({ id: _id, ...facts }) => ({ ...facts, officerId: into })),
            },
          ]),
        ),
      ),
  };
}
