import type { Message } from '../../errors/refusals.ts';
import { chineseName } from '../../names/chinese-name.ts';
import { derivedFacts } from '../../record/declaration.ts';
import { onDay, type NewVersion, type Rewriting, type Version } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { isServing } from './employment.rules.ts';
import { GRADE } from './grade.vocabulary.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { nameKey } from './officer.rules.ts';
import { GENDER, OFFICER_CATEGORY, OFFICER_STATUS, POLICE_RANK } from './officer.vocabulary.ts';
import { factsOnReturn } from './reenrollment.rules.ts';

type Row = Version<OfficerFacts>;

/** What people call the facts that two records may contradict each other in; the others follow from the name. */
const TERMS = {
  name: { zh: '姓名', en: 'names' },
  policeNumber: { zh: '警号', en: 'police numbers' },
  category: { zh: '人员类别', en: 'categories' },
  gender: { zh: '性别', en: 'genders' },
  status: { zh: '状态', en: 'statuses' },
  rank: { zh: '警衔', en: 'ranks' },
  grade: { zh: '职级', en: 'grades' },
  joinedOn: { zh: '入警时间', en: 'days of joining' },
} as const satisfies Partial<Readonly<Record<keyof OfficerFacts, Message>>>;

const COMPARED = Object.keys(TERMS) as (keyof typeof TERMS)[];

/** The words of the values of those that have words. */
const WORDS: Partial<Readonly<Record<keyof typeof TERMS, Readonly<Record<string, Message>>>>> = {
  category: OFFICER_CATEGORY.terms,
  gender: GENDER.terms,
  status: OFFICER_STATUS.terms,
  rank: POLICE_RANK.terms,
  grade: GRADE.terms,
};

interface Differing {
  readonly from: Day;
  /** What the survivor has, and what the other record has. */
  readonly values: readonly (string | null)[];
}

/** Both values are told: who compares the records need not look them up in each. */
function contradiction(fact: keyof typeof TERMS, { from, values }: Differing): Message {
  const told = values.map((value) => WORDS[fact]?.[value ?? ''] ?? { zh: value ?? '无', en: value ?? 'none' });
  return {
    zh: `自 ${from} 起${TERMS[fact].zh}不一致（${told.map(({ zh }) => zh).join('、')}）`,
    en: `their ${TERMS[fact].en} differ from ${from} on (${told.map(({ en }) => en).join(', ')})`,
  };
}

/** Facts that follow from another one: pinyin and the keys by which a name is sought. */
const DERIVED = Object.keys(derivedFacts(OFFICER)) as (keyof OfficerFacts)[];

/** What becomes of the rows of the survivor, and what contradicts. */
export interface MergedRows {
  readonly rewriting: Rewriting<OfficerFacts>;
  readonly contradictions: readonly Message[];
}

interface Part {
  readonly facts: NewVersion<OfficerFacts>;
  /** The row of the survivor that it is made from; null where the survivor was not on record. */
  readonly kept: Row | null;
}

/**
 * The rows of one person of whom two records tell: on days that one alone knows, as it says; where both do, what either
 * knows. Facts that differ contradict each other, apart from one case: who left and was put on record anew came back, so the
 * status, the number, the category, the rank and the grade are, from the first day of that record on, as it says.
 */
export function mergedRows(survivor: readonly Row[], duplicate: readonly Row[]): MergedRows {
  const days = boundaries([...survivor, ...duplicate]);
  const differing = new Map<keyof typeof TERMS, Differing>();
  const parts: Part[] = [];
  for (const [i, validFrom] of days.entries()) {
    const validTo = days[i + 1] ?? null;
    const [kept, added] = [onDay(survivor, validFrom) ?? null, onDay(duplicate, validFrom) ?? null];
    const row =
      kept && added ? combined(kept, added, [survivor, duplicate]) : { facts: (kept ?? added)!, differing: [] };
    if (!kept && !added) continue;
    for (const fact of row.differing) {
      if (!differing.has(fact)) differing.set(fact, { from: validFrom, values: [kept![fact], added![fact]] });
    }
    append(parts, { facts: partOf(row.facts, validFrom, validTo), kept });
  }
  const unchanged = new Set(parts.flatMap(({ facts, kept }) => (kept && isSame(kept, facts, true) ? [kept.id] : [])));
  return {
    rewriting: {
      superseded: survivor.map(({ id }) => id).filter((id) => !unchanged.has(id)),
      recorded: parts.filter(({ kept }) => !kept || !unchanged.has(kept.id)).map(({ facts }) => facts),
    },
    contradictions: [...differing].map(([fact, found]) => contradiction(fact, found)),
  };
}

/** The days on which something begins or ends, in order. */
const boundaries = (rows: readonly Row[]): Day[] =>
  [
    ...new Set(rows.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))),
  ].toSorted();

function combined(kept: Row, added: Row, [survivor, duplicate]: readonly [readonly Row[], readonly Row[]]) {
  const known = Object.fromEntries(COMPARED.map((fact) => [fact, kept[fact] ?? added[fact]]));
  const differing = COMPARED.filter((fact) => kept[fact] !== null && added[fact] !== null && !agree(fact, kept, added));
  const facts = { ...kept, ...known, ...readingOf(kept, added) } as Row;
  const [left, anew, ofAnew] = cameBack(kept, survivor, added, duplicate)
    ? [kept, added, duplicate]
    : cameBack(added, duplicate, kept, survivor)
      ? [added, kept, survivor]
      : [null, null, []];
  if (!left) return { facts, differing };
  const { validFrom, basis, startKnown, status, policeNumber } = anew;
  return {
    facts: { ...facts, validFrom, basis, startKnown, status, policeNumber, ...sinceReturn(left, anew, ofAnew) },
    differing: differing.filter((fact) => OF_THE_PERSON.has(fact)),
  };
}

/** The reading of a name that staff have set, where the survivor has the one that is derived. */
function readingOf(kept: Row, added: Row): Partial<OfficerFacts> {
  const isSet = ({ name, namePinyin }: Row) => namePinyin !== chineseName(name).namePinyin;
  if (isSet(kept) || !isSet(added) || !agree('name', kept, added)) return {};
  const { namePinyin, nameJoined, nameInitials } = added;
  return { namePinyin, nameJoined, nameInitials };
}

/** Facts that nobody has another of for having left and come back. */
const OF_THE_PERSON: ReadonlySet<keyof OfficerFacts> = new Set(['name', 'gender', 'joinedOn']);

/** Whether both say the same of a fact; names are the same however they are written. */
const agree = (fact: keyof typeof TERMS, one: Row, other: Row): boolean =>
  one[fact] === other[fact] || (fact === 'name' && nameKey(one.name) === nameKey(other.name));

/** Whether one record tells of somebody who has left alive, and the other of somebody who served again since. */
function cameBack(left: Row, ofLeft: readonly Row[], anew: Row, ofAnew: readonly Row[]): boolean {
  if (isServing(left.status) || left.status === 'DECEASED') return false;
  const [before, since] = [lastStint(ofLeft, left), lastStint(ofAnew, anew)];
  return since !== null && since.from >= (before?.to ?? ofLeft[0]!.validFrom);
}

interface Stint {
  readonly from: Day;
  /** The day on which the officer left; null: serves still. */
  readonly to: Day | null;
}

/** The days on which an officer served last, as of a row of the record; null where it knows of none. */
function lastStint(rows: readonly Row[], until: Row): Stint | null {
  let stint = null as Stint | null;
  for (const { validFrom, status } of rows) {
    if (validFrom > until.validFrom) break;
    if (!isServing(status)) stint = stint && { ...stint, to: stint.to ?? validFrom };
    else if (stint?.to !== null) stint = { from: validFrom, to: null };
  }
  return stint;
}

/**
 * The category, rank and grade of somebody who came back, as of a row of the later record. What that one knew at no time so far is
 * kept as on a return; who left and served again by it has what was decided then.
 */
function sinceReturn(left: Row, anew: Row, ofAnew: readonly Row[]): Pick<OfficerFacts, 'category' | 'rank' | 'grade'> {
  const sofar = ofAnew.filter(({ validFrom }) => validFrom <= anew.validFrom);
  const isFirstStint = lastStint(ofAnew, anew)?.from === ofAnew.find(({ status }) => isServing(status))?.validFrom;
  const { category, rank, grade } = factsOnReturn(left, anew);
  const keeps = (fact: 'rank' | 'grade') => isFirstStint && sofar.every((row) => row[fact] === null);
  return { category, rank: keeps('rank') ? rank : anew.rank, grade: keeps('grade') ? grade : anew.grade };
}

function partOf(row: Row | NewVersion<OfficerFacts>, validFrom: Day, validTo: Day | null): NewVersion<OfficerFacts> {
  const { id: _id, ...facts } = row as Row;
  return { ...facts, validFrom, validTo, startKnown: row.validFrom === validFrom ? row.startKnown : true };
}

/** Adds a part; one that says what the part before it says, from the same row, prolongs that one. */
function append(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const goesOn =
    last &&
    last.kept !== null &&
    last.kept === part.kept &&
    last.facts.validTo === part.facts.validFrom &&
    isSame(last.facts, part.facts, false);
  if (goesOn) parts[parts.length - 1] = { ...last, facts: { ...last.facts, validTo: part.facts.validTo } };
  else parts.push(part);
}

const isSame = (one: NewVersion<OfficerFacts>, other: NewVersion<OfficerFacts>, withDays: boolean): boolean =>
  [...COMPARED, ...DERIVED].every((fact) => one[fact] === other[fact]) &&
  (!withDays || (one.validFrom === other.validFrom && one.validTo === other.validTo));
