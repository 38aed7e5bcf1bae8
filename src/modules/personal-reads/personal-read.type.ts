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
    'A read of a personal field of an officer (查阅记录): one for each field of each officer that the answer to a request contained, or that a refusal or a dry run gave away: what `reviseOfficer` would have set, because its outcome reveals whether a guess is right, and the national id of whom `enrollOfficer` or `reviseOfficer` found to have it already. Needs the scope change:read for the unit of the officer; other reads are omitted.',
  authScopes: scopeForRow('change:read', ({ officerId }: PersonalReadRow, context) =>
    reachesOfficer(context, 'change:read', officerId),
  ),
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was read.' }),
    viewer: t.exposeString('viewer', {
      description:
        'Who read it: the kind and the name of the viewer, such as service:importer, like the actor of a change.',
    }),
    viewerId: t.id({
      description: 'The id of the token or person that read it; equals `viewer.id`.',
      resolve: ({ viewerType, viewerId }) => encodeGlobalID(viewerType, viewerId),
    }),
    officerId: t.id({
      description: 'The id of the officer whose data was read.',
      resolve: ({ officerId }) => encodeGlobalID('Officer', officerId),
    }),
    officer: t.field({
      type: Officer,
      nullable: true,
      description:
        'The officer whose data was read, as of the day of the query; null where the officer is not on record that day.',
      resolve: ({ officerId }, _args, context) => officerById(context).load(officerId),
    }),
    field: t.exposeString('field', { description: 'The name of the field: birthOn or nationalId.' }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description:
        'The purpose that the caller gave in the header x-purpose (查阅事由), at most 200 characters; null where none was given.',
    }),
    requestId: t.exposeString('requestId', {
      description: 'The id of the request that read it, as in the log of the server.',
    }),
  }),
});

const PersonalReadConnection = connectionOf(PersonalRead, 'PersonalRead', { scope: 'change:read', counted: false });

builder.queryField('reads', (t) =>
  t.field({
    type: PersonalReadConnection,
    description:
      'The reads of personal data of officers: who read which field of whom, when and for what purpose, oldest first. Returns the reads up to `knownAt`; the day of the query has no effect. Needs the scope change:read; where that is bound to units, returns the reads of the officers of these units, as they belong there today.',
    authScopes: { scope: 'change:read' },
    args: {
      filter: t.arg({ type: PersonalReadFilter, description: 'Which reads. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => personalReadList(context, args),
  }),
);
