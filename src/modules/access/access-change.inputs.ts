import { builder } from '../../graphql/builder.ts';

const SCOPES = 'What is allowed, such as registry:read; at least one.';
const UNITS =
  'The units that it holds for, with all below them as the tree is then, 1 to 100; each there today. Null: everywhere.';

export const IssueTokenInput = builder.inputType('IssueTokenInput', {
  description: 'A token for a program (签发令牌).',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'What the program is called, at most 100 characters; changes name it as their actor.',
    }),
    scopes: t.stringList({ required: true, description: SCOPES }),
    units: t.idList({ description: UNITS }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From when on it lets nobody in any more, in the future. Null: it does not expire.',
    }),
    documentsOnly: t.boolean({
      description:
        'Whether it may use trusted documents alone, as docs/limits.md tells; false unless told, and always true where the issuer may use these alone.',
    }),
    budget: t.int({
      description:
        'Points of cost that it may spend until they come back, all of them in a minute unless the server is set otherwise, and the most that one request of it may cost (额度), as docs/limits.md tells: 1 to 1,000,000,000, and no more than the budget of the issuer, where that has one of its own or has access:admin for some units alone. Null: that of the issuer, else as many as the server gives to each viewer. It is never changed: for another one, issue another token.',
    }),
  }),
});

export const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'The end of a token (撤销令牌).',
  fields: (t) => ({ id: t.id({ required: true, description: 'The token.' }) }),
});

const PersonInput = builder.inputType('PersonInput', {
  description: 'A person, as an identity provider names them.',
  fields: (t) => ({
    issuer: t.string({ required: true, description: 'The provider (claim iss), at most 255 characters.' }),
    subject: t.string({ required: true, description: 'Its name for the person (claim sub), at most 255 characters.' }),
  }),
});

export const GrantAccessInput = builder.inputType('GrantAccessInput', {
  description: 'Scopes for a token or a person (授权). Exactly one of `token` and `person` is given.',
  fields: (t) => ({
    token: t.id({ description: 'The token, in force; null where it is for a person.' }),
    person: t.field({
      type: PersonInput,
      description: 'The person, whether they have signed in yet or not; null where it is for a token.',
    }),
    scopes: t.stringList({ required: true, description: SCOPES }),
    units: t.idList({ description: UNITS }),
    until: t.field({
      type: 'DateTime',
      description: 'From when on it does not hold any more, in the future. Null: until it is revoked.',
    }),
  }),
});

export const RevokeAccessInput = builder.inputType('RevokeAccessInput', {
  description: 'The end of a grant (撤销授权).',
  fields: (t) => ({ id: t.id({ required: true, description: 'The grant.' }) }),
});
