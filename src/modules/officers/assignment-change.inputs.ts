import { BasisInput, EFFECTIVE_ON, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { AssignmentKind, AssignmentRole } from './assignment.enums.ts';

const TITLE = 'What the post is called; at most 100 characters.';
const ROLE = 'The part it gives in the unit; MEMBER unless told.';

const changeFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0], expected: string) => ({
  expectedVersion: t.int({ description: `${expected} ${EXPECTED_VERSION}` }),
  effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

export const TransferOfficerInput = builder.inputType('TransferOfficerInput', {
  description:
    'Another primary assignment (调动). The one held that day ends; one that is already on record for later still follows.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The officer, who serves from then on.' }),
    ...changeFields(t, 'Of the officer.'),
    to: t.id({ required: true, description: 'The unit, there as long as the post is held.' }),
    title: t.string({ required: true, description: TITLE }),
    role: t.field({ type: AssignmentRole, description: ROLE }),
  }),
});

export const AddAssignmentInput = builder.inputType('AddAssignmentInput', {
  description:
    'One more post (任职): concurrent (兼任), on secondment (借调), or the primary one of an officer who has none. Exactly one of `unit` and `externalOrgan` is given.',
  fields: (t) => ({
    officer: t.id({ required: true, description: 'The officer, who serves as long as the post is held.' }),
    ...changeFields(t, 'Of the officer.'),
    unit: t.id({
      description: 'The unit, there as long as the post is held; null where the post is outside the police.',
    }),
    externalOrgan: t.string({
      description:
        'The organ outside the police, such as a government; at most 100 characters. Null where it is a unit.',
    }),
    title: t.string({ required: true, description: TITLE }),
    role: t.field({ type: AssignmentRole, description: ROLE }),
    kind: t.field({ type: AssignmentKind, required: true, description: 'How it counts; no second PRIMARY on a day.' }),
    until: t.field({
      type: 'Date',
      description:
        'The first day on which it is not held any more, after effectiveOn. Null: open, or the end of service where that is on record.',
    }),
  }),
});

export const EndAssignmentInput = builder.inputType('EndAssignmentInput', {
  description: 'The end of a post (免职、结束兼任或借调).',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The assignment, held on that day and the day before.' }),
    ...changeFields(t, 'Of the assignment.'),
  }),
});
