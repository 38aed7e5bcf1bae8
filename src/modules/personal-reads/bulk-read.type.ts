import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { nodeOf } from '../../graphql/field-options.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { bulkReadList } from './bulk-read.lists.ts';
import { bulkReadById, type BulkReadRow } from './bulk-read.loaders.ts';

const BulkRead = builder.objectRef<BulkReadRow>('BulkRead');

builder.node(BulkRead, {
  description:
    'A reading of personal data of many at once (批量查阅记录): statistics or lists by age, due retirements, files that are handed out. One for each question that a request was answered; it names no officer. Needs the scope change:read everywhere, since those it is about may be of any unit; otherwise omitted.',
  authScopes: scopeForRow('change:read', () => Promise.resolve(false)),
  ...nodeOf(bulkReadById),
  fields: (t) => ({
    viewer: t.exposeString('viewer', {
      description:
        'Who read it: the kind and the name of the viewer, such as service:importer, like the actor of a change.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was read.' }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description:
        'The purpose that the caller gave in the header x-purpose (查阅事由), at most 200 characters; null where none was needed and none was given.',
    }),
    fields: t.stringList({
      description: 'The names of the fields from which it was answered, such as birthOn.',
      resolve: ({ fields }) => [...fields],
    }),
    asked: t.exposeString('asked', {
      description:
        'What was asked, as text: the field of the query and its arguments as JSON, without those of the page, with the day (`asOf`) and the instant (`knownAt`) that it was asked for. The same for the same question; of a text of more than 10,000 characters the beginning and a hash.',
    }),
    officers: t.exposeInt('officers', {
      description: 'Of how many officers the answer told: those it counted, else those on the page.',
    }),
    position: t.exposeString('position', {
      description: 'The position of the last change before it was read; the answer may contain later ones.',
    }),
  }),
});

const BulkReadConnection = connectionOf(BulkRead, 'BulkRead', { scope: 'change:read' });

builder.queryField('bulkReads', (t) =>
  t.field({
    type: BulkReadConnection,
    description:
      'The readings of personal data of many at once, oldest first, up to `knownAt`; the day of the query has no effect. Needs the scope change:read; where that is bound to units, none are returned.',
    authScopes: { scope: 'change:read' },
    args: pageArguments(t.arg),
    resolve: (_root, args, context) => bulkReadList(context, args),
  }),
);
