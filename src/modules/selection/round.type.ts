import { parseIdOf, pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis, link, nodeOf, versionOf } from '../../graphql/field-options.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { EvaluationGrade } from '../evaluations/evaluation.enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { policyById, policyTargets } from './policy.loaders.ts';
import { SelectionPolicy } from './policy.type.ts';
import { unitRoundList } from './round.lists.ts';
import { roundById, roundLock, type RoundRow } from './round.loaders.ts';
import { SelectionRoundStatus } from './selection.enums.ts';
import {
  selectedInRound,
  selectionById,
  selectionsOfOfficer,
  selectionsOfRound,
  type SelectionRow,
} from './selection.loaders.ts';
import { allocate, type AllocationLine } from './selection.rules.ts';

const SelectionAllocation = builder.objectRef<AllocationLine>('SelectionAllocation').implement({
  description: 'The part of one category in the vacancies of a round (名额分配).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    category: t.expose('category', { type: UnitCategory, description: 'The category.' }),
    targetBasisPoints: t.exposeInt('targetBasisPoints', {
      description: "The category's target in the policy of the round, in basis points.",
    }),
    quota: t.exposeInt('quota', {
      description:
        'Its part of the vacancies, by the method of the policy; the quotas of a round sum to its vacancies.',
    }),
    selected: t.exposeInt('selected', {
      description: 'How many were selected from its units, up to the day of the query; may exceed the quota.',
    }),
    remaining: t.exposeInt('remaining', { description: 'What is left of the quota; 0 where it is exceeded.' }),
  }),
});

export const SelectionRound = builder.objectRef<RoundRow>('SelectionRound');
export const Selection = builder.objectRef<SelectionRow>('Selection');

builder.node(SelectionRound, {
  description:
    'A round of cadre selection in a unit (干部选任): a number of vacancies, split by the policy in force on the day it was opened.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(roundById),
  fields: (t) => ({
    version: t.int(versionOf('round', roundLock)),
    unit: t.field(link(Unit, unitById, 'unitId', 'The unit that holds it.')),
    policy: t.field(
      link(
        SelectionPolicy,
        policyById,
        'policyId',
        'The policy in force on the day it was opened, whatever is adopted later.',
      ),
    ),
    title: t.exposeString('title', { description: 'Its name.' }),
    openedOn: t.expose('openedOn', { type: 'Date', description: 'The day it was opened.' }),
    vacancies: t.exposeInt('vacancies', { description: 'How many posts are to be filled (空缺职位数).' }),
    evaluationLookBackYears: t.exposeInt('evaluationLookBackYears', {
      description: 'How many years before `openedOn` the evaluations that rank candidates go back.',
    }),
    evaluationWeights: t.field({
      type: ['Int'],
      description:
        'The weights of the last evaluation of a candidate, the second to last and so on, in basis points that sum to 10000.',
      resolve: ({ evaluationWeights }) => evaluationWeights,
    }),
    minimumGrade: t.expose('minimumGrade', {
      type: EvaluationGrade,
      nullable: true,
      description:
        'The lowest grade that the last evaluation of a candidate may have; null: any grade but INCOMPETENT.',
    }),
    status: t.expose('status', { type: SelectionRoundStatus, description: 'Its status on the day of the query.' }),
    allocations: t.field({
      type: [SelectionAllocation],
      description: 'The vacancies of each category, in the order STATION, OPERATIONAL, GENERAL.',
      resolve: async ({ id, policyId, method, vacancies }, _args, context) => {
        const [targets, selected] = await Promise.all([
          policyTargets(context).load(policyId),
          selectedInRound(context).load(id),
        ]);
        return allocate(method, vacancies, targets, selected);
      },
    }),
    selections: t.field({
      type: [Selection],
      description: 'The selections up to the day of the query, earliest first; at most 1,000.',
      resolve: ({ id }, _args, context) => selectionsOfRound(context).load(id),
    }),
  }),
});

const SelectionRoundConnection = connectionOf(SelectionRound, 'SelectionRound');

builder.objectField(Unit, 'selectionRounds', (t) =>
  t.field({
    type: SelectionRoundConnection,
    description: 'The rounds of cadre selection that the unit holds (干部选任), last opened first.',
    args: {
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description: 'Whether the rounds of the units below it, at any depth, are included.',
      }),
      status: t.arg({
        type: [SelectionRoundStatus],
        description: 'Only rounds with one of these statuses. Default: all.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, { includeSubunits, ...args }, context) =>
      unitRoundList(context, id, { ...args, includeSubunits: includeSubunits ?? false }),
  }),
);

builder.node(Selection, {
  description: 'A cadre selected in a round. It does not exist before the day of the selection.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(selectionById, 'The id of this record; a correction is another record, with an id of its own.'),
  fields: (t) => ({
    round: t.field(link(SelectionRound, roundById, 'roundId', 'The round.')),
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer selected.')),
    fromUnit: t.field(link(Unit, unitById, 'fromUnitId', 'The unit of the officer on the day of the selection.')),
    category: t.expose('category', {
      type: UnitCategory,
      description: 'The category of that unit on the day of the selection, which quotas and reports count.',
    }),
    title: t.exposeString('title', { description: 'The post the officer was selected for (职务).' }),
    selectedOn: t.expose('selectedOn', { type: 'Date', description: 'The day of the selection.' }),
    exceedsQuotaBecause: t.exposeString('exceedsQuotaBecause', {
      nullable: true,
      description: 'Why the selection was made although the quota of the category was used up; null where it was not.',
    }),
    basis: t.field(basis('The order behind it; null where none is on record.')),
  }),
});

builder.objectField(Officer, 'selections', (t) =>
  t.field({
    type: [Selection],
    description:
      'The selections of the officer in rounds, whichever unit held them (入选), latest first; at most 1,000.',
    resolve: ({ id }, _args, context) => selectionsOfOfficer(context).load(id),
  }),
);

builder.queryField('selectionRound', (t) =>
  t.field({
    type: SelectionRound,
    nullable: true,
    description: 'The round of cadre selection with an id; null where it was not opened by the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, context) => roundById(context).load(parseIdOf('SelectionRound', id, 'id')),
  }),
);
