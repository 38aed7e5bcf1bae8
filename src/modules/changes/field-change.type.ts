import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { fieldLabel, fieldText, namesOfParts, tellsUnit, type FieldOf } from '../../graphql/field-text.ts';
import { keyedIn, keyedOf, scoredOf, type Keyed } from '../../graphql/keyed-fields.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { ChangeRow } from './change.loaders.ts';
import { namesTold } from './told.loaders.ts';

/** The fields of a change, each with what tells of what it is. */
export function fieldsOf({
  fields,
  subjectType,
  subjectId,
}: Pick<ChangeRow, 'fields' | 'subjectType' | 'subjectId'>): FieldOf[] {
  const names = namesOfParts(fields);
  return fields.map((field) => ({ ...field, subjectType, subjectId, names }));
}

/** A name, with the code, key or number that the record has instead; null where nothing has it. */
const withCode = (found: { readonly name: string } | null, code: string, locale: Locale): string | null =>
  found && (locale === 'zh' ? `${found.name}（${code}）` : `${found.name} (${code})`);

/** A value for people, in the language of the request or another. */
export async function textOf(
  change: FieldOf,
  value: string | null,
  context: Context,
  locale = context.locale,
): Promise<string | null> {
  const named =
    value === null
      ? null
      : tellsUnit(change)
        ? withCode(await namesTold.unitOfCode(context).load(value), value, locale)
        : await keyedText(keyedIn(change, value), context, locale);
  return named ?? fieldText(change, value, locale);
}

/** What is told by its key, by its name and key, with what stands around it; null where nothing has the key. */
async function keyedText(told: Keyed | null, context: Context, locale: Locale): Promise<string | null> {
  if (!told) return null;
  const { kind, key, before, after } = told;
  const name = withCode(await namesTold[kind](context).load(key), key, locale);
  return name && [before, name, after].filter((part) => part !== undefined).join(' ');
}

/** What is called otherwise in a field than people call it: how the field has it, and its name; null where nothing is. */
async function namedIn(change: FieldOf, context: Context, locale: Locale): Promise<[string, string] | null> {
  const scored = scoredOf(change);
  if (scored) {
    const name = withCode(await namesTold.subjectScored(context).load(scored), scored.subject, locale);
    return name === null ? null : [scored.subject, name];
  }
  const keyed = keyedOf(change);
  const name = keyed && (await keyedText(keyed.told, context, locale));
  return keyed && name !== null ? [keyed.of, name] : null;
}

/** The name of a field for people, in the language of the request or another. */
export async function labelOf(change: FieldOf, context: Context, locale = context.locale): Promise<string> {
  const named = await namedIn(change, context, locale);
  return fieldLabel(named ? { ...change, names: new Map([named]) } : change, locale);
}

/** Granted on the path from a mutation to the change it made, which its maker may see without the scope change:read. */
export const OWN_CHANGE = 'own-change';

export const FieldChange = builder.objectRef<FieldOf>('FieldChange').implement({
  description: 'One field of the subject, before and after a change.',
  authScopes: { $any: { scope: 'change:read', $granted: OWN_CHANGE } },
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    label: t.string({
      description:
        'The name of the field, for people, in the language of the request, with whose it is where the change tells of several. A part of a list has its name there, where the change tells it; whoever was given scores or an outcome, the name with the police number or code; a cycle from which scores are dropped, the name and the key of its scheme. So has what is dropped or ended with a unit, an officer or another of its kind, `<kind>.<key>.<field>`: an edition of a scheme, a program, a program for honors and a membership, by the name of the scheme or program; a selection policy, which has none, by the name of its unit and its first day. As `field` has it where the registry knows no better.',
      resolve: (change, _args, context) => labelOf(change, context),
    }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'Its value before, as text; null for none.',
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: 'Its value after, as text; null for none.',
    }),
    beforeText: t.string({
      nullable: true,
      description:
        'The value before, for people: labels of enums and grades, yes and no; of what is sealed, that it is on record; a unit, a scheme of evaluation or a program by the name that it has last at the moment of the query, with its code or key, and a selection policy by its unit and first day. What else it refers to, the change tells by name, as it was then.',
      resolve: (change, _args, context) => textOf(change, change.before, context),
    }),
    afterText: t.string({
      nullable: true,
      description: 'The value after, for people; see `beforeText`.',
      resolve: (change, _args, context) => textOf(change, change.after, context),
    }),
  }),
});
