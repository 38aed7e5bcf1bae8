import { builder } from '../../graphql/builder.ts';

export const ChangeFilter = builder.inputType('ChangeFilter', {
  description:
    'Which changes. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
  fields: (t) => ({
    subject: t.id({ description: 'Of the thing with this id, of whatever type.' }),
    subjectType: t.stringList({ description: 'Of things of one of these types, at most 1,000; by name, as Unit.' }),
    operation: t.stringList({ description: 'Made by one of these mutations, at most 1,000; by name, as createUnit.' }),
    actor: t.string({ description: 'By exactly this actor.' }),
    since: t.field({ type: 'DateTime', description: 'Recorded at this instant or later.' }),
  }),
});
