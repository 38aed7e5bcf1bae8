import { InvalidInputError, type InputProblem } from '../../errors/refusals.ts';
import {
  covers,
  endFrom,
  firstVersion,
  onDay,
  rowsAfter,
  type NewVersion,
  type Rewriting,
  type Version,
} from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy, endChanges, fieldChanges, recordedFacts, type RecordedFacts } from '../../record/recorded-facts.ts';
import { begin, believedVersions, newId, recordRevisions } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { EVER, type Day } from '../../time/day.ts';
import { PLACE, type PlaceFacts } from './place.declaration.ts';
import { dutiesForPlaces, partsOf, placesWithCodes } from './place.reads.ts';
import {
  assertNoDutiesFor,
  assertNoPartsIn,
  assertNotOwnPart,
  assertPlaceThere,
  KIND_FIXED,
  noSuchParent,
  UNCHANGED,
} from './place.rules.ts';

export interface GivenPlace extends Omit<PlaceFacts, 'parentId'> {
  readonly parentCode: string | null;
  /** The first day on which it is not there any more; null: open. */
  readonly until: Day | null;
}

export interface RecordPlaces {
  readonly places: readonly GivenPlace[];
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

type Row = Version<PlaceFacts>;
type Rows = ReadonlyMap<number, readonly NewVersion<PlaceFacts>[]>;

/** A place as it is to be on record. */
interface PlannedPlace {
  readonly id: number;
  readonly isNew: boolean;
  readonly facts: PlaceFacts;
  readonly until: Day | null;
  /** Its believed rows. */
  readonly rows: readonly Row[];
  readonly rewriting: Rewriting<PlaceFacts>;
}

/**
 * Records places as they are from a day on, until each ends. A place is known by its code, also where it had ended: it is there
 * again then. What was on record of it for later days is replaced.
 */
export async function recordPlaces(
  write: Write,
  { places, effectiveOn, basis }: RecordPlaces,
): Promise<Outcome<{ placeIds: readonly number[] }>> {
  await assertReach(write, { units: [null] });
  const planned = await planPlaces(write, { places, effectiveOn, basis });
  await assertTree(write, planned, effectiveOn);
  const ends = new Map(
    planned.flatMap(({ id, isNew, until }) => (isNew || until === null ? [] : [[id, until] as const])),
  );
  const duties = await dutiesForPlaces(write, ends);
  for (const { id, facts, until } of planned) {
    if (until !== null) assertNoDutiesFor({ place: calledBy(PLACE, facts), on: until, duties: duties.get(id) ?? 0 });
  }
  const fields = await changesOf(write, planned, effectiveOn);

  for (const { id, rewriting } of planned.filter(({ isNew }) => isNew)) begin(write, PLACE, id, rewriting);
  const known = planned.filter(({ isNew }) => !isNew);
  recordRevisions(write, PLACE, new Map(known.map(({ id, rewriting }) => [id, rewriting])));
  const placeIds = planned.map(({ id }) => id);
  return {
    keys: { placeIds },
    effectiveOn,
    change: {
      subjectType: PLACE.type,
      subjectId: placeIds.length === 1 ? placeIds[0]! : null,
      fields,
      basis,
    },
  };
}

/** What becomes of each place; refuses what is given of one that cannot be, all of it at once. */
async function planPlaces(write: Write, { places, effectiveOn, basis }: RecordPlaces): Promise<PlannedPlace[]> {
  const ids = await placesWithCodes(write, [
    ...new Set(places.flatMap(({ code, parentCode }) => (parentCode === null ? [code] : [code, parentCode]))),
  ]);
  const known = new Set(ids.keys());
  const [histories, newIds] = await Promise.all([
    believedVersions(write, PLACE, [...ids.values()]),
    Promise.all(places.map(({ code }) => (known.has(code) ? Promise.resolve(0) : newId(write, PLACE)))),
  ]);
  const problems: InputProblem[] = [];
  const planned = places.map(({ parentCode, until, ...given }, i) => {
    const { code } = given;
    const id = ids.get(code) ?? newIds[i]!;
    const rows = histories.get(id) ?? [];
    // a new parent has its id once it was met
    const parentId = parentCode === null ? null : (ids.get(parentCode) ?? null);
    const isAstray = parentCode !== null && parentId === null;
    if (isAstray) {
      const isLater = places.some((place) => place.code === parentCode);
      problems.push({ path: `places.${i}.parentCode`, text: noSuchParent(parentCode, isLater) });
    }
    ids.set(code, id);
    const facts = { ...given, parentId };
    if (rows.some(({ kind }) => kind !== given.kind)) problems.push({ path: `places.${i}.kind`, text: KIND_FIXED });
    const rewriting = fromThenOn(rows, effectiveOn, { facts, until }, basis);
    // what it would become is not known without its parent
    if (!isAstray && rewriting.superseded.length + rewriting.recorded.length === 0) {
      problems.push({ path: `places.${i}`, text: UNCHANGED });
    }
    return { id, isNew: !known.has(code), facts, until, rows, rewriting };
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return planned;
}

const FACTS = Object.keys(PLACE.facts) as (keyof PlaceFacts)[];

/** These facts and no others from a day on, until another; nothing where all of it is on record. */
function fromThenOn(
  rows: readonly Row[],
  from: Day,
  { facts, until }: { readonly facts: PlaceFacts; readonly until: Day | null },
  basis: Basis | null,
): Rewriting<PlaceFacts> {
  const current = onDay(rows, from);
  const later = rows.filter(({ validFrom }) => validFrom > from);
  if (!current || FACTS.some((fact) => current[fact] !== facts[fact])) {
    const { superseded, recorded } = endFrom(rows, from);
    return { superseded, recorded: [...recorded, ...firstVersion(facts, from, until, basis).recorded] };
  }
  if (current.validTo === until && later.length === 0) return { superseded: [], recorded: [] };
  const { id, ...kept } = current;
  return { superseded: [id, ...later.map((row) => row.id)], recorded: [{ ...kept, validTo: until }] };
}

/** Each place is part of one that is there as long, and of none that is part of it. */
async function assertTree(write: Write, planned: readonly PlannedPlace[], from: Day): Promise<void> {
  const after = new Map<number, readonly NewVersion<PlaceFacts>[]>(
    planned.map(({ id, rows, rewriting }) => [id, rowsAfter(rows, rewriting)]),
  );
  const ending = planned.filter(({ isNew, until }) => !isNew && until !== null).map(({ id }) => id);
  const parts = (await partsOf(write, ending)).filter((id) => !after.has(id));
  const wanted = [...parts, ...planned.flatMap(({ facts: { parentId } }) => parentId ?? [])];
  await readUpward(write, after, wanted);
  for (const { facts, until } of planned) {
    if (facts.parentId === null) continue;
    const above = after.get(facts.parentId)!;
    assertPlaceThere({ place: lastName(above), from, there: covers(above, from, until) });
  }
  const isEnding = new Set<number | null>(ending);
  for (const rows of after.values()) {
    const lost = rows.find(
      ({ parentId, validFrom, validTo }) =>
        isEnding.has(parentId) && !covers(after.get(parentId!)!, validFrom, validTo),
    );
    if (lost) assertNoPartsIn({ place: lastName(after.get(lost.parentId!)!), part: calledBy(PLACE, lost) });
  }
  for (const { id, isNew, facts } of planned) {
    if (!isNew) assertNotOwnPart({ place: calledBy(PLACE, facts), wouldBe: isInItself(after, id) });
  }
}

/** Adds places to those whose rows are known, and all that they are in. */
async function readUpward(
  write: Write,
  known: Map<number, readonly NewVersion<PlaceFacts>[]>,
  ids: readonly number[],
): Promise<void> {
  let wanted = ids;
  while (wanted.length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- each level is known by the one below
    const found = await believedVersions(write, PLACE, [...new Set(wanted.filter((id) => !known.has(id)))]);
    for (const [id, rows] of found) known.set(id, rows);
    wanted = [...found.values()]
      .flat()
      .flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId]));
  }
}

const lastName = (rows: readonly PlaceFacts[]): string => calledBy(PLACE, rows.at(-1)!);

/** Whether the way up from a place comes back to it, on some day. */
function isInItself(rows: Rows, start: number): boolean {
  const seen = new Set<number>();
  const climb = (id: number, from: Day, to: Day | null): boolean =>
    (rows.get(id) ?? []).some(({ parentId, validFrom, validTo }) => {
      const [first, last] = [validFrom > from ? validFrom : from, earlier(validTo, to)];
      if (parentId === null || (last !== null && last <= first)) return false;
      if (parentId === start) return true;
      if (seen.has(parentId)) return false;
      seen.add(parentId);
      return climb(parentId, first, last);
    });
  return climb(start, EVER, null);
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

/** For the record: what changes of each place, under its name. */
async function changesOf(write: Write, planned: readonly PlannedPlace[], on: Day): Promise<FieldChange[]> {
  const named = await recordedFacts(
    write,
    PLACE,
    planned.flatMap(({ facts, rows }) => [facts, ...rows]),
    on,
  );
  // a parent that is new has no name on record yet
  const names = new Map(planned.map(({ id, facts }) => [id, calledBy(PLACE, facts)]));
  return planned.flatMap(({ id, facts: { parentId }, rows, until }) => {
    const [given, ...before] = named.splice(0, rows.length + 1);
    const parent = given!['parent'] ?? (parentId === null ? null : names.get(parentId));
    const after: RecordedFacts = { ...given, parent };
    const history = rows.map((row, i) => ({ ...row, ...before[i] }));
    const current = onDay(history, on) ?? null;
    const [end, ...dropped] = endChanges(PLACE, history, on);
    return [
      ...fieldChanges(PLACE, current, after),
      ...(end!.before === until ? [] : [{ ...end!, after: until }]),
      ...dropped.filter(({ field }) => !field.startsWith(`${on}.`)),
    ].map((change) => ({ ...change, field: `${names.get(id)}.${change.field}` }));
  });
}
