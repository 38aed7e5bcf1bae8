import { builder } from '../../graphql/builder.ts';
import { codedOf, codedValue, type Coded } from '../../graphql/coded-fields.ts';
import type { Context } from '../../graphql/context.ts';
import { fieldLabel, fieldText, namesOfParts, type FieldOf } from '../../graphql/field-text.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { ChangeRow } from './change.loaders.ts';
import { namesTold } from './told.loaders.ts';

/** Granted on the path from a mutation to the change it made, which its maker may see without the scope change:read. */
export const OWN_CHANGE = 'own-change';

/** The fields of a change, each with what tells of what it is. */
export function fieldsOf({
  fields,
  subjectType,
  subjectId,
}: Pick<ChangeRow, 'fields' | 'subjectType' | 'subjectId'>): FieldOf[] {
  const names = namesOfParts(fields);
  return fields.map((field) => ({ ...field, subjectType, subjectId, names }));
}

/** What is called what, of what changes have by code, key or number; null where nothing has it. */
export type NameOf = (coded: Coded) => string | null;

const idOf = (coded: Coded): string =>
  [coded.kind, coded.kind === 'subjectScored' && coded.cycleId, coded.code].filter(Boolean).join(' ');

const find = (coded: Coded, context: Context): Promise<{ readonly name: string } | null> =>
  coded.kind === 'subjectScored'
    ? namesTold.subjectScored(context).load({ cycleId: coded.cycleId, subject: coded.code })
    : namesTold[coded.kind](context).load(coded.code);

/** Finds names, each once. */
export async function namesFor(all: readonly (Coded | null | undefined)[], context: Context): Promise<NameOf> {
  const wanted = new Map(all.flatMap((coded) => (coded ? [[idOf(coded), coded] as const] : [])));
  const found = await Promise.all([...wanted].map(async ([id, coded]) => [id, await find(coded, context)] as const));
  const names = new Map(found);
  return (coded) => names.get(idOf(coded))?.name ?? null;
}

/** A name with the code, key or number that it is told from others by. */
export const withCode = (name: string, code: string, locale: Locale): string =>
  locale === 'zh' ? `${name}（${code}）` : `${name} (${code})`;

/** What is told by its code, by its name and code, with what stands around it; null where nothing has the code. */
function named(coded: Coded | null | undefined, nameOf: NameOf, locale: Locale): string | null {
  const name = coded ? nameOf(coded) : null;
  if (!coded || name === null) return null;
  const { before, code, after } = coded;
  return [before, withCode(name, code, locale), after].filter((part) => part !== undefined).join(' ');
}

/** A value for people. */
export const textOf = (change: FieldOf, value: string | null, nameOf: NameOf, locale: Locale): string | null =>
  named(codedValue(change, value), nameOf, locale) ?? fieldText(change, value, locale);

/** The name of a field for people. */
export function labelOf(change: FieldOf, nameOf: NameOf, locale: Locale): string {
  const found = codedOf(change);
  const name = named(found?.coded, nameOf, locale);
  return fieldLabel(found && name !== null ? { ...change, names: new Map([[found.of, name]]) } : change, locale);
}

const valueText = async (change: FieldOf, value: string | null, context: Context): Promise<string | null> =>
  textOf(change, value, await namesFor([codedValue(change, value)], context), context.locale);

export const FieldChange = builder.objectRef<FieldOf>('FieldChange').implement({
  description: 'One field of the subject, before and after a change.',
  authScopes: { $any: { scope: 'change:read', $granted: OWN_CHANGE } },
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    label: t.string({
      description:
        'The name of the field, for people, in the language of the request, with whose it is where the change tells of several. A part of a list has its name there, where the change tells it; whoever was given scores or an outcome, the name with the police number or code; a cycle from which scores are dropped, the name and the key of its scheme. So has what is dropped or ended with a unit, an officer or another of its kind, `<kind>.<key>.<field>`: an edition of a scheme, a program, a program for honors and a membership, by the name of the scheme or program; a selection policy, which has none, by the name of its unit and its first day. As `field` has it where the registry knows no better.',
      resolve: async (change, _args, context) =>
        labelOf(change, await namesFor([codedOf(change)?.coded], context), context.locale),
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
      resolve: (change, _args, context) => valueText(change, change.before, context),
    }),
    afterText: t.string({
      nullable: true,
      description: 'The value after, for people; see `beforeText`.',
      resolve: (change, _args, context) => valueText(change, change.after, context),
    }),
  }),
});
