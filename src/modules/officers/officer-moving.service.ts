import type { Message } from '../../errors/refusals.ts';
import {
  believedPersonalRow,
  mergePersonal,
  PERSONAL_FIELDS,
  personalFactsOf,
  recordPersonal,
  requireSealer,
} from '../../personal/personal.service.ts';
import type { PersonalFacts } from '../../personal/row.ts';
import type { PersonalField } from '../../personal/sealer.ts';
import { onDay, rowsAfter, type NewVersion, type Rewriting, type Version } from '../../record/periods.ts';
import type { Merging, Moving } from '../../record/moving.ts';
import { raiseTo, versionOf } from '../../record/optimistic-locks.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { believedRows, replaceRows } from '../../record/recordings.ts';
import { fieldChanges, namesOf } from '../../record/recorded-facts.ts';
import { recordRevisions, rewrite, thingsReferringTo, versionsOfOne } from '../../record/timeline.ts';
import type { FieldChange, Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { nationalIdProblems } from './national-id.rules.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { OFFICER_MERGE } from './officer-merge.declaration.ts';
import { mergedRows } from './merged-rows.service.ts';
import type { Sealing } from './officer.service.ts';
import { contradictionOfPosts, mergedPosts, type Posts } from './merged-posts.service.ts';

type Row = Version<OfficerFacts>;

/** Two records of officers: all that is believed of each. */
export interface Records {
  readonly survivor: readonly Row[];
  readonly duplicate: readonly Row[];
  readonly heldBySurvivor: Posts;
  readonly heldByDuplicate: Posts;
}

export async function recordsOf(write: Write, { from, into }: Merging): Promise<Records> {
  const [survivor, duplicate, heldBySurvivor, heldByDuplicate] = await Promise.all([
    versionsOfOne(write, OFFICER, into),
    versionsOfOne(write, OFFICER, from),
    thingsReferringTo(write, ASSIGNMENT, 'officerId', into),
    thingsReferringTo(write, ASSIGNMENT, 'officerId', from),
  ]);
  return { survivor, duplicate, heldBySurvivor, heldByDuplicate };
}

/** The units of the posts of both, at any time. */
export const unitsOf = ({ heldBySurvivor, heldByDuplicate }: Records): number[] => [
  ...new Set([...heldBySurvivor.values(), ...heldByDuplicate.values()].flat().flatMap(({ unitId }) => unitId ?? [])),
];

/** What of an officer becomes what another is: facts, posts and personal data; and the rows of the other afterwards. */
export interface MovingOfficer extends Moving {
  readonly after: readonly NewVersion<OfficerFacts>[];
}

/** The facts, the posts and the personal data of one officer become those of another, to whom its id leads from then on. */
export async function officerToMove(
  write: Write,
  merging: Merging,
  records: Records,
  sealing: Sealing,
): Promise<MovingOfficer> {
  const { from, into } = merging;
  const { survivor, duplicate, heldBySurvivor, heldByDuplicate } = records;
  const [placeOf, led, versions] = await Promise.all([
    namesOf(write, 'Unit', unitsOf(records), today()),
    believedRows(write, OFFICER_MERGE, ['intoId'], [{ intoId: from }]),
    Promise.all([from, into].map((id) => versionOf(write, OFFICER.table, id))),
  ]);
  const facts = mergedRows(survivor, duplicate);
  const posts = mergedPosts(heldBySurvivor, heldByDuplicate, into);
  const after = rowsAfter(survivor, facts.rewriting);
  const gender = { before: survivor.at(-1)?.gender ?? null, after: after.at(-1)?.gender ?? null };
  const personal = await personalToMove(write, merging, gender, sealing);
  const ledHere = led.flat();
  return {
    after,
    contradictions: [
      ...facts.contradictions,
      ...posts.contradictions.map((pair) => contradictionOfPosts(pair, placeOf)),
      ...personal.contradictions,
    ],
    fields: [
      ...factChanges(survivor, facts.rewriting),
      ...postChanges(heldByDuplicate, posts.rewritings, placeOf),
      ...personal.fields,
    ],
    record: () => {
      recordRevisions(write, ASSIGNMENT, posts.rewritings);
      personal.record();
      const ended = { superseded: duplicate.map(({ id }) => id), recorded: [] };
      rewrite(
        write,
        OFFICER,
        new Map<number, Rewriting<OfficerFacts>>([
          [from, ended],
          [into, facts.rewriting],
        ]),
      );
      // a version that was read of the duplicate vouches for nothing
      raiseTo(write, OFFICER.table, into, Math.max(...versions) + 1);
      replaceRows(
        write,
        OFFICER_MERGE,
        ledHere.map(({ id }) => id),
        [from, ...ledHere.map(({ officerId }) => officerId)].map((officerId) => ({ officerId, intoId: into })),
      );
    },
  };
}

/** The personal data that one alone has becomes that of the other, where both agree. */
async function personalToMove(
  write: Write,
  { from, into }: Merging,
  gender: { readonly before: OfficerFacts['gender']; readonly after: OfficerFacts['gender'] },
  { sealer, operation }: Sealing,
): Promise<Moving> {
  const [kept, moved, beyond] = await Promise.all([
    believedPersonalRow(write, into),
    believedPersonalRow(write, from),
    scopeBeyond(write, { officers: [from, into] }, ['officer:personal']),
  ]);
  const merged = mergePersonal(sealer, into, kept, moved);
  const learned = (merged?.fields.length ?? 0) > 0 || gender.before !== gender.after;
  const facts = merged?.facts ?? (kept && learned ? personalFactsOf(requireSealer(sealer, kept), kept) : null);
  const differing = merged?.differing ?? [];
  const contradictions = personalContradictions(
    { differing, disagrees: learned && differing.length === 0 && facts !== null && disagree(facts, gender.after) },
    beyond === null,
  );
  // the refusal tells how the two compare
  const compared = contradictions.length > 0 ? [from, into] : [];
  for (const officerId of compared) {
    for (const field of PERSONAL_FIELDS) operation.personalReads.push({ officerId, field });
  }
  return {
    contradictions,
    fields: merged?.fields ?? [],
    record: () => {
      if (merged) recordPersonal(write, merged);
    },
  };
}

/** Whether a national id tells another birth date or gender. */
const disagree = ({ nationalId, birthOn }: PersonalFacts, gender: OfficerFacts['gender']): boolean =>
  nationalId !== null && nationalIdProblems(nationalId, { today: today(), birthOn, gender }).length > 0;

/** Who may not read personal data is told that it contradicts, and not in what. */
function personalContradictions(
  { differing, disagrees }: { readonly differing: readonly PersonalField[]; readonly disagrees: boolean },
  mayBeTold: boolean,
): Message[] {
  if (differing.length === 0 && !disagrees) return [];
  if (!mayBeTold) {
    return [
      {
        zh: '个人信息不一致，请由有权查阅者（officer:personal）核对',
        en: 'their personal data contradict each other; someone with officer:personal can tell in what',
      },
    ];
  }
  const told: Message[] = [];
  if (differing.includes('nationalId')) told.push({ zh: '公民身份号码不一致', en: 'their national ids differ' });
  if (differing.includes('birthOn')) told.push({ zh: '出生日期不一致', en: 'their birth dates differ' });
  if (disagrees) {
    told.push({
      zh: '一方的公民身份号码与另一方的出生日期或性别不一致',
      en: 'the national id of one does not agree with the birth date or the gender of the other',
    });
  }
  return told;
}

/** For the record: what becomes known of the survivor, from the day on on which it does. */
function factChanges(survivor: readonly Row[], { recorded }: Rewriting<OfficerFacts>): FieldChange[] {
  return recorded.flatMap((row) =>
    fieldChanges(OFFICER, { ...onDay(survivor, row.validFrom) }, { ...row }).map((change) => ({
      ...change,
      field: `${row.validFrom}.${change.field}`,
    })),
  );
}

/**
 * For the record: the posts that follow, each with the first of its days; one that does not follow, for the survivor has the
 * very post on all its days, goes.
 */
const postChanges = (
  posts: Posts,
  rewritings: ReadonlyMap<number, Rewriting<AssignmentFacts>>,
  placeOf: (unitId: number | null) => string | null,
): FieldChange[] =>
  [...posts].flatMap(([id, [first]]): FieldChange[] => {
    if (!first) return [];
    const follows = rewritings.get(id)?.recorded[0];
    return follows
      ? [{ field: 'assignment', before: null, after: postNamed(follows, placeOf) }]
      : [{ field: 'assignment', before: postNamed(first, placeOf), after: null }];
  });

const postNamed = (
  { unitId, externalOrgan, title, validFrom }: AssignmentFacts & { readonly validFrom: Day },
  placeOf: (unitId: number | null) => string | null,
): string => `${validFrom} ${placeOf(unitId) ?? externalOrgan ?? ''} ${title}`;
