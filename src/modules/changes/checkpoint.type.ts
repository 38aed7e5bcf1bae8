import { builder } from '../../graphql/builder.ts';
import { lastCheckpoint, type CheckpointRow } from './checkpoint.loaders.ts';

const Checkpoint = builder.objectRef<CheckpointRow>('Checkpoint').implement({
  description:
    'A signed statement of where the record stood (签名检查点): its last change then, with the hash and the instant of it. Kept outside the registry, it shows later whether the record up to there is still the same. Needs the scope change:read.',
  authScopes: { scope: 'change:read' },
  fields: (t) => ({
    position: t.exposeString('position', { description: 'The position of the change. An integer, as text.' }),
    hash: t.exposeString('hash', {
      description:
        'The hash of the change (SHA-256, hexadecimal), which commits to all changes before it and to the rows that they wrote.',
    }),
    at: t.field({
      type: 'DateTime',
      description: 'The instant of the change.',
      resolve: ({ at }) => new Date(at),
    }),
    signature: t.exposeString('signature', {
      description:
        'Ed25519 over position, hash and at, in base64; verified with `publicKey`, which is to be kept apart from the registry.',
    }),
    publicKey: t.exposeString('publicKey', {
      description: 'The public key of the signature: SubjectPublicKeyInfo (DER), in base64.',
    }),
  }),
});

builder.queryField('checkpoint', (t) =>
  t.field({
    type: Checkpoint,
    nullable: true,
    description:
      'The newest signed checkpoint, whatever the moment of the query. One is made at least once an hour while changes come; null where nothing was signed yet, or the registry has no signing key. Needs the scope change:read, for any units.',
    authScopes: { scope: 'change:read' },
    resolve: (_root, _args, context) => lastCheckpoint(context),
  }),
);
