import { parseKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { officerById, type OfficerRow } from './officer.loaders.ts';

export const Officer = builder.objectRef<OfficerRow>('Officer');

builder.node(Officer, {
  description: 'A police officer or auxiliary (民警, 辅警), as known on the day of the query.',
  authScopes: { scope: 'registry:read' },
  id: {
    resolve: ({ id }) => id,
    parse: (id) => parseKey(id),
    description: 'The same for as long as the registry stands, whatever becomes of the officer.',
  },
  loadWithoutCache: (id, context) => officerById(context).load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name (姓名).' }),
  }),
});
