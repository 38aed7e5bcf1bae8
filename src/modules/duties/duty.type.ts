import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, nodeOf, optionalLink, validity, versionOf } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { recipientOf } from '../honors/honor-recipient.type.ts';
import { Officer } from '../officers/officer.type.ts';
import { Participant } from '../programs/participant.type.ts';
import { programById } from '../programs/program.loaders.ts';
import { Program } from '../programs/program.type.ts';
import { unitById, type UnitRow } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { DutyKind } from '../programs/requirement.enums.ts';
import { officerDutyList, placeDutyList, programDutyList, unitDutyList } from './duty.lists.ts';
import { dutyById, dutyChain, dutyLock, type DutyRow } from './duty.loaders.ts';
import { placeById, type PlaceRow } from './place.loaders.ts';
import { Place } from './place.type.ts';

export const DutyTarget = builder.unionType('DutyTarget', {
  description: 'What is answered for (责任对象).',
  types: [Place, Unit],
  resolveType: (target: PlaceRow | UnitRow) => ('temporary' in target ? Unit : Place),
});

export const Duty = builder.objectRef<DutyRow>('Duty');

builder.node(Duty, {
  description: 'That somebody answers for a place or a unit (责任, 包联, 驻点), as it was on the day of the query.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(dutyById, 'The same for as long as the registry stands, whatever becomes of the duty.'),
  fields: (t) => ({
    version: t.int(versionOf('duty', dutyLock)),
    kind: t.expose('kind', { type: DutyKind, description: 'What it consists in.' }),
    holder: t.field({
      type: Participant,
      description: 'Who has it: an officer, a unit, or an organ outside the police by name.',
      resolve: async ({ officerId, unitId, holderName }, _args, context) =>
        (await recipientOf({ officerId, unitId, otherName: holderName }, context))!,
    }),
    target: t.field({
      type: DutyTarget,
      description: 'What is answered for.',
      resolve: async ({ targetPlaceId, targetUnitId }, _args, context) =>
        (targetPlaceId === null
          ? await unitById(context).load(targetUnitId!)
          : await placeById(context).load(targetPlaceId))!,
    }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'What the holder is called by it, such as 河道警长 or 平安指导员; null where nothing special.',
    }),
    program: t.field(
      optionalLink(
        Program,
        programById,
        'programId',
        'The program that it is held under; null where it is under none, or the program does not exist on the day.',
      ),
    ),
    validity: t.field(
      validity(
        'The days for which these values hold: from the last change of the duty to the next or to its end. In the past where it has ended.',
      ),
    ),
    basis: t.field(basis('The order on which it rests from `validity.from`; null where none is on record.')),
  }),
});

export const DutyConnection = connectionOf(Duty, 'Duty');

builder.objectFields(Duty, (t) => ({
  above: t.field(
    optionalLink(
      Duty,
      dutyById,
      'aboveId',
      'The duty that it answers to (上一级责任), as it last was where that has ended; null at the head of a chain.',
    ),
  ),
  chain: t.field({
    ...inSql({ kind: 'rows', select: (statement, column) => dutyChain.rowsInSql(statement, column('id')) }),
    type: [Duty],
    description: 'The chain that it stands in (责任链条), its head first, itself last: at most 16.',
    resolve: ({ id }, _args, context) => dutyChain(context).load(id),
  }),
}));

const KINDS = 'Only these kinds. Default: all.';
const ENDED = 'Whether to include those that ended before the day, as they last were. Default: false.';

builder.objectField(Place, 'duties', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: placeDutyList }),
    type: DutyConnection,
    description:
      'The duties for it on the day of the query: LEADING first, then SUPERVISING, RESPONSIBLE, STATIONED, LINKED; within a kind, the longest held first.',
    args: {
      kind: t.arg({ type: [DutyKind], description: KINDS }),
      includeEnded: t.arg.boolean({ defaultValue: false, description: ENDED }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => placeDutyList(context, id, args),
  }),
);

builder.objectField(Officer, 'duties', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: officerDutyList }),
    type: DutyConnection,
    description: 'The duties of the officer on the day of the query, by the name of the target.',
    args: {
      includeEnded: t.arg.boolean({ defaultValue: false, description: ENDED }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => officerDutyList(context, id, args),
  }),
);

builder.objectField(Unit, 'duties', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: unitDutyList }),
    type: DutyConnection,
    description: 'The duties of the unit itself on the day of the query, by the name of the target.',
    args: {
      includeOfficers: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether to include those of the units below it, at any depth, and of the officers who belong to one of them on the day. Default: false.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => unitDutyList(context, id, args),
  }),
);

builder.objectField(Program, 'duties', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: programDutyList }),
    type: DutyConnection,
    description: 'The duties under it on the day of the query, by the name of the holder.',
    args: { kind: t.arg({ type: [DutyKind], description: KINDS }), ...pageArguments(t.arg) },
    resolve: ({ id }, args, context) => programDutyList(context, id, args),
  }),
);
