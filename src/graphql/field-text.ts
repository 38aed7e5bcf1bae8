import { allRecordings, declarationOf, declarations, type Declared } from '../record/declaration.ts';
import { SEALED, type FieldChange } from '../record/write.ts';
import { isDay } from '../time/day.ts';
import { vocabularies, type Term, type Vocabulary } from '../vocabulary/vocabulary.ts';
import { FIELD } from './field.vocabulary.ts';
import type { Locale } from './locale.ts';

// What the record of changes tells, in the words of people. No statement is needed but for the names of units: a change keeps what else it
// refers to by name, and units by their codes.

/** A field of a change, with the type of the thing that it is of. */
export interface FieldOf extends FieldChange {
  readonly subjectType: string;
}

/** What is told alike of every field. */
const OF_ANY_FIELD: ReadonlyMap<string, Term> = new Map([
  ['true', { zh: '是', en: 'Yes' }],
  ['false', { zh: '否', en: 'No' }],
  [SEALED, { zh: '已登记（内容不显示）', en: 'On record (not shown)' }],
]);

const FIELDS: ReadonlyMap<string, Term> = new Map(Object.entries<Term>(FIELD.terms));

const termOf = (type: string, name: string): Term | undefined => FIELDS.get(`${type}.${name}`) ?? FIELDS.get(name);

/** The name of a field in the record of changes, apart from whose it is: `张三.validTo` is the `validTo` of 张三. */
function partsOf(field: string): { readonly of: string | null; readonly name: string } {
  const at = field.lastIndexOf('.');
  return at < 0 ? { of: null, name: field } : { of: field.slice(0, at), name: field.slice(at + 1) };
}

/** Of what the record of a change tells besides its subject: of which type it is. */
const BESIDES: Readonly<Record<string, string>> = { officer: 'Officer', previous: 'Assignment' };

/** What a change of a thing tells of another that it makes, by the names that the other has: who is enrolled has an assignment. */
const TOLD_WITH: Readonly<Record<string, string>> = { Officer: 'Assignment' };

/** The types whose field a field of a change may be, the likeliest first. */
function typesOf(subjectType: string, of: string | null): readonly string[] {
  const type = BESIDES[of ?? ''] ?? subjectType;
  const other = TOLD_WITH[type];
  return other === undefined ? [type] : [type, other];
}

/** Of whose values the parts of a field are that is told part by part: `gradeBands.EXCELLENT` is the least total for that grade. */
const PART_OF: ReadonlyMap<string, string> = new Map([
  ['gradeBands', 'EvaluationGrade'],
  ['targets', 'UnitCategory'],
]);

/** Whose values fields are of that are no fact of a declaration. */
const VALUES_OF: ReadonlyMap<string, string> = new Map([
  ['subjectKind', 'EvaluationSubjectKind'],
  ['method', 'ApportionmentMethod'],
  ['minimumGrade', 'EvaluationGrade'],
  ['admission', 'ProgramAdmission'],
  ['Program.kind', 'ProgramKind'],
]);

/** Whose values stand among other words, by what a change is about: a requirement of a program is told as `学时 HOURS >= 8 YEAR`. */
const AMONG_OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Program', ['RequirementMeasure', 'RequirementPeriod', 'ActivityKind', 'PlaceKind', 'DutyKind']],
  ['Duty', ['DutyKind']],
]);
const VALUE = /(?<![\w-])[A-Z][A-Z_]+(?![\w-])/g;

const THING = /^([A-Z]\w+) (\d+)$/;

/** The name of the field, for people: with whose it is, where the record says so; as the record has it where nothing is known. */
export function fieldLabel({ subjectType, field }: FieldOf, locale: Locale): string {
  const [, type, id] = THING.exec(field) ?? [];
  if (type !== undefined) return locale === 'zh' ? `${declarationOf(type)?.term ?? type} ${id}` : field;
  const { of, name } = partsOf(field);
  const term = termOf(BESIDES[of ?? ''] ?? subjectType, name) ?? words().ofName(PART_OF.get(of ?? ''))?.terms[name];
  const label = term?.[locale] ?? name;
  if (of === null) return label;
  if (isDay(of)) return locale === 'zh' ? `${label}（${of} 起）` : `${label} from ${of}`;
  // the name of a thing stands as it is, whatever signs it has
  const [list = of, ...key] = of.split('.');
  const whose =
    FIELDS.has(list) && key.length > 0
      ? [FIELDS.get(list)![locale], key.join('.')]
      : [termOf(subjectType, of)?.[locale] ?? of];
  return [...whose, label].join(' · ');
}

/** The words for the values of fields: by type and name, and by the name alone where no two types mean different ones by it. */
interface Words {
  /** The fields that tell a unit by its code, by type and name. */
  readonly unitCodes: ReadonlySet<string>;
  readonly ofType: ReadonlyMap<string, Vocabulary>;
  readonly ofAny: ReadonlyMap<string, Vocabulary | null>;
  readonly ofName: (type: string | undefined) => Vocabulary | undefined;
}

const ENUM_OR_LIST = /^"(\w+)"(?:\[\])?$/;

/** The enum of a fact; the grades of officers are a catalogue of codes. */
const enumOf = (type: string, fact: string, columnType: string): string | undefined =>
  type === 'Officer' && fact === 'grade' ? 'Grade' : ENUM_OR_LIST.exec(columnType)?.[1];

function wordsOfFields(): Words {
  const byType = new Map(vocabularies().map((one) => [one.type, one]));
  const ofType = new Map<string, Vocabulary>();
  const ofAny = new Map<string, Vocabulary | null>();
  const unitCodes = new Set<string>();
  const all: readonly Declared[] = [...declarations(), ...allRecordings()];
  for (const { type, facts } of all) {
    for (const [fact, { recordedAs = fact, type: columnType, refersTo }] of Object.entries(facts)) {
      if (refersTo === 'Unit' && recordedAs !== null) unitCodes.add(`${type}.${recordedAs}`);
      const words = byType.get(enumOf(type, fact, columnType) ?? '');
      if (!words || recordedAs === null) continue;
      ofType.set(`${type}.${recordedAs}`, words);
      ofAny.set(recordedAs, (ofAny.get(recordedAs) ?? words) === words ? words : null);
    }
  }
  return { unitCodes, ofType, ofAny, ofName: (type) => byType.get(type ?? '') };
}

let known: Words | undefined;

/** Once all modules have told their things. */
const words = (): Words => (known ??= wordsOfFields());

/** Whether the values of a field are codes of units. */
export function tellsUnit({ subjectType, field }: FieldOf): boolean {
  const { of, name } = partsOf(field);
  return typesOf(subjectType, of).some((type) => words().unitCodes.has(`${type}.${name}`));
}

/** A value as the record tells it, for people: labels of enums and grades, yes and no; names stand as they are. */
export function fieldText({ subjectType, field }: FieldOf, value: string | null, locale: Locale): string | null {
  if (value === null) return null;
  const told = OF_ANY_FIELD.get(value);
  if (told) return told[locale];
  const { of, name } = partsOf(field);
  const { ofType, ofAny, ofName } = words();
  const types = typesOf(subjectType, of);
  const ofField =
    types.map((type) => ofType.get(`${type}.${name}`)).find(Boolean) ??
    ofName(VALUES_OF.get(`${subjectType}.${name}`) ?? VALUES_OF.get(name)) ??
    ofAny.get(name);
  if (!ofField) return amongOthers(subjectType, value, locale);
  const labels = value.split(' ').map((one) => (ofField.has(one) ? ofField.terms[one]![locale] : null));
  return labels.includes(null) ? value : labels.join(locale === 'zh' ? '、' : ', ');
}

function amongOthers(subjectType: string, value: string, locale: Locale): string {
  const all = (AMONG_OTHERS.get(subjectType) ?? []).map((type) => words().ofName(type));
  if (all.length === 0) return value;
  const wordOf = (code: string) => all.find((one) => one?.has(code))?.terms[code]?.[locale] ?? code;
  return value.replaceAll(VALUE, wordOf).replaceAll('>=', '≥').replaceAll('<=', '≤');
}
