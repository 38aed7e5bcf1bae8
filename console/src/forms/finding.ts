import type { Ask } from '../api/registry.ts';
import {
  ActivitySearchDocument,
  CycleSearchDocument,
  DutySearchDocument,
  EvaluationSearchDocument,
  HonorProgramsDocument,
  HonorSearchDocument,
  MembershipSearchDocument,
  OfficerSearchDocument,
  PlaceSearchDocument,
  PostSearchDocument,
  ProgramSearchDocument,
  RecommendationSearchDocument,
  RoundSearchDocument,
  SchemeSearchDocument,
  SelectionSearchDocument,
  TokenNamesDocument,
  UnitSearchDocument,
  type EvaluationSearchQuery,
} from '../generated/documents/graphql.ts';
import type { Moment } from '../moment.tsx';
import { goesOn } from '../search/goes-on.ts';
import { nearestFirst, once } from '../search/nearest-first.ts';
import { unitsBy } from '../search/units-by.ts';
import type { Thing } from './named.ts';
import type { Pickable } from './pickable.ts';

/** What is asked, and how. */
interface Search {
  readonly ask: Ask;
  readonly may: (scope: string) => boolean;
  readonly text: string;
  readonly moment: Moment;
  readonly signal: AbortSignal;
}

type Finder = (search: Search) => Promise<readonly Thing[]>;

interface People<Person> {
  readonly named: { readonly nodes: readonly Person[] };
  readonly officers: { readonly nodes: readonly Person[] };
}

/** Whoever is called so as a whole comes first; the picker has a thing of theirs once, where it is first. */
const peopleIn = <Person>({ named, officers: found }: People<Person>): readonly Person[] => [
  ...named.nodes,
  ...found.nodes,
];

const officers: Finder = async ({ ask, text, moment, signal }) =>
  nearestFirst(await ask(OfficerSearchDocument, { text, ...moment }, { signal }));

const units: Finder = async ({ ask, text, moment, signal }) =>
  (await ask(UnitSearchDocument, { units: unitsBy(text), ...moment }, { signal })).units.nodes;

const places: Finder = async ({ ask, text, moment, signal }) => {
  const { byName, byCode } = await ask(PlaceSearchDocument, { text, ...moment }, { signal });
  return once([...byName.nodes, ...byCode.nodes]);
};

const both =
  (one: Finder, other: Finder): Finder =>
  async (search) =>
    (await Promise.all([one(search), other(search)])).flat();

/** Cycles have no name to search by: those that are held by the units that are found. */
const cycles: Finder = async (search) => {
  const found = await units(search);
  if (found.length === 0) return [];
  const { ask, moment, signal } = search;
  const filter = { or: found.map(({ id }) => ({ within: id })) };
  return (await ask(CycleSearchDocument, { filter, ...moment }, { signal })).evaluationCycles.nodes;
};

type Evaluated = EvaluationSearchQuery['officers']['nodes'][number]['evaluations']['nodes'][number];

async function evaluated({ ask, may, text, moment, signal }: Search): Promise<readonly Evaluated[]> {
  if (!may('evaluation:read')) return [];
  const found = await ask(EvaluationSearchDocument, { text, units: unitsBy(text), ...moment }, { signal });
  return [...found.officers.nodes, ...found.units.nodes].flatMap(({ evaluations }) => evaluations.nodes);
}

const appeals: Finder = async (search) => (await evaluated(search)).flatMap((each) => each.appeals);

const selections: Finder = async ({ ask, text, moment, signal }) => {
  const found = await ask(SelectionSearchDocument, { text, ...moment }, { signal });
  return peopleIn(found).flatMap((officer) => officer.selections);
};

/** An order rests on an evaluation, an appeal or a selection of whom it is about. */
const cited: Finder = async (search) => {
  const [evaluations, selected] = await Promise.all([evaluated(search), selections(search)]);
  return [...evaluations.flatMap((each) => [each, ...each.appeals]), ...selected];
};

const byName = (things: readonly Thing[], text: string): readonly Thing[] =>
  things.filter((thing) => 'name' in thing && thing.name.includes(text));

const FINDERS: Readonly<Record<Pickable, Finder>> = {
  activity: async ({ ask, text, moment, signal }) =>
    (await ask(ActivitySearchDocument, { text, ...moment }, { signal })).activities.nodes,
  appeal: appeals,
  cited,
  cycle: cycles,
  duty: async ({ ask, text, moment, signal }) => {
    const found = await ask(DutySearchDocument, { text, units: unitsBy(text), ...moment }, { signal });
    const holders = [...found.officers.nodes, ...found.units.nodes, ...found.places.nodes];
    return once(holders.flatMap(({ duties }) => duties.nodes));
  },
  either: both(officers, units),
  evaluation: evaluated,
  honor: async ({ ask, text, moment, signal }) => {
    const found = await ask(HonorSearchDocument, { text, ...moment }, { signal });
    return once([...found.honors.nodes, ...peopleIn(found).flatMap(({ honors }) => honors.nodes)]);
  },
  honorProgram: async ({ ask, text, moment, signal }) =>
    byName((await ask(HonorProgramsDocument, moment, { signal })).honorPrograms, text),
  membership: async ({ ask, text, moment, signal }) => {
    const found = await ask(MembershipSearchDocument, { text, units: unitsBy(text), ...moment }, { signal });
    return [...peopleIn(found), ...found.units.nodes].flatMap(({ memberships }) => memberships.nodes);
  },
  officer: officers,
  place: places,
  post: async ({ ask, text, moment, signal }) =>
    peopleIn(await ask(PostSearchDocument, { text, ...moment }, { signal })).flatMap(({ assignments }) => assignments),
  program: async ({ ask, text, moment, signal }) =>
    (await ask(ProgramSearchDocument, { text, ...moment }, { signal })).programs.nodes,
  recommendation: async ({ ask, text, moment, signal }) =>
    peopleIn(await ask(RecommendationSearchDocument, { text, ...moment }, { signal })).flatMap(
      ({ recommendations }) => recommendations.nodes,
    ),
  round: async ({ ask, text, moment, signal }) =>
    once(
      (await ask(RoundSearchDocument, { units: unitsBy(text), ...moment }, { signal })).units.nodes.flatMap(
        ({ selectionRounds }) => selectionRounds.nodes,
      ),
    ),
  scheme: async ({ ask, text, moment, signal }) =>
    once(
      (await ask(SchemeSearchDocument, { units: unitsBy(text), ...moment }, { signal })).units.nodes.flatMap(
        ({ evaluationSchemes }) => evaluationSchemes,
      ),
    ),
  target: both(places, units),
  token: async ({ ask, text, moment, signal }) => {
    const { tokens } = await ask(TokenNamesDocument, moment, { signal });
    return byName(
      tokens.nodes.filter(({ revokedAt }) => revokedAt === null),
      text,
    );
  },
  unit: units,
};

/** What is shown before anything is typed: there is little of it, or the latest are mostly meant. */
const LISTED: ReadonlySet<Pickable> = new Set(['honorProgram', 'token']);

export const isListed = (of: Pickable): boolean => LISTED.has(of);

export interface Found {
  readonly things: readonly Thing[];
  /** Whether there are more than were read. */
  readonly areMore: boolean;
}

export async function findThings(of: Pickable, search: Search): Promise<Found> {
  let areMore = false;
  const ask: Ask = async (...asked) => {
    const answer = await search.ask(...asked);
    areMore ||= goesOn(answer);
    return answer;
  };
  const things = await FINDERS[of]({ ...search, ask });
  return { things, areMore };
}

type Words = readonly [zh: string, en: string];

const OF_UNIT: Words = ['按举办单位的名称或代码查找', 'Find by the name or code of the unit that holds it'];
const OF_SUBJECT: Words = [
  '按人员姓名、警号或单位名称查找',
  'Find by the name or number of the officer, or by the unit',
];
const BY_TITLE: Words = ['按名称查找', 'Find by name'];

/** By what a thing is found, where that is not as officers and units are. */
export const HINTS: Partial<Readonly<Record<Pickable, Words>>> = {
  activity: BY_TITLE,
  appeal: OF_SUBJECT,
  cited: [
    '按姓名、警号查找考核、申诉、选任，按单位查找其考核',
    'Find evaluations, appeals and selections by the officer, evaluations also by the unit',
  ],
  cycle: OF_UNIT,
  duty: ['按责任人、责任单位或联系对象查找', 'Find by the holder or the place'],
  evaluation: OF_SUBJECT,
  honor: ['按奖励名称或获奖人查找', 'Find by title or by the officer who has it'],
  honorProgram: BY_TITLE,
  membership: OF_SUBJECT,
  place: ['按联系对象的名称或代码查找', 'Find by name or code of the place'],
  post: ['按姓名、拼音、警号查找', 'Find by the name or number of the officer'],
  program: BY_TITLE,
  recommendation: ['按被推荐人查找', 'Find by the officer who was recommended'],
  round: OF_UNIT,
  scheme: ['按单位的名称或代码查找', 'Find by the name or code of a unit that may use it'],
  target: ['按联系对象、单位的名称或代码查找', 'Find by name or code of a place or a unit'],
  token: ['按名称查找，只有最近的 100 个', 'Find by name, among the latest 100'],
};

export const NOT_FOUND: Words = ['没有找到。', 'Nothing was found. '];
