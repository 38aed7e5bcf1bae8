import { allRecordings, declarationOf, declarations, type Declared } from '../../record/declaration.ts';
import type { FieldChange } from '../../record/write.ts';
import { isDay } from '../../time/day.ts';
import { vocabularies, type Term, type Vocabulary } from '../../vocabulary/vocabulary.ts';
import { FIELD } from './field.vocabulary.ts';

// What the record tells as text, for people. It is found without a statement: a change keeps the names of what it refers to.

/** A field of a change, with the type of the thing that it is of. */
export interface FieldOf extends FieldChange {
  readonly subjectType: string;
}

const FLAGS: Readonly<Record<string, Term>> = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

const LIST_AND_ENUM = /^"(\w+)"(?:\[\])?$/;

const allDeclared = (): readonly Declared[] => [...declarations(), ...allRecordings()];

const byType = new Map<string, Vocabulary>();

/** The words of an enum, or of the grades of officers; undefined for none. */
function wordsOf(type: string): Vocabulary | undefined {
  if (byType.size === 0) for (const one of vocabularies()) byType.set(one.type, one);
  return byType.get(type);
}

/** The name of a field in the record of changes, apart from whose it is: `张三.validTo` is the `validTo` of 张三. */
function partsOf(field: string): { readonly of: string | null; readonly name: string } {
  const at = field.lastIndexOf('.');
  return at < 0 ? { of: null, name: field } : { of: field.slice(0, at), name: field.slice(at + 1) };
}

/** The type whose field it is: a sanction tells what it changes of the officer. */
const typeOf = ({ subjectType, field }: FieldOf): string =>
  field.startsWith('officer.') ? 'Officer' : field.startsWith('previous.') ? 'Assignment' : subjectType;

const term = (type: string, name: string): Term | undefined => {
  const terms: Readonly<Record<string, Term>> = FIELD.terms;
  return terms[`${type}.${name}`] ?? terms[name];
};

/** The name of the field, for people: with whose it is, where the record says so; as the record has it where nothing is known. */
export function labelOf(change: FieldOf, locale: 'zh' | 'en'): string {
  const { of, name } = partsOf(change.field);
  const thing = /^([A-Z]\w+) (\d+)$/.exec(change.field);
  if (thing) return locale === 'zh' ? `${declarationOf(thing[1]!)?.term ?? thing[1]!} ${thing[2]!}` : change.field;
  const known = term(typeOf(change), name);
  const label = known?.[locale] ?? name;
  if (of === null) return label;
  if (isDay(of)) return locale === 'zh' ? `${label}（${of} 起）` : `${label} from ${of}`;
  return `${term(change.subjectType, of)?.[locale] ?? of} · ${label}`;
}

const namesOfFields = new Map<string, readonly (string | null)[]>();

/** The enums that a field of some name has in any declaration. */
function enumsOf(name: string): readonly (string | null)[] {
  const known = namesOfFields.get(name);
  if (known) return known;
  const found = allDeclared().flatMap((declared) => enumIn(declared, name) ?? []);
  namesOfFields.set(name, [...new Set(found)]);
  return namesOfFields.get(name)!;
}

function enumIn({ type, facts }: Declared, name: string): string | undefined {
  const fact = Object.entries(facts).find(([own, { recordedAs = own }]) => recordedAs === name)?.[1];
  if (type === 'Officer' && name === 'grade') return 'Grade';
  return fact && LIST_AND_ENUM.exec(fact.type)?.[1];
}

/** A value as the record tells it, for people: labels of enums and grades, yes and no; names stand as they are. */
export function textOf(change: FieldOf, value: string | null, locale: 'zh' | 'en'): string | null {
  if (value === null) return null;
  const flag = FLAGS[value];
  if (flag) return flag[locale];
  const { name } = partsOf(change.field);
  const type = typeOf(change);
  const declared = allDeclared().find((one) => one.type === type);
  const own = declared && enumIn(declared, name);
  // a field that the declaration of the subject does not have is that of something it has, which is told by one enum alone
  const [enumType] = own === undefined ? (enumsOf(name).length === 1 ? enumsOf(name) : []) : [own];
  const words = enumType == null ? undefined : wordsOf(enumType);
  if (!words) return value;
  const labels = value.split(' ').map((one) => (words.has(one) ? words.terms[one]![locale] : null));
  return labels.includes(null) ? value : labels.join(locale === 'zh' ? '、' : ', ');
}
