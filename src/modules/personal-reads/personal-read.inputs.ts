import { builder } from '../../graphql/builder.ts';

export const PersonalReadFilter = builder.inputType('PersonalReadFilter', {
  description: 'Which reads. All fields given must hold; one that is null or omitted holds for all.',
  fields: (t) => ({
    officer: t.id({ description: 'Of the officer with this id.' }),
    viewer: t.string({ description: 'By exactly this viewer, as service:importer.' }),
    since: t.field({ type: 'DateTime', description: 'At this instant or later.' }),
    until: t.field({ type: 'DateTime', description: 'Before this instant.' }),
  }),
});
