import { parseIdOf, pageArguments } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { link, nodeOf, versionOf } from '../../../graphql/field-options.ts';
import { connectionOf } from '../../../graphql/connections.ts';
import { unitById } from '../../units/unit.loaders.ts';
import { Unit } from '../../units/unit.type.ts';
import { EvaluationCycleStatus } from '../evaluation.enums.ts';
import { EvaluationCycleFilter } from './evaluation-cycle.inputs.ts';
import { cycleList } from './evaluation-cycle.lists.ts';
import { evaluationCycleById, evaluationCycleLock, type EvaluationCycleRow } from './evaluation-cycle.loaders.ts';
import { evaluationSchemeById } from '../scheme/evaluation-scheme.loaders.ts';
import { EvaluationScheme } from '../scheme/evaluation-scheme.type.ts';

export const EvaluationCycle = builder.objectRef<EvaluationCycleRow>('EvaluationCycle');

builder.node(EvaluationCycle, {
  description:
    'One run of a scheme over a period, held by a unit (考核周期), with its status on the day of the query. Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  ...nodeOf(evaluationCycleById, 'The same for as long as the registry stands.'),
  fields: (t) => ({
    version: t.int(versionOf('cycle', evaluationCycleLock)),
    scheme: t.field(
      link(
        EvaluationScheme,
        evaluationSchemeById,
        'schemeId',
        'The edition of the scheme that it applies, whatever edition is in force on the day.',
      ),
    ),
    unit: t.field(link(Unit, unitById, 'unitId', 'The unit that holds it (组织单位).')),
    from: t.expose('from', { type: 'Date', description: 'The first day of the period that is evaluated.' }),
    to: t.expose('to', { type: 'Date', description: 'The first day after the period that is evaluated.' }),
    status: t.expose('status', {
      type: EvaluationCycleStatus,
      description: 'How far it had come on the day of the query.',
    }),
    excellentCapBasisPoints: t.exposeInt('excellentCapBasisPoints', {
      nullable: true,
      description:
        'The largest share of graded subjects that may be EXCELLENT (优秀比例上限), in basis points, 0 to 10,000, as it stood when the cycle was opened; null where there is no limit.',
    }),
    probationMonths: t.exposeInt('probationMonths', {
      nullable: true,
      description:
        'How long an officer is on probation (试用期), in months, by the rule in force on the last day of the period, as it stood when the cycle was opened; null where none is on record, and for a cycle of units.',
    }),
  }),
});

const EvaluationCycleConnection = connectionOf(EvaluationCycle, 'EvaluationCycle', { scope: 'evaluation:read' });

builder.queryFields((t) => ({
  evaluationCycle: t.field({
    type: EvaluationCycle,
    nullable: true,
    description:
      'A cycle by its id; null where there is none at the moment of the query. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, context) => evaluationCycleById(context).load(parseIdOf('EvaluationCycle', id, 'id')),
  }),
  evaluationCycles: t.field({
    type: EvaluationCycleConnection,
    description:
      'The cycles there are on the day of the query, of all units: the newest period first, then the one that was made last. Needs the scope evaluation:read, for some units or for all; what a cycle tells of its participants needs it for them.',
    authScopes: { scope: 'evaluation:read' },
    args: {
      filter: t.arg({ type: EvaluationCycleFilter, description: 'Which cycles. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => cycleList(context, args),
  }),
}));
