import { encodeGlobalID } from '@pothos/plugin-relay';
import { rootsOf } from '../../access/scopes.ts';
import { newToken, tokenHash } from '../../access/secret.ts';
import { inputKey, keyOf } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { InvalidInputError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck } from '../acts/input-check.rules.ts';
import { GrantAccessInput, IssueTokenInput, RevokeAccessInput, RevokeTokenInput } from './access-change.inputs.ts';
import {
  assertShownNow,
  parseBudget,
  parseEnd,
  parseHolder,
  parseScopes,
  parseTokenName,
  parseUnits,
} from './access.rules.ts';
import { grantAccess, issueToken, revokeAccess, revokeToken } from './access.service.ts';
import { grantById } from './token.loaders.ts';
import { AccessGrant } from './token.type.ts';

/** In the place of a token in a dry run, which leaves none that could be used. */
const DRY_RUN_TOKEN = 'mr_dry-run';

interface Issued {
  readonly tokenId: number;
  readonly token: string;
  readonly expiresAt: Date | null;
  readonly budget: number | null;
}

const given = (check: InputCheck, input: { scopes: string[]; units?: string[] | null | undefined }) => ({
  scopes: parseScopes(check, input.scopes),
  unitIds: parseUnits(check, input.units, (id, path) => inputKey(check, 'Unit', id, path)),
});

const IssueTokenSuccess = successOf<Issued>('IssueTokenSuccess', 'The token is issued, and shown this once.', (t) => ({
  id: t.id({ description: 'The id of the token.', resolve: ({ tokenId }) => encodeGlobalID('Token', tokenId) }),
  token: t.exposeString('token', {
    description:
      'What the program sends after Bearer. It is shown here and never again; in a dry run it is mr_dry-run.',
  }),
  expiresAt: t.expose('expiresAt', {
    type: 'DateTime',
    nullable: true,
    description: 'From when on it lets nobody in any more; null where it does not expire.',
  }),
  budget: t.exposeInt('budget', {
    nullable: true,
    description:
      'Points of cost that it may spend until they come back, as docs/limits.md tells; null where it has as many as the server gives to each viewer.',
  }),
}));

builder.mutationField('issueToken', (t) =>
  t.field({
    type: IssueTokenSuccess,
    description:
      'Issues a token to a program. Needs the scope access:admin; who has it for some units alone gives no more than is held there, and no name that a token of others has. Sent again under the same key of @idempotent it is refused, for the token is kept nowhere.',
    authScopes: { scope: 'access:admin' },
    args: { input: t.arg({ type: IssueTokenInput, required: true, description: 'Whose, and for what.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, RuleViolationError],
      union: { name: 'IssueTokenResult', description: 'The token, or why not.' },
    },
    resolve: async (_root, { input }, context, info) => {
      const check = new InputCheck();
      const name = parseTokenName(check, input.name);
      const expiresAt = parseEnd(check, 'expiresAt', input.expiresAt, new Date());
      const { scopes, unitIds } = given(check, input);
      const { viewer } = context;
      const budget = parseBudget(check, input.budget, {
        own: viewer.budget,
        ofServer: context.budget,
        everywhere: rootsOf(viewer.scopes, 'access:admin') === 'everywhere',
      });
      check.done();
      const token = newToken();
      const hash = tokenHash(token);
      // else who is bound to documents would get out of it by a token more
      const documentsOnly = viewer.documentsOnly || (input.documentsOnly ?? false);
      const command = { name, hash, expiresAt, documentsOnly, budget, scopes, unitIds };
      const done = await perform(context, info, input, (write) => issueToken(write, command));
      // what is kept under a key is the hash of the token that was shown
      assertShownNow({ shown: done.hash !== hash.toString('hex'), name });
      return { ...done, token: context.operation.dryRun ? DRY_RUN_TOKEN : token, expiresAt, budget };
    },
  }),
);

builder.mutationField('revokeToken', (t) =>
  t.field({
    type: successOf<{ tokenId: number }>('RevokeTokenSuccess', 'The token is revoked.', (s) => ({
      id: s.id({ description: 'The id of the token.', resolve: ({ tokenId }) => encodeGlobalID('Token', tokenId) }),
    })),
    description:
      'Revokes a token: within 5 seconds it lets nobody in any more. Needs the scope access:admin, for all units of the token.',
    authScopes: { scope: 'access:admin' },
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'Which token.' }) },
    errors: {
      types: [NotFoundError, RuleViolationError],
      union: { name: 'RevokeTokenResult', description: 'The token that is revoked, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const tokenId = keyOf('Token', input.id, 'id');
      return perform(context, info, input, (write) => revokeToken(write, tokenId));
    },
  }),
);

const success = (name: string, description: string) =>
  successOf<{ grantId: number }>(name, description, (t) => ({
    grant: t.field({
      type: AccessGrant,
      description: 'The grant.',
      resolve: async ({ grantId }, _args, context) => (await grantById(context).load(grantId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The grant with the change on record, or why not.' });

builder.mutationField('grantAccess', (t) =>
  t.field({
    type: success('GrantAccessSuccess', 'The access is granted.'),
    description:
      'Gives a token or a person more scopes, everywhere or for some units, for good or until an instant; in force within 5 seconds. Needs the scope access:admin; who has it for some units alone gives no more than is held there.',
    authScopes: { scope: 'access:admin' },
    args: { input: t.arg({ type: GrantAccessInput, required: true, description: 'Whom, and what.' }) },
    errors: { types: [InvalidInputError, NotFoundError, RuleViolationError], union: result('GrantAccessResult') },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const token = input.token == null ? null : inputKey(check, 'Token', input.token, 'token');
      const command = {
        holder: parseHolder(check, { token, person: input.person ?? null }),
        until: parseEnd(check, 'until', input.until, new Date()),
        ...given(check, input),
      };
      check.done();
      return perform(context, info, input, (write) => grantAccess(write, command));
    },
  }),
);

builder.mutationField('revokeAccess', (t) =>
  t.field({
    type: success('RevokeAccessSuccess', 'The access is revoked.'),
    description:
      'Revokes a grant: within 5 seconds it does not hold any more. Needs the scope access:admin, for all units of the grant.',
    authScopes: { scope: 'access:admin' },
    args: { input: t.arg({ type: RevokeAccessInput, required: true, description: 'Which grant.' }) },
    errors: { types: [InvalidInputError, NotFoundError, RuleViolationError], union: result('RevokeAccessResult') },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const grantId = inputKey(check, 'AccessGrant', input.id, 'id');
      check.done();
      return perform(context, info, input, (write) => revokeAccess(write, grantId));
    },
  }),
);
