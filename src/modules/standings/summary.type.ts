import { parseIdOf, parseKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/errors.ts';
import { reachesUnit } from '../../graphql/reach.ts';
import { PlaceKind } from '../programs/requirement.enums.ts';
import { Program } from '../programs/program.type.ts';
import { Requirement } from '../programs/requirement.type.ts';
import { requirementAt, scopeOfKind } from './standing.type.ts';
import {
  dutyHolders,
  dutyPlaces,
  shareOf,
  summaryOf,
  type PlaceCountRow,
  type ShareRow,
  type SummaryLineRow,
  type SummaryRow,
} from './summary.loaders.ts';
import { basisPointsOf } from './summary.rules.ts';

const SCOPE = 'program:read';

interface Line extends SummaryLineRow {
  readonly programId: number;
}

const ProgramSummaryLine = builder.objectRef<Line>('ProgramSummaryLine').implement({
  description: 'One requirement over all whom it concerns. Needs the scope program:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    requirement: t.field({
      type: Requirement,
      description: 'The requirement.',
      resolve: ({ programId, place }, _args, context) => requirementAt(context, programId, place),
    }),
    subjects: t.exposeInt('subjects', { description: 'Of how many it is asked.' }),
    met: t.exposeInt('met', { description: 'How many meet it.' }),
    unknown: t.exposeInt('unknown', { description: 'Of how many it is not known.' }),
    total: t.exposeFloat('total', {
      nullable: true,
      description: 'The sum of what was measured; null of shares and rates, and where nothing was measured.',
    }),
  }),
});

const ProgramSummary = builder.objectRef<SummaryRow>('ProgramSummary').implement({
  description: 'The standings of a program counted. Needs the scope program:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    subjects: t.exposeInt('subjects', { description: 'How many it concerns, of those whom the viewer may read.' }),
    met: t.exposeInt('met', { description: 'How many meet all that is asked of them.' }),
    unknown: t.exposeInt('unknown', { description: 'Of how many it is not known.' }),
    metBasisPoints: t.int({
      nullable: true,
      description: 'Their share of those of whom it is known, in basis points, rounded half up; null where of none.',
      resolve: ({ met, subjects, unknown }) => basisPointsOf(met, subjects - unknown),
    }),
    lines: t.field({
      type: [ProgramSummaryLine],
      description: 'Of each requirement, in their order.',
      resolve: ({ programId, lines }) => lines.map((line) => ({ ...line, programId })),
    }),
  }),
});

const ProgramShare = builder.objectRef<ShareRow>('ProgramShare').implement({
  description: 'What a part of a force did of something (占比). Needs the scope program:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    all: t.exposeFloat('all', {
      description:
        'What all officers of the owner and below did: those who had their primary assignment there on the last day of each tally.',
    }),
    cohort: t.exposeFloat('cohort', {
      description: 'What those of them did whom the program concerned on the last day of each tally.',
    }),
    officers: t.exposeInt('officers', { description: 'How many officers of the cohort have a tally in the period.' }),
    basisPoints: t.int({
      nullable: true,
      description:
        'The share of the cohort, in basis points, rounded half up; null where nothing was done. 2780 are 27.8 %.',
      resolve: ({ cohort, all }) => basisPointsOf(cohort, all),
    }),
  }),
});

const PlaceCount = builder.objectRef<PlaceCountRow>('PlaceCount').implement({
  description: 'Places of one kind.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: PlaceKind, description: 'The kind.' }),
    count: t.exposeInt('count', { description: 'How many, at least one.' }),
  }),
});

const ProgramCoverage = builder.objectRef<{ readonly programId: number }>('ProgramCoverage').implement({
  description: 'How many take part by their duties (覆盖情况).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    officers: t.int({
      description: 'How many officers hold a duty under it.',
      resolve: async ({ programId }, _args, context) => (await dutyHolders(context).load(programId))?.officers ?? 0,
    }),
    units: t.int({
      description: 'How many units hold a duty under it.',
      resolve: async ({ programId }, _args, context) => (await dutyHolders(context).load(programId))?.units ?? 0,
    }),
    places: t.field({
      type: [PlaceCount],
      description: 'For how many places, by kind; kinds without any are left out.',
      resolve: ({ programId }, _args, context) => dutyPlaces(context).load(programId),
    }),
  }),
});

builder.objectFields(Program, (t) => ({
  summary: t.field({
    type: ProgramSummary,
    description:
      'The standings counted. Needs the scope program:read; of kind WARNING concern:read as well, without which nobody is counted.',
    authScopes: { scope: SCOPE },
    args: { within: t.arg.id({ description: 'Only in the unit with this id or below it.' }) },
    resolve: async ({ id, kind }, { within }, context) => {
      const asked = {
        within: within == null ? null : parseIdOf('Unit', within, 'within'),
        scope: scopeOfKind(kind),
      };
      return (
        (await summaryOf(context, asked).load(id)) ?? { programId: id, subjects: 0, met: 0, unknown: 0, lines: [] }
      );
    },
  }),
  share: t.field({
    type: ProgramShare,
    nullable: true,
    description:
      'What those whom it concerns did of a tally in a period, against all of the unit and below (占比): of tallies whose days are all in the period. Needs the scope program:read, for the owner. Null where there is no owner, or the viewer has not that scope for it.',
    authScopes: { scope: SCOPE },
    args: {
      tally: t.arg.string({ required: true, description: 'The key of the tally.' }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day of the period.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The day after its last.' }),
    },
    resolve: async ({ id, ownerId }, { tally, from, to }, context) => {
      if (from >= to) throw badInput('from', 'must be before to');
      const asked = { tally: parseKey(tally, 'tally'), from, to };
      if (ownerId === null || !(await reachesUnit(context, SCOPE, ownerId))) return null;
      return shareOf(context, asked).load(id);
    },
  }),
  coverage: t.field({
    type: ProgramCoverage,
    description: 'How many hold duties under it, and for how many places, on the day of the query (覆盖情况).',
    resolve: ({ id }) => ({ programId: id }),
  }),
}));
