import { builder } from '../../graphql/builder.ts';

export const ChangeFilter = builder.inputType('ChangeFilter', {
  description:
    'Conditions on changes, all of which must hold. A condition that is null or omitted always holds; an empty list of values matches nothing.',
  fields: (t) => ({
    subject: t.id({
      description:
        'Changes of the thing with this id, of any type: about it, or that changed rows of it, such as a merger, a load or the scores of a cycle. An officer has posts, honors, evaluations and selections; a unit has posts, honors, evaluations and figures; each of them, and a place, has duties.',
    }),
    within: t.id({
      description:
        'Changes of the unit with this id and the units below it on the day of the query, those that were closed below it included, and changes about officers who belonged to them when the change took effect: by the primary assignment of that day, also the one that ends with it. So whoever moves is found in both units.',
    }),
    subjectType: t.stringList({
      description: 'Changes of things of one of these types, by name, such as Unit; at most 1,000.',
    }),
    operation: t.stringList({
      description: 'Changes made by one of these mutations, by name, such as createUnit; at most 1,000.',
    }),
    actor: t.string({
      description: 'Changes made by exactly this actor: the name, or the kind and the name, such as service:importer.',
    }),
    actorContains: t.string({
      description: 'Changes by whoever acted under a name, with its kind before it, that contains this text.',
    }),
    since: t.field({ type: 'DateTime', description: 'Changes recorded at this instant or later.' }),
    until: t.field({ type: 'DateTime', description: 'Changes recorded at this instant or earlier.' }),
    position: t.string({ description: 'The change with this `position`.' }),
  }),
});
