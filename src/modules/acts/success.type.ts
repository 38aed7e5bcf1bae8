import type { FieldMap } from '@pothos/core';
import { builder, type Types } from '../../graphql/builder.ts';
import type { Done } from './performing.ts';
import { Change, OWN_CHANGE } from '../changes/change.type.ts';
import { ownChange } from '../changes/change.loaders.ts';

type Fields<Keys> = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Keys>>) => FieldMap;

/** The success type of a mutation: what it is about, and the change that was recorded. */
export const successOf = <Keys extends object>(name: string, description: string, fields: Fields<Keys>) =>
  builder.objectRef<Done<Keys>>(name).implement({
    description,
    fields: (t) => ({
      ...fields(t),
      change: t.field({
        type: Change,
        description: 'The change on record. Who made it may see it, with the scope change:read or without.',
        grantScopes: [OWN_CHANGE],
        resolve: async ({ position }, _args, context) => (await ownChange(context).load(position))!,
      }),
    }),
  });
