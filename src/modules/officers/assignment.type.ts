import { builder } from '../../graphql/builder.ts';
import { basis, link, nodeOf, optionalLink, validity, versionOf } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { AssignmentKind, AssignmentRole } from './assignment.enums.ts';
import {
  assignmentById,
  assignmentLock,
  assignmentsInSql,
  assignmentsOf,
  leadersInSql,
  leadersOf,
  primaryAssignment,
  primaryOf,
  unitOfOfficer,
  type AssignmentRow,
  type WhichAssignments,
} from './assignment.loaders.ts';
import { officerById } from './officer.loaders.ts';
import { Officer } from './officer.type.ts';

export const Assignment = builder.objectRef<AssignmentRow>('Assignment');

builder.node(Assignment, {
  description: 'A post that an officer holds or held (任职), as of the day of the query.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(assignmentById, 'The same for as long as the registry stands, whatever becomes of the assignment.'),
  fields: (t) => ({
    version: t.int(versionOf('assignment', assignmentLock)),
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer who holds the post.')),
    unit: t.field(
      optionalLink(
        Unit,
        unitById,
        'unitId',
        'The unit of the post; null for a post outside the police, see `externalOrgan`, and where the unit is not there until after the day.',
      ),
    ),
    externalOrgan: t.exposeString('externalOrgan', {
      nullable: true,
      description: 'The organ of a post outside the police, such as a government; null for a post in a unit.',
    }),
    title: t.exposeString('title', { description: 'What the post is called (职务).' }),
    role: t.expose('role', { type: AssignmentRole, description: 'The role in the unit.' }),
    kind: t.expose('kind', { type: AssignmentKind, description: 'How the assignment counts.' }),
    validity: t.field(
      validity(
        'The days for which these values hold: from the last change of the assignment to the next or to its end. In the past if the assignment has ended.',
      ),
    ),
    basis: t.field(basis('The order on which it rests from `validity.from`; null where none is on record.')),
  }),
});

builder.objectFields(Officer, (t) => ({
  primaryAssignment: t.field({
    ...inSql({ kind: 'row', select: (statement, column) => primaryOf(statement, column('id')) }),
    type: Assignment,
    nullable: true,
    description: 'The post by which the officer belongs to a unit (本职); null where there is none on the day.',
    resolve: ({ id }, _args, context) => primaryAssignment(context).load(id),
  }),
  assignments: t.field({
    ...inSql({
      kind: 'rows',
      select: (statement, column, which: WhichAssignments) => assignmentsInSql(statement, column('id'), which),
    }),
    type: [Assignment],
    description:
      'The posts held on the day of the query: primary, then concurrent, then secondments; within a kind, the longest held first.',
    args: {
      includeEnded: t.arg.boolean({
        defaultValue: false,
        description: 'Includes posts that ended before the day, as last recorded.',
      }),
      includeFuture: t.arg.boolean({
        defaultValue: false,
        description: 'Includes posts that begin after the day, as they are to begin.',
      }),
    },
    resolve: ({ id }, which, context) => assignmentsOf(context, which).load(id),
  }),
  unit: t.field({
    ...inSql({ kind: 'row', select: (statement, column) => unitOfOfficer(statement, column('id')) }),
    type: Unit,
    nullable: true,
    description:
      'The unit of the primary assignment (所在单位); null if there is no such assignment on the day or it is outside the police.',
    resolve: ({ id }, _args, context) =>
      primaryAssignment(context)
        .load(id)
        .then((post) => (post?.unitId == null ? null : unitById(context).load(post.unitId))),
  }),
}));

builder.objectFields(Unit, (t) => ({
  leaders: t.field({
    ...inSql({ kind: 'rows', select: (statement, column) => leadersInSql(statement, column('id')) }),
    type: [Assignment],
    description:
      'The posts in the unit itself on the day of the query, of any kind, whose role is not MEMBER (领导班子): head, deputies, Party secretary, Party committee; within a role, by the pinyin of the name.',
    resolve: ({ id }, _args, context) => leadersOf(context).load(id),
  }),
}));
