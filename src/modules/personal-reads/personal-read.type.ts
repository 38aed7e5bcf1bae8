import { encodeGlobalID } from '@pothos/plugin-relay';
import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { scopeForRow, reachesOfficer } from '../../graphql/reach.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { PersonalReadFilter } from './personal-read.inputs.ts';
import { personalReadList } from './personal-read.lists.ts';
import type { PersonalReadRow } from './personal-read.loaders.ts';

const PersonalRead = builder.objectRef<PersonalReadRow>('PersonalRead').implement({
  description:
    'That a personal field of an officer was read (查阅记录): one for each field of each officer that a request was answered with, or that a refused or dry run of `reviseOfficer` would have set: that tells whether a guess is right. Needs the scope change:read for the unit of the officer: others are not there.',
  authScopes: scopeForRow('change:read', ({ officerId }: PersonalReadRow, context) =>
    reachesOfficer(context, 'change:read', officerId),
  ),
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was read.' }),
    viewer: t.exposeString('viewer', {
      description: 'Who read it: the kind and the name of the viewer, as service:importer, like the actor of a change.',
    }),
    viewerId: t.id({
      description: 'The id of the token or person that read it, like `viewer.id`.',
      resolve: ({ viewerType, viewerId }) => encodeGlobalID(viewerType, viewerId),
    }),
    officerId: t.id({
      description: 'The id of the officer whose it is.',
      resolve: ({ officerId }) => encodeGlobalID('Officer', officerId),
    }),
    officer: t.field({
      type: Officer,
      nullable: true,
      description: 'Whose it is, as on the day of the query; null where the officer is not there that day.',
      resolve: ({ officerId }, _args, context) => officerById(context).load(officerId),
    }),
    field: t.exposeString('field', { description: 'The name of the field: birthOn or nationalId.' }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description:
        'What the caller said it was read for (查阅事由), in the header x-purpose, at most 200 characters; null where it said nothing.',
    }),
    requestId: t.exposeString('requestId', {
      description: 'The request that read it, as the log of the server names it.',
    }),
  }),
});

const PersonalReadConnection = connectionOf(PersonalRead, 'PersonalRead', { scope: 'change:read', counted: false });

builder.queryField('reads', (t) =>
  t.field({
    type: PersonalReadConnection,
    description:
      'Who read personal data of officers, whose, which field, when and what for, oldest first. Answers with what was read by `knownAt`; the day of the query does not matter. Needs the scope change:read; where that is bound to units, with the reads of their officers, as they belong there today.',
    authScopes: { scope: 'change:read' },
    args: {
      filter: t.arg({ type: PersonalReadFilter, description: 'Which reads; all unless told.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => personalReadList(context, args),
  }),
);
