import type { InputFields } from '../../graphql/builder.ts';
import { AssignmentRole } from './assignment.enums.ts';

/** The fields of an input that say what post is held. */
export const postFields = (t: InputFields) => ({
  title: t.string({ required: true, description: 'What the post is called; at most 100 characters.' }),
  role: t.field({ type: AssignmentRole, description: 'The role in the unit. Default: MEMBER.' }),
});
