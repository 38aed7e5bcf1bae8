import { encodeGlobalID } from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  Refusal,
  RuleViolationError,
  StaleVersionError,
  type InputProblem,
} from '../errors/refusals.ts';
import { builder } from './builder.ts';
import { inputText } from './input-text.ts';
import { declaredScope, nodeType } from './node-access.ts';

const message = 'What must be corrected, in the language of Accept-Language: Chinese (default) or English.';

export const UserError = builder.interfaceRef<Refusal>('UserError').implement({
  description:
    'A refusal that the caller can act on; nothing was changed. Every error type of a mutation implements it.',
  fields: (t) => ({
    message: t.string({ description: message, resolve: ({ text }, _args, { locale }) => text[locale] }),
  }),
});

const InputIssue = builder.objectRef<InputProblem>('InputIssue').implement({
  description: 'One problem of the input.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'The place in the input, with dots: effectiveOn, targets.0.basisPoints.',
    }),
    message: t.string({ description: message, resolve: ({ text }, _args, { locale }) => text[locale] }),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'The input is not valid (输入有误); all its problems are listed.',
  interfaces: [UserError],
  fields: (t) => ({
    message: t.string({
      description: `${message} It calls fields as people do; \`issues\` have the path of each.`,
      resolve: ({ text, problems }, _args, { locale }) => (locale === 'zh' ? inputText(problems) : text.en),
    }),
    issues: t.field({
      type: [InputIssue],
      description: 'All problems of the input.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

/** Whether whoever reads refusals reads all things of a type, too: what needs a scope of its own is read by some, and of some. */
function isOpen(schema: GraphQLSchema, typename: string): boolean {
  const type = nodeType(schema, typename);
  return type !== null && declaredScope(type) === 'registry:read';
}

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'A thing that the input names does not exist on the day (不存在).',
  interfaces: [UserError],
  fields: (t) => ({
    message: t.string({
      description: `${message} Of what everybody who reads the registry may read, it tells from which day it is there, or no longer is.`,
      resolve: ({ type, text, withDays }, _args, { locale }, { schema }) =>
        (isOpen(schema, type) ? withDays : text)[locale],
    }),
    type: t.exposeString('type', { description: 'The type of the missing thing: Unit.' }),
    key: t.string({
      description: 'The id by which the input names it, or the key of what has no id.',
      resolve: ({ type, key }) => (/^\d+$/.test(key) ? encodeGlobalID(type, key) : key),
    }),
  }),
});

builder.objectType(StaleVersionError, {
  name: 'StaleVersionError',
  description: 'The thing was changed since it was read (版本过期).',
  interfaces: [UserError],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', {
      description: 'The current version of the thing: read it again, compare, and send the change again.',
    }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'Another thing already has the unique value (冲突), such as the code or the police number.',
  interfaces: [UserError],
  fields: (t) => ({
    existing: t.node({
      description: 'The thing that has it, on a day on which it has it; null if it cannot be shown.',
      id: ({ existing }) => existing,
    }),
    field: t.exposeString('field', {
      nullable: true,
      description:
        'The field of the input whose value is taken, such as policeNumber, nationalId, code or key. Null where it is not the value of one field.',
    }),
  }),
});

builder.objectType(RuleViolationError, {
  name: 'RuleViolationError',
  description: 'A rule of the registry or of a regulation forbids it (违反规则).',
  interfaces: [UserError],
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The name of the rule. It never changes, so programs may act on it.' }),
    article: t.exposeString('article', {
      nullable: true,
      description: 'The article of the regulation; null for a rule of the registry.',
    }),
  }),
});
