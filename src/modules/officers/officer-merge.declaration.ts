import { recorded, reference } from '../../record/declaration.ts';

/** An officer who was on record twice: to whom the id of the merged record leads. It is never one that is merged itself. */
export const OFFICER_MERGE = recorded({
  type: 'OfficerMerge',
  table: 'officer_merge',
  alias: 'm',
  basisKept: false,
  unique: [{ of: ['officerId'] }],
  facts: {
    officerId: reference('Officer'),
    intoId: reference('Officer'),
  },
});
