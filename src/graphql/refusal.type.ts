import { encodeGlobalID } from '@pothos/plugin-relay';
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

const message = 'What stands in the way, in the language of Accept-Language: Chinese (default) or English.';

export const UserError = builder.interfaceRef<Refusal>('UserError').implement({
  description:
    'A refusal the caller can act on; nothing has been changed. Every error type of a mutation implements it.',
  fields: (t) => ({
    message: t.string({ description: message, resolve: ({ text }, _args, { locale }) => text[locale] }),
  }),
});

const InputIssue = builder.objectRef<InputProblem>('InputIssue').implement({
  description: 'One thing that is wrong with the input.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where in the input, with dots: effectiveOn, targets.0.basisPoints.' }),
    message: t.string({ description: message, resolve: ({ text }, _args, { locale }) => text[locale] }),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'The input cannot be meant as it is (输入有误); all that is wrong is listed.',
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({ type: [InputIssue], description: 'All that is wrong.', resolve: ({ problems }) => problems }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'Something that the input names does not exist on the day (不存在).',
  interfaces: [UserError],
  fields: (t) => ({
    type: t.exposeString('type', { description: 'The type of what is missing: Unit.' }),
    key: t.string({
      description: 'The id by which it was named.',
      resolve: ({ type, key }) => encodeGlobalID(type, key),
    }),
  }),
});

builder.objectType(StaleVersionError, {
  name: 'StaleVersionError',
  description: 'Somebody else changed it since it was read (版本过期).',
  interfaces: [UserError],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'Its version now, to compare and send again.' }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'Something else already has the place (冲突), such as the code or the police number.',
  interfaces: [UserError],
  fields: (t) => ({
    existing: t.node({
      description: 'What has the place, on a day on which it has it; null where it cannot be shown.',
      id: ({ existing }) => existing,
    }),
  }),
});

builder.objectType(RuleViolationError, {
  name: 'RuleViolationError',
  description: 'A rule of the domain or of a regulation forbids it (违反规则).',
  interfaces: [UserError],
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The name of the rule, stable: programs may act on it.' }),
    article: t.exposeString('article', {
      nullable: true,
      description: 'The article of the regulation it comes from; null where it is a rule of the registry.',
    }),
  }),
});
