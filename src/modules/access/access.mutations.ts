import { encodeGlobalID } from '@pothos/plugin-relay';
import { rootsOf } from '../../access/scopes.ts';
import { newToken, tokenHash } from '../../access/secret.ts';
import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder, type InputFields } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { act, payload } from '../acts/act.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import {
  assertShownNow,
  parseBudget,
  parseEndInstant,
  parseHolder,
  parseScopes,
  parseTokenName,
  parseUnits,
} from './access.rules.ts';
import { grantAccess, issueToken, revokeAccess, revokeToken } from './access.service.ts';
import { grantById } from './token.loaders.ts';
import { AccessGrant } from './token.type.ts';

/** Stands for the token in a dry run, which leaves none that could be used. */
const DRY_RUN_TOKEN = 'mr_dry-run';

/** The fields of scopes and of where they hold. */
const scopeFields = (t: InputFields) => ({
  scopes: t.stringList({ required: true, description: 'What is allowed, such as registry:read; at least one.' }),
  units: t.idList({
    description:
      'The units that it holds for, with all units below them in the tree of the day of use; 1 to 100, each there today. Null: everywhere.',
  }),
});

const parseScopeFields = (check: InputCheck, input: { scopes: string[]; units?: string[] | null | undefined }) => ({
  scopes: parseScopes(check, input.scopes),
  unitIds: parseUnits(check, input.units, (id, path) => inputKey(check, 'Unit', id, path)),
});

act('issueToken', {
  scope: 'access:admin',
  scopeCondition:
    '; what is given never exceeds what the caller has: each scope where the caller has it, until the end of the caller at the latest. A caller who has access:admin for some units alone gives no name that a token outside these units has. A repetition under the same key of @idempotent is refused, because the token itself is not stored',
  description: 'Issues a token to a program.',
  input: {
    description: 'A token for a program (签发令牌).',
    argument: 'Whose, and for what.',
    fields: (t) => ({
      name: t.string({
        required: true,
        description: 'The name of the program, at most 100 characters; changes name it as their actor.',
      }),
      ...scopeFields(t),
      expiresAt: t.field({
        type: 'DateTime',
        description:
          'The instant, in the future, from which it is no longer accepted; no later than the end of the caller. Null: it does not expire, which a caller with an end cannot give.',
      }),
      documentsOnly: t.boolean({
        description:
          'Whether it may use trusted documents alone (docs/limits.md). Default: false; always true where the issuer may use these alone.',
      }),
      budget: t.int({
        description:
          'Points of cost that it may spend per minute, or per the period that the server is set to, and the most that one request of it may cost (额度); see docs/limits.md. 1 to 1,000,000,000, and no more than the budget of the issuer, where the issuer has one of its own or has access:admin for some units alone. Null: the budget of the issuer, else what the server gives to each viewer. It never changes: another budget needs another token.',
      }),
    }),
  },
  success: 'The token is issued, and shown this once.',
  payload: payload<{ tokenId: number; token: string; expiresAt: Date | null; budget: number | null }>(
    'The token, or why not.',
    (t) => ({
      id: t.id({ description: 'The id of the token.', resolve: ({ tokenId }) => encodeGlobalID('Token', tokenId) }),
      token: t.exposeString('token', {
        description:
          'What the program sends after Bearer. It is shown here and never again; in a dry run it is mr_dry-run.',
      }),
      expiresAt: t.expose('expiresAt', {
        type: 'DateTime',
        nullable: true,
        description: 'The instant from which it is no longer accepted; null where it does not expire.',
      }),
      budget: t.exposeInt('budget', {
        nullable: true,
        description:
          'Points of cost that it may spend per period (docs/limits.md); null where it has what the server gives to each viewer.',
      }),
    }),
  ),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check, { viewer, budget: ofServer }) => {
    const token = newToken();
    return {
      token,
      name: parseTokenName(check, input.name),
      hash: tokenHash(token),
      expiresAt: parseEndInstant(check, 'expiresAt', input.expiresAt, new Date()),
      ...parseScopeFields(check, input),
      // a viewer that is bound to documents would be free of them by issuing itself another token
      documentsOnly: viewer.documentsOnly || (input.documentsOnly ?? false),
      budget: parseBudget(check, input.budget, {
        own: viewer.budget,
        ofServer,
        everywhere: rootsOf(viewer.scopes, 'access:admin') === 'everywhere',
      }),
    };
  },
  run: issueToken,
  answer: ({ hash, ...done }, { token, name, hash: shown, expiresAt, budget }, { operation }) => {
    // what is stored under an idempotency key is the hash of the token that was shown
    assertShownNow({ shown: hash !== shown.toString('hex'), name });
    return { ...done, token: operation.dryRun ? DRY_RUN_TOKEN : token, expiresAt, budget };
  },
});

act('revokeToken', {
  scope: 'access:admin',
  scopeCondition: ', for all units of the token',
  description: 'Revokes a token: within 5 seconds it is no longer accepted.',
  input: {
    description: 'The end of a token (撤销令牌).',
    argument: 'Which token.',
    fields: (t) => ({ id: t.id({ required: true, description: 'The token.' }) }),
  },
  success: 'The token is revoked.',
  payload: payload<{ tokenId: number }>('The token that is revoked, or why not.', (t) => ({
    id: t.id({ description: 'The id of the token.', resolve: ({ tokenId }) => encodeGlobalID('Token', tokenId) }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  // its result has no InvalidInputError, and clients are typed from that
  refusesInput: false,
  command: (input, check) => inputKey(check, 'Token', input.id, 'id'),
  run: revokeToken,
});

const grant = payload<{ grantId: number }>('The grant with the change on record, or why not.', (t) => ({
  grant: t.field(link(AccessGrant, grantById, 'grantId', 'The grant.')),
}));

export const PersonInput = builder.inputType('PersonInput', {
  description: 'A person, as an identity provider names them.',
  fields: (t) => ({
    issuer: t.string({ required: true, description: 'The provider (claim iss), at most 255 characters.' }),
    subject: t.string({ required: true, description: 'Its name for the person (claim sub), at most 255 characters.' }),
  }),
});

act('grantAccess', {
  scope: 'access:admin',
  scopeCondition:
    '; what is given never exceeds what the caller has: each scope where the caller has it, until the end of the caller at the latest',
  description:
    'Gives a token or a person more scopes, everywhere or for some units, for good or until an instant; in force within 5 seconds.',
  input: {
    description: 'Scopes for a token or a person (授权). Exactly one of `token` and `person` is given.',
    argument: 'Whom, and what.',
    fields: (t) => ({
      token: t.id({ description: 'The token, in force; null where the grant is for a person.' }),
      person: t.field({
        type: PersonInput,
        description: 'The person, whether they have signed in yet or not; null where the grant is for a token.',
      }),
      ...scopeFields(t),
      until: t.field({
        type: 'DateTime',
        description:
          'The instant, in the future, from which it no longer holds; no later than the end of the caller. Null: it holds until it is revoked or its token ends, which a caller with an end can give to a token that ends in time alone.',
      }),
    }),
  },
  success: 'The access is granted.',
  payload: grant,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const token = input.token == null ? null : inputKey(check, 'Token', input.token, 'token');
    return {
      holder: parseHolder(check, { token, person: input.person ?? null }),
      until: parseEndInstant(check, 'until', input.until, new Date()),
      ...parseScopeFields(check, input),
    };
  },
  run: grantAccess,
});

act('revokeAccess', {
  scope: 'access:admin',
  scopeCondition: ', for all units of the grant',
  description: 'Revokes a grant: within 5 seconds it no longer holds.',
  input: {
    description: 'The end of a grant (收回授权).',
    argument: 'Which grant.',
    fields: (t) => ({ id: t.id({ required: true, description: 'The grant.' }) }),
  },
  success: 'The access is revoked.',
  payload: grant,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => inputKey(check, 'AccessGrant', input.id, 'id'),
  run: revokeAccess,
});
