import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, link, nodeOf, validity, versionOf } from '../../graphql/field-options.ts';
import { reachesOfficer, reachesUnit, scopeForRow } from '../../graphql/reach.ts';
import { EvaluationSubject } from '../evaluations/result/evaluation.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { memberList, officerMembershipList, unitMembershipList } from './program-member.lists.ts';
import { memberLock, memberShown, type ProgramMemberRow } from './program-member.loaders.ts';
import { programById } from './program.loaders.ts';
import { Program } from './program.type.ts';

const SCOPE = 'program:read';

/** Granted to the memberships that an act of the viewer is about: who may write them may see what was written. */
export const OWN_MEMBER = 'own-member';

export const ProgramMember = builder.objectRef<ProgramMemberRow>('ProgramMember');

builder.node(ProgramMember, {
  description:
    'An officer or a unit that was admitted to a program (入选). Needs the scope program:read for the unit, or for the unit of the officer; others are not shown.',
  authScopes: scopeForRow(
    SCOPE,
    ({ officerId, unitId }: ProgramMemberRow, context) =>
      officerId === null ? reachesUnit(context, SCOPE, unitId!) : reachesOfficer(context, SCOPE, officerId),
    { $granted: OWN_MEMBER },
  ),
  ...nodeOf(memberShown, 'The same for as long as the registry stands, whatever becomes of the member.'),
  fields: (t) => ({
    version: t.int(versionOf('membership', memberLock)),
    program: t.field(link(Program, programById, 'programId', 'The program.')),
    subject: t.field({
      type: EvaluationSubject,
      description: 'The officer or the unit, as on the day; one whose record has ended, as it last was.',
      resolve: async ({ officerId, unitId }, _args, context) =>
        officerId === null ? (await unitById(context).load(unitId!))! : (await officerById(context).load(officerId))!,
    }),
    field: t.exposeString('field', { nullable: true, description: 'For what (专业领域); null where nothing is said.' }),
    basis: t.field(basis('The order by which it was admitted; null where none is on record.')),
    validity: t.field(validity('The days of the membership; in the past where it has ended.')),
  }),
});

const ProgramMemberConnection = connectionOf(ProgramMember, 'ProgramMember', { scope: SCOPE });

builder.objectField(Program, 'members', (t) =>
  t.field({
    type: ProgramMemberConnection,
    description:
      'Those who were admitted (入选人员), by admission, latest first; empty where the criteria decide. Those whom the viewer may not read are omitted. Needs the scope program:read.',
    authScopes: { scope: SCOPE },
    args: {
      includeEnded: t.arg.boolean({
        defaultValue: false,
        description: 'Whether those whose membership ended by the day of the query are included.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, { includeEnded, ...args }, context) =>
      memberList(context, id, { ...args, includeEnded: includeEnded ?? false }),
  }),
);

builder.objectField(Officer, 'memberships', (t) =>
  t.field({
    type: ProgramMemberConnection,
    description:
      'The memberships in programs that the officer was admitted to, latest first, those that ended included. Needs the scope program:read.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => officerMembershipList(context, id, args),
  }),
);

builder.objectField(Unit, 'memberships', (t) =>
  t.field({
    type: ProgramMemberConnection,
    description:
      'The memberships in programs that the unit was admitted to, latest first, those that ended included. Needs the scope program:read.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => unitMembershipList(context, id, args),
  }),
);
