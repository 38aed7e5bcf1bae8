import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { nodeOf, optionalLink } from '../../graphql/field-options.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { Unit } from '../units/unit.type.ts';
import { grantList, tokenList } from './token.lists.ts';
import { grantById, grantsOfToken, tokenById, type GrantRow, type TokenRow } from './token.loaders.ts';
import { ViewerKind, unitsByCode } from './viewer.type.ts';

const NEEDS =
  'Needs the scope access:admin; where that is bound to units, only those bound to these units or to units below them are returned.';

export const Token = builder.objectRef<TokenRow>('Token');
export const AccessGrant = builder.objectRef<GrantRow>('AccessGrant');

builder.node(Token, {
  description: `A token with which a program signs in (令牌), as it is now, whatever the moment of the query. The secret is not readable; only a hash of it is stored. ${NEEDS}`,
  authScopes: scopeForRow(
    'access:admin',
    async ({ id }: TokenRow, context) => (await tokenById(context).load(id)) !== null,
  ),
  ...nodeOf(tokenById, 'Permanent; equals `viewer.id` for a program that signs in with the token.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name given at issue; changes record it as their actor.' }),
    kind: t.expose('kind', { type: ViewerKind, description: 'The kind of viewer that signs in with it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant from which it is no longer accepted; null where it does not expire.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to about a minute; null where it never was.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null where it was not.',
    }),
    documentsOnly: t.exposeBoolean('documentsOnly', {
      description: 'Whether it may use trusted documents alone.',
    }),
    budget: t.exposeInt('budget', {
      nullable: true,
      description:
        'Points of cost that it may spend per minute, or per the period that the server is set to, and the most that one request of it may cost (额度); see docs/limits.md. Null where it has the budget that the server gives to each viewer.',
    }),
    grants: t.field({
      type: [AccessGrant],
      description:
        'All its grants, including revoked ones, in the order in which they were granted; at most the first 1,000.',
      resolve: ({ id }, _args, context) => grantsOfToken(context).load(id),
    }),
  }),
});

builder.node(AccessGrant, {
  description: `Scopes given to a token, or to a person whom an identity provider names (授权), as it is now. ${NEEDS}`,
  authScopes: scopeForRow(
    'access:admin',
    async ({ id }: GrantRow, context) => (await grantById(context).load(id)) !== null,
  ),
  ...nodeOf(grantById),
  fields: (t) => ({
    token: t.field(
      optionalLink(
        Token,
        tokenById,
        'tokenId',
        'The token that has it; null where a person has it, or where the token has grants that the viewer does not administer.',
      ),
    ),
    issuer: t.exposeString('issuer', {
      nullable: true,
      description: 'The identity provider that names the person (claim iss); null where a token has it.',
    }),
    subject: t.exposeString('subject', {
      nullable: true,
      description: 'The person, as the provider names them (claim sub); null where a token has it.',
    }),
    scopes: t.exposeStringList('scopes', { description: 'What it allows, such as registry:read.' }),
    everywhere: t.boolean({
      description: 'Whether it holds for the whole force; if not, for `units` alone.',
      resolve: ({ unitIds }) => unitIds.length === 0,
    }),
    units: t.field({
      type: [Unit],
      description:
        'The units that it is bound to, with all units below them, by code; empty where it holds everywhere. A unit that does not exist yet at the moment of the query is omitted.',
      resolve: ({ unitIds }, _args, context) => unitsByCode(unitIds, context),
    }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When it was granted.' }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant from which it no longer holds; null where it has no end.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null where it was not.',
    }),
  }),
});

const TokenConnection = connectionOf(Token, 'Token', { scope: 'access:admin' });
const AccessGrantConnection = connectionOf(AccessGrant, 'AccessGrant', { scope: 'access:admin' });

builder.queryFields((t) => ({
  tokens: t.field({
    type: TokenConnection,
    description: `All tokens, including expired and revoked ones, in the order of issue. ${NEEDS}`,
    authScopes: { scope: 'access:admin' },
    args: pageArguments(t.arg),
    resolve: (_root, args, context) => tokenList(context, args),
  }),
  accessGrants: t.field({
    type: AccessGrantConnection,
    description: `All grants, to tokens and to persons, including revoked ones, in the order in which they were granted. ${NEEDS}`,
    authScopes: { scope: 'access:admin' },
    args: pageArguments(t.arg),
    resolve: (_root, args, context) => grantList(context, args),
  }),
}));
