import type { Write } from '../../record/write.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { endFrom, replaceFrom } from '../../record/periods.ts';
import { endChanges, fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ASSIGNMENT, ASSIGNMENT_VERSIONS, assignmentsOf, endings } from './assignment.reads.ts';
import { OFFICER, officerOn, type OfficerFacts } from './officer.reads.ts';
import { rewritten, type OfficerCommand, type OfficerOutcome } from './officer.service.ts';
import { assertServedBefore, assertServing, isServing } from './employment.rules.ts';

/** What a separation decides. */
const DECIDED = ['status', 'policeNumber'] as const satisfies readonly (keyof OfficerFacts)[];

/**
 * The officer serves for the last time on the day before: every post ends, and those that were to begin later never do.
 * The police number is cleared, so that another may have it from that day on. Where it is already on record that he
 * leaves later, that stays as it is from its day on, and what comes after it as well.
 */
export async function separateOfficer(
  write: Write,
  { status, ...command }: OfficerCommand & { readonly status: OfficerStatus },
): Promise<OfficerOutcome> {
  const { id, expectedVersion, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  await assertVersion(write, OFFICER, id, expectedVersion);
  const { current, versions } = await officerOn(write, id, effectiveOn);
  assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
  assertServedBefore({ name: current.name, firstDay: versions[0]!.validFrom, effectiveOn });

  const later = versions.find((row) => row.validFrom > effectiveOn && !isServing(row.status));
  const until = later?.validFrom ?? null;
  const reached = (row: { readonly validFrom: string }) => until === null || row.validFrom < until;
  const left = { status, policeNumber: null };
  const rewriting = replaceFrom(versions, effectiveOn, (row) => (reached(row) ? left : {}), basis);
  const posts = (await assignmentsOf(write, id, effectiveOn)).filter(({ rows }) => reached(rows[0]));
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map(posts.map((post) => [post.id, endFrom(post.rows, effectiveOn)])));
  raiseVersions(
    write,
    ASSIGNMENT.table,
    posts.map((post) => post.id),
  );
  const dropped = endChanges<OfficerFacts>(versions.filter(reached), effectiveOn, DECIDED).slice(1);
  return rewritten(write, command, rewriting, [
    ...fieldChanges<OfficerFacts>(current, { ...current, ...left }, DECIDED),
    ...dropped,
    ...(await endings(write, posts, effectiveOn)),
  ]);
}
