import { brandWithType, type OutputType } from '@pothos/core';
import { pageArguments } from '../../graphql/arguments.ts';
import { builder, type Types } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { evaluationCycleById } from '../evaluations/cycle/evaluation-cycle.loaders.ts';
import { EvaluationCycle } from '../evaluations/cycle/evaluation-cycle.type.ts';
import { honorById } from '../honors/honor.loaders.ts';
import { Honor } from '../honors/honor.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { roundById } from '../selection/round.loaders.ts';
import { SelectionRound } from '../selection/round.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { CHECKS } from './checks.sql.ts';
import type { QualityCheck } from './quality-check.sql.ts';
import { qualityPage, type FindingRow } from './quality.lists.ts';

/** The type of the subjects of a check, and by what they are read. */
type Subjects = readonly [OutputType<Types>, (context: Context) => { load(id: number): Promise<object | null> }];

const SUBJECTS: Readonly<Record<QualityCheck['subjectType'], Subjects>> = {
  Unit: [Unit, unitById],
  Officer: [Officer, officerById],
  Honor: [Honor, honorById],
  SelectionRound: [SelectionRound, roundById],
  EvaluationCycle: [EvaluationCycle, evaluationCycleById],
};

const NAMES = CHECKS.map(({ name }) => name).join(', ');

const DataQualityFinding = builder.objectRef<FindingRow>('DataQualityFinding').implement({
  description:
    'What a check of the records found (数据质量): doubtful, and not therefore wrong. docs/insight.md tells of each check what it finds, why that is doubtful and what to do.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    check: t.string({
      description: `The name of the check, for programs: ${NAMES}.`,
      resolve: ({ place }) => CHECKS[place]!.name,
    }),
    message: t.string({
      description: 'What is doubtful, for people, in the language of Accept-Language.',
      resolve: ({ place, told }, _args, { locale }) => CHECKS[place]!.message(told)[locale],
    }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      description: 'The thing whose record is doubtful, as of the moment of the query. May need a scope of its own.',
      resolve: async ({ place, id }, _args, context) => {
        const [type, byId] = SUBJECTS[CHECKS[place]!.subjectType];
        const subject = (await byId(context).load(id))!;
        brandWithType(subject, type);
        return subject;
      },
    }),
  }),
});

const DataQualityFindingConnection = connectionOf(DataQualityFinding, 'DataQualityFinding');

builder.queryField('dataQuality', (t) =>
  t.field({
    type: DataQualityFindingConnection,
    description:
      'What is doubtful in the records of a unit and all below it on the day of the query (数据质量), by check, then by subject. An officer belongs to the unit of the primary post, else of the last; who has none is found under a unit that has none above it. Needs the scope registry:read for the unit of the subject; a check that reads more needs the scope for that as well, and finds nothing without it: dismissed-in-service discipline:read and a stated purpose, cycle-not-finalized evaluation:read.',
    args: {
      within: t.arg.id({
        required: true,
        description: 'The unit whose records are looked through, with all below it.',
      }),
      checks: t.arg.stringList({
        description:
          'Only what checks with these names find. Default: all checks, those that need a purpose only where one is stated.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => qualityPage(context, args),
  }),
);
