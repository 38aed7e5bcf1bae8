import type { Ask } from '../api/registry.ts';
import {
  ActivitySearchDocument,
  CycleSearchDocument,
  DutiesOfFoundDocument,
  EvaluationsOfFoundDocument,
  HonorProgramsDocument,
  HonorSearchDocument,
  HonorsOfFoundDocument,
  MembershipsOfFoundDocument,
  OfficerSearchDocument,
  PlaceSearchDocument,
  PostsOfFoundDocument,
  ProgramSearchDocument,
  RecommendationsOfFoundDocument,
  RoundsOfFoundDocument,
  SchemeSearchDocument,
  SchemesOfFoundDocument,
  SelectionsOfFoundDocument,
  TokenNamesDocument,
  UnitSearchDocument,
  type NamedQueryVariables,
  type TypedDocumentString,
} from '../generated/documents/graphql.ts';
import { hasEnded } from '../has-ended.ts';
import { today, type Moment } from '../moment.tsx';
import { goesOn } from '../search/goes-on.ts';
import { nearestFirst, nearestOf, once, unitsNearestFirst } from '../search/nearest-first.ts';
import { unitsBy } from '../search/units-by.ts';
import type { Thing } from './named.ts';
import type { Pickable } from './pickable.ts';

/** What is asked, and how. */
interface Search {
  readonly ask: Ask;
  readonly may: (scope: string) => boolean;
  readonly text: string;
  readonly moment: Moment;
  /** The unit that the form is about; null: none, or none yet. */
  readonly unit: string | null;
  readonly signal: AbortSignal;
}

/** Who is found by the text, nearest first, asked for once. */
interface Found {
  readonly officers: () => Promise<readonly Thing[]>;
  readonly units: () => Promise<readonly Thing[]>;
  readonly places: () => Promise<readonly Thing[]>;
}

interface Looking extends Search, Found {
  /** The ids of the nearest of those found, of whom things are looked for. */
  readonly nearest: (...found: readonly (keyof Found)[]) => Promise<readonly string[]>;
}

type Finder = (looking: Looking) => Promise<readonly Thing[]>;

const officers = async ({ ask, text, moment, signal }: Search) =>
  nearestFirst(await ask(OfficerSearchDocument, { text, ...moment }, { signal }));

const units = async ({ ask, text, moment, signal }: Search) =>
  unitsNearestFirst(await ask(UnitSearchDocument, { ...unitsBy(text), ...moment }, { signal }));

const places = async ({ ask, text, moment, signal }: Search) => {
  const { byName, byCode } = await ask(PlaceSearchDocument, { text, ...moment }, { signal });
  return once([...byName.nodes, ...byCode.nodes]);
};

/** Finds what those have whom the text finds: of the nearest first. */
const ofFound =
  <Holder, Has extends Thing>(
    document: TypedDocumentString<{ readonly nodes: readonly (Holder | null)[] }, NamedQueryVariables>,
    found: readonly (keyof Found)[],
    has: (holder: Holder) => readonly Has[],
  ) =>
  async ({ ask, moment, signal, nearest }: Looking): Promise<readonly Has[]> => {
    const ids = await nearest(...found);
    if (ids.length === 0) return [];
    const { nodes } = await ask(document, { ids: [...ids], ...moment }, { signal });
    return once(nodes.flatMap((holder) => (holder ? has(holder) : [])));
  };

/** Cycles have no name to search by: those that are held by the units that are found. */
const cycles: Finder = async ({ ask, moment, signal, units: find }) => {
  const found = await find();
  if (found.length === 0) return [];
  const filter = { or: found.map(({ id }) => ({ within: id })) };
  return (await ask(CycleSearchDocument, { filter, ...moment }, { signal })).evaluationCycles.nodes;
};

const evaluationsOf = ofFound(EvaluationsOfFoundDocument, ['officers', 'units'], (holder) =>
  'evaluations' in holder ? holder.evaluations.nodes : [],
);

const evaluated = async (looking: Looking) => (looking.may('evaluation:read') ? evaluationsOf(looking) : []);

const appeals: Finder = async (looking) => (await evaluated(looking)).flatMap((each) => each.appeals);

const selections = ofFound(SelectionsOfFoundDocument, ['officers'], (holder) =>
  'selections' in holder ? holder.selections : [],
);

/** An order rests on an evaluation, an appeal or a selection of whom it is about. */
const cited: Finder = async (looking) => {
  const [evaluations, selected] = await Promise.all([evaluated(looking), selections(looking)]);
  return [...evaluations.flatMap((each) => [each, ...each.appeals]), ...selected];
};

const honorsOf = ofFound(HonorsOfFoundDocument, ['officers'], (holder) =>
  'honors' in holder ? holder.honors.nodes : [],
);

const honors: Finder = async (looking) => {
  const { ask, text, moment, signal } = looking;
  const [titled, had] = await Promise.all([
    ask(HonorSearchDocument, { text, ...moment }, { signal }),
    honorsOf(looking),
  ]);
  return once([...titled.honors.nodes, ...had]);
};

const postsOf = ofFound(PostsOfFoundDocument, ['officers'], (holder) =>
  'assignments' in holder ? holder.assignments : [],
);

/** Corrections need those that have ended, too. */
const posts: Finder = async (looking) => {
  const found = await postsOf(looking);
  const ended = found.filter(({ validity }) => hasEnded(validity, looking.moment.date ?? today()));
  return [...found.filter((post) => !ended.includes(post)), ...ended];
};

const byName = (things: readonly Thing[], text: string): readonly Thing[] =>
  things.filter((thing) => 'name' in thing && thing.name.includes(text));

const schemesOf = ofFound(SchemesOfFoundDocument, ['units'], (holder) =>
  'evaluationSchemes' in holder ? holder.evaluationSchemes : [],
);

/** Those that the unit of the form can use come first; before anything is typed, they alone. */
const schemes: Finder = async (looking) => {
  const { ask, text, moment, signal, unit } = looking;
  const usable = unit === null ? [] : await schemesOf({ ...looking, nearest: async () => [unit] });
  if (text === '') return usable;
  const [named, ofUnits] = await Promise.all([
    ask(SchemeSearchDocument, { text, ...moment }, { signal }),
    schemesOf(looking),
  ]);
  const found = once([...named.evaluationSchemes.nodes, ...ofUnits]);
  const isFound = new Set(found.map(({ id }) => id));
  return once([...usable.filter(({ id }) => isFound.has(id)), ...found]);
};

const FINDERS: Readonly<Record<Pickable, Finder>> = {
  activity: async ({ ask, text, moment, signal }) =>
    (await ask(ActivitySearchDocument, { text, ...moment }, { signal })).activities.nodes,
  appeal: appeals,
  cited,
  cycle: cycles,
  duty: ofFound(DutiesOfFoundDocument, ['officers', 'units', 'places'], (holder) =>
    'duties' in holder ? holder.duties.nodes : [],
  ),
  either: async ({ officers: people, units: organs }) => (await Promise.all([people(), organs()])).flat(),
  evaluation: evaluated,
  honor: honors,
  honorProgram: async ({ ask, text, moment, signal }) =>
    byName((await ask(HonorProgramsDocument, moment, { signal })).honorPrograms, text),
  membership: ofFound(MembershipsOfFoundDocument, ['officers', 'units'], (holder) =>
    'memberships' in holder ? holder.memberships.nodes : [],
  ),
  officer: async (looking) => looking.officers(),
  place: async (looking) => looking.places(),
  post: posts,
  program: async ({ ask, text, moment, signal }) =>
    (await ask(ProgramSearchDocument, { text, ...moment }, { signal })).programs.nodes,
  recommendation: ofFound(RecommendationsOfFoundDocument, ['officers'], (holder) =>
    'recommendations' in holder ? holder.recommendations.nodes : [],
  ),
  round: ofFound(RoundsOfFoundDocument, ['units'], (holder) =>
    'selectionRounds' in holder ? holder.selectionRounds.nodes : [],
  ),
  scheme: schemes,
  target: async ({ places: sites, units: organs }) => (await Promise.all([sites(), organs()])).flat(),
  token: async ({ ask, text, moment, signal }) => {
    const { tokens } = await ask(TokenNamesDocument, moment, { signal });
    return byName(
      tokens.nodes.filter(({ revokedAt }) => revokedAt === null),
      text,
    );
  },
  unit: async (looking) => looking.units(),
};

/** What is shown before anything is typed: there is little of it, or the latest are mostly meant. */
const LISTED: ReadonlySet<Pickable> = new Set(['honorProgram', 'token']);

export const isListed = (of: Pickable, unit: string | null): boolean =>
  LISTED.has(of) || (of === 'scheme' && unit !== null);

export interface Things {
  readonly things: readonly Thing[];
  /** Whether there are more than were read. */
  readonly areMore: boolean;
}

const lazily = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
};

export async function findThings(of: Pickable, given: Search): Promise<Things> {
  let areMore = false;
  const ask: Ask = async (...asked) => {
    const answer = await given.ask(...asked);
    areMore ||= goesOn(answer);
    return answer;
  };
  const search = { ...given, ask };
  const found: Found = {
    officers: lazily(() => officers(search)),
    units: lazily(() => units(search)),
    places: lazily(() => places(search)),
  };
  const nearest: Looking['nearest'] = async (...which) => {
    const { ids, areMore: areOthers } = nearestOf(await Promise.all(which.map((each) => found[each]())));
    areMore ||= areOthers;
    return ids;
  };
  const things = await FINDERS[of]({ ...search, ...found, nearest });
  return { things, areMore };
}
