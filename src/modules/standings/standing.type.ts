import type { Scope } from '../../access/scopes.ts';
import type { ProgramKind } from '../../generated/prisma/enums.ts';
import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { viewerAndAbove } from '../../graphql/reach.ts';
import { link } from '../../graphql/field-options.ts';
import { EvaluationSubject } from '../evaluations/result/evaluation.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { ProgramKind as ProgramKindEnum } from '../programs/program.enums.ts';
import { programById } from '../programs/program.loaders.ts';
import { Program } from '../programs/program.type.ts';
import { requirementsOf } from '../programs/requirement.declaration.ts';
import { Requirement } from '../programs/requirement.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { standingList, warningStandingList } from './standing.lists.ts';
import { standingsOfOfficer, standingsOfUnit } from './standing.loaders.ts';
import type { LineRow, StandingRow } from './standing.sql.ts';

const SCOPE = 'program:read';

/** What else the standings of programs of a kind need: those that warn of risks are for fewer people. */
export const scopeOfKind = (kind: ProgramKind): Scope => (kind === 'WARNING' ? 'concern:read' : SCOPE);

/** The requirement at a place of the definition of a program that is in force on the day. */
export async function requirementAt(context: Context, programId: number, place: number) {
  const program = (await programById(context).load(programId))!;
  return requirementsOf(program)[place - 1]!;
}

interface Line extends LineRow {
  readonly programId: number;
}

const StandingLine = builder.objectRef<Line>('StandingLine').implement({
  description: 'How the subject stands to one requirement. Needs the scope of its standing.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    requirement: t.field({
      type: Requirement,
      description: 'The requirement.',
      resolve: ({ programId, place }, _args, context) => requirementAt(context, programId, place),
    }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'What was measured; null where nothing tells: no tally on record is not 0.',
    }),
    met: t.exposeBoolean('met', {
      nullable: true,
      description: 'Whether it is met so far; null where `value` is, and where it is only shown.',
    }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description:
        'The first day of the period that has the day of the query in it; null where it is measured on the day.',
    }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description:
        'The first day after the period; null where it is measured on the day, and where the period is open.',
    }),
  }),
});

const Standing = builder.objectRef<StandingRow>('Standing').implement({
  description:
    'How an officer or a unit stands to a program (达标情况). A computation: nothing is recorded. Needs the scope program:read for the unit, or for the unit of the officer, and for a program of kind WARNING concern:read as well; others are omitted.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    program: t.field(link(Program, programById, 'programId', 'The program.')),
    subject: t.field({
      type: EvaluationSubject,
      description: 'The officer or the unit.',
      resolve: async ({ officerId, unitId }, _args, context) =>
        officerId === null ? (await unitById(context).load(unitId!))! : (await officerById(context).load(officerId))!,
    }),
    met: t.exposeBoolean('met', {
      nullable: true,
      description:
        'Whether all that is asked is met; null where none falls short and some is not known. What is only shown does not count.',
    }),
    lines: t.field({
      type: [StandingLine],
      description: 'The requirements that concern the subject, in their order.',
      resolve: ({ programId, lines }) => lines.map((line) => ({ ...line, programId })),
    }),
  }),
});

const StandingConnection = connectionOf(Standing, 'Standing', { scope: SCOPE });

builder.objectField(Program, 'standings', (t) =>
  t.field({
    type: StandingConnection,
    description:
      'How each of those whom it concerns stands on the day of the query (达标情况): those who fall short first, then by name or code. Those of units that the viewer may not read are omitted. Needs the scope program:read; of kind WARNING concern:read as well, without which nobody is there.',
    authScopes: { scope: SCOPE },
    args: {
      met: t.arg.boolean({
        description: 'Only those who meet all (true) or fall short of some (false). Default: all.',
      }),
      within: t.arg.id({ description: 'Only in the unit with this id or below it.' }),
      ...pageArguments(t.arg),
    },
    resolve: async ({ id, kind }, args, context) => {
      const list = scopeOfKind(kind) === SCOPE ? standingList : warningStandingList;
      return list(context, id, { ...args, withheld: await viewerAndAbove(context) });
    },
  }),
);

builder.objectField(Officer, 'standings', (t) =>
  t.field({
    type: [Standing],
    description:
      'How the officer stands to each program that concerns them and asks something of them, by key; the first 1,000 at most. Needs the scope program:read; empty elsewhere.',
    authScopes: { scope: SCOPE },
    resolve: ({ id }, _args, context) => standingsOfOfficer(context).load(id),
  }),
);

builder.objectField(Unit, 'standings', (t) =>
  t.field({
    type: [Standing],
    description:
      'How the unit itself stands to each program for units that concerns it and asks something of it, such as a template (两队一室), by key; the first 1,000 at most. Needs the scope program:read, of kind WARNING (队伍风险预警) concern:read as well; what is not covered is omitted.',
    authScopes: { scope: SCOPE },
    args: { kind: t.arg({ type: [ProgramKindEnum], description: 'Only these kinds. Default: all.' }) },
    resolve: async ({ id }, { kind: kinds }, context) => {
      const standings = await standingsOfUnit(context).load(id);
      return kinds ? standings.filter(({ kind }) => kinds.includes(kind)) : standings;
    },
  }),
);
