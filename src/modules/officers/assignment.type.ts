import { parseId } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { Basis, Validity, basisOf } from '../../graphql/dated.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { AssignmentKind, AssignmentRole } from './assignment.enums.ts';
import {
  assignmentById,
  assignmentLock,
  assignmentsOf,
  leadersOf,
  primaryAssignment,
  type AssignmentRow,
} from './assignment.loaders.ts';
import { officerById } from './officer.loaders.ts';
import { Officer } from './officer.type.ts';

export const Assignment = builder.objectRef<AssignmentRow>('Assignment');

builder.node(Assignment, {
  description: 'A post that someone holds or held (任职), as it was on the day of the query.',
  authScopes: { scope: 'registry:read' },
  id: {
    resolve: ({ id }) => id,
    parse: (id) => parseId(id),
    description: 'The same for as long as the registry stands, whatever becomes of the assignment.',
  },
  loadWithoutCache: (id, context) => assignmentById(context).load(id),
  fields: (t) => ({
    version: t.int({
      description: 'Grows with every change of the assignment; what `expectedVersion` of a mutation is compared with.',
      resolve: ({ id }, _args, context) => assignmentLock(context).load(id),
    }),
    officer: t.field({
      type: Officer,
      description: 'Who holds the post.',
      resolve: async ({ officerId }, _args, context) => (await officerById(context).load(officerId))!,
    }),
    unit: t.field({
      type: Unit,
      nullable: true,
      description: 'Where the post is; null where it lies outside the police: see `externalOrgan`.',
      resolve: ({ unitId }, _args, context) => (unitId === null ? null : unitById(context).load(unitId)),
    }),
    externalOrgan: t.exposeString('externalOrgan', {
      nullable: true,
      description: 'The organ outside the police where the post is, such as a government; null where it is in a unit.',
    }),
    title: t.exposeString('title', { description: 'What the post is called (职务).' }),
    role: t.expose('role', { type: AssignmentRole, description: 'The part it gives in the unit.' }),
    kind: t.expose('kind', { type: AssignmentKind, description: 'How it counts.' }),
    validity: t.field({
      type: Validity,
      description:
        'The days for which all of this holds: from the last change of the assignment to its next or its end. In the past where it has ended.',
      resolve: (assignment) => assignment,
    }),
    basis: t.field({
      type: Basis,
      nullable: true,
      description: 'By whose order it is so since `validity.from`; null where none is on record.',
      resolve: basisOf,
    }),
  }),
});

builder.objectFields(Officer, (t) => ({
  primaryAssignment: t.field({
    type: Assignment,
    nullable: true,
    description: 'The post by which the officer belongs to a unit (本职); null where there is none on the day.',
    resolve: ({ id }, _args, context) => primaryAssignment(context).load(id),
  }),
  assignments: t.field({
    type: [Assignment],
    description:
      'The posts held on the day of the query: the primary one, then the concurrent ones, then secondments; of a kind, the longest held first.',
    args: {
      includeEnded: t.arg.boolean({
        defaultValue: false,
        description: 'Those that ended before the day as well, as they last were. Never those that begin after it.',
      }),
    },
    resolve: ({ id }, { includeEnded }, context) =>
      assignmentsOf(context, { includeEnded: includeEnded ?? false }).load(id),
  }),
  unit: t.field({
    type: Unit,
    nullable: true,
    description:
      'The unit of the primary assignment (所在单位); null where there is no such assignment on the day or it lies outside the police.',
    resolve: ({ id }, _args, context) =>
      primaryAssignment(context)
        .load(id)
        .then((post) => (post?.unitId == null ? null : unitById(context).load(post.unitId))),
  }),
}));

builder.objectFields(Unit, (t) => ({
  leaders: t.field({
    type: [Assignment],
    description:
      'The posts in the unit itself on the day of the query whose role is not MEMBER, of any kind (领导班子): head, deputies, Party secretary, Party committee; of a role, by the pinyin of the name.',
    resolve: ({ id }, _args, context) => leadersOf(context).load(id),
  }),
}));
