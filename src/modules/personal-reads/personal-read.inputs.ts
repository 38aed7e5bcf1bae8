import { builder } from '../../graphql/builder.ts';

export const PersonalReadFilter = builder.inputType('PersonalReadFilter', {
  description: 'Conditions on reads, all of which must hold. A condition that is null or omitted always holds.',
  fields: (t) => ({
    officer: t.id({ description: 'Reads of the data of the officer with this id.' }),
    viewer: t.string({
      description: 'Reads by exactly this viewer: the name, or the kind and the name, such as service:importer.',
    }),
    since: t.field({ type: 'DateTime', description: 'Reads at this instant or later.' }),
    until: t.field({ type: 'DateTime', description: 'Reads before this instant.' }),
  }),
});
