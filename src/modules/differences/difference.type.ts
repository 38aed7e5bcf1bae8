import { brandWithType, type OutputType } from '@pothos/core';
import { pageArguments } from '../../graphql/arguments.ts';
import { builder, type Types } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { Change } from '../changes/change.type.ts';
import { FieldChange, OWN_CHANGE } from '../changes/field-change.type.ts';
import { dutyById } from '../duties/duty.loaders.ts';
import { Duty } from '../duties/duty.type.ts';
import { honorById } from '../honors/honor.loaders.ts';
import { Honor } from '../honors/honor.type.ts';
import { assignmentById } from '../officers/assignment.loaders.ts';
import { Assignment } from '../officers/assignment.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { PARTS, type DifferencePart } from './difference-part.sql.ts';
import { MomentInput } from './difference.inputs.ts';
import { differencePage, type Difference as DifferenceOf } from './difference.lists.ts';
import { accountsOf, contextAt, fieldsOf } from './difference.loaders.ts';

/** The type of the things of a kind, and by what they are read. */
type Subjects = readonly [OutputType<Types>, (context: Context) => { load(id: number): Promise<object | null> }];

const SUBJECTS: Readonly<Record<DifferencePart['type'], Subjects>> = {
  Unit: [Unit, unitById],
  Officer: [Officer, officerById],
  Assignment: [Assignment, assignmentById],
  Honor: [Honor, honorById],
  Duty: [Duty, dutyById],
};

const Difference = builder.objectRef<DifferenceOf>('Difference').implement({
  description: 'One thing that is not the same at two moments (差异).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description:
        'The thing, as it is at the moment where it is there; the later one where it is at both. What its fields lead to is told as of the moment of the query. Never null today.',
      resolve: async ({ place, id, after, moments }, _args, context) => {
        const [type, byId] = SUBJECTS[PARTS[place]!.type];
        const at = contextAt(context, after === null ? moments.earlier : moments.later);
        const subject = await byId(at).load(id);
        if (subject) brandWithType(subject, type);
        return subject;
      },
    }),
    subjectType: t.string({
      description: 'Its type: Unit, Officer, Assignment, Honor or Duty.',
      resolve: ({ place }) => PARTS[place]!.type,
    }),
    fields: t.field({
      type: [FieldChange],
      description:
        'Every field that is not the same, by the names that changes give them, before at the moment `earlier` and after at the moment `later`; null where the thing is not there.',
      // both values can be read by whoever reads the thing
      grantScopes: [OWN_CHANGE],
      resolve: async (difference, _args, context) => {
        const { type: subjectType } = PARTS[difference.place]!;
        const fields = await fieldsOf(context, difference.moments).load(difference);
        return fields.map((field) => ({ ...field, subjectType }));
      },
    }),
    changes: t.field({
      type: [Change],
      description:
        'The changes that account for it, oldest first: those that became known between both instants, and those that take effect between both days, as far as they touched what differs. Needs the scope change:read; without what else a change needs it is left out, as it is from `changes`.',
      authScopes: { scope: 'change:read' },
      resolve: (difference, _args, context) => accountsOf(context, difference.moments).load(difference),
    }),
  }),
});

const DifferenceConnection = connectionOf(Difference, 'Difference');

builder.queryField('differences', (t) =>
  t.field({
    type: DifferenceConnection,
    description:
      'What of a unit, an officer or a subtree is not the same at two moments (差异比对), each a day as known at an instant: of a unit itself, its posts, honors and duties; of an officer likewise. By type, then by id. The moment of the query has no effect but for `knownAt`, where a moment has none. Birth dates and national ids are not compared, and neither is what needs a scope besides registry:read.',
    args: {
      of: t.arg.id({ required: true, description: 'The unit or the officer with this id.' }),
      earlier: t.arg({ type: MomentInput, required: true, description: 'The moment of what is told as before.' }),
      later: t.arg({ type: MomentInput, required: true, description: 'The moment of what is told as after.' }),
      subtree: t.arg.boolean({
        description:
          'Whether the units that are below the unit at either moment are compared as well, and the officers who belong to them at either moment. Default: false. Without effect for an officer.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => differencePage(context, args),
  }),
);
