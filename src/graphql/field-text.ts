import { SCOPE } from '../access/scope.vocabulary.ts';
import { wordOfType } from '../errors/thing.vocabulary.ts';
import { allRecordings, declarations, type Declared } from '../record/declaration.ts';
import { RESTRICTED } from '../record/withdrawable.ts';
import { SEALED, type FieldChange } from '../record/write.ts';
import { isDay } from '../time/day.ts';
import { instantOf, instantText } from '../time/instant.ts';
import { vocabularies, type Term, type Vocabulary } from '../vocabulary/vocabulary.ts';
import { FIELD } from './field.vocabulary.ts';
import type { Locale } from './locale.ts';

// What the record of changes tells, in the words of people. No statement is needed: what a change keeps by code, key or number,
// src/modules/changes finds the names of. What else it refers to, it keeps by name.

/** A field of a change, with the type of the thing that it is of. */
export interface FieldOf extends FieldChange {
  readonly subjectType: string;
  /** Of which thing it is; null or left out where it is of none, or of several. */
  readonly subjectId?: number | null;
  /** What those are called whom or what the change tells of besides, by what its fields have for them. Default: as these have it. */
  readonly names?: ReadonlyMap<string, string>;
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
export function partsOf(field: string): { readonly of: string | null; readonly name: string } {
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

/** Of which enums changes tell values besides those of the facts that their things declare: of what is settled once, and of lists told line by line. */
const ENUMS_BESIDES: Readonly<Record<string, readonly string[]>> = {
  EvaluationScheme: ['EvaluationSubjectKind', 'EvaluationGrade'],
  Program: [
    'ProgramKind',
    'ProgramAdmission',
    'EvaluationSubjectKind',
    'RequirementMeasure',
    'RequirementPeriod',
    'ActivityKind',
    'PlaceKind',
    'DutyKind',
  ],
  SelectionPolicy: ['ApportionmentMethod', 'UnitCategory'],
  SelectionRound: ['EvaluationGrade'],
  Unit: ['MetricUnit', 'MetricQualifier'],
};
const VALUE = /(?<![\w-])[A-Z][A-Z_]+(?![\w-])/g;

/** A thing that is taken off the record, by its type and id: its name is the value. */
const THING = /^([A-Z]\w+) (\d+)$/;

/** What such a thing is called that is not told to everybody: that it is, and no more. */
const WITHHELD = /^#\d+$/;

/** What such a thing is; null of any other field. */
const thingIn = (field: string): string | null => THING.exec(field)?.[1] ?? null;

/** A sign of what people call the things of a type, where that begins a line. */
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** The name of the field, for people: with whose it is, where the record says so; as the record has it where nothing is known. */
export function fieldLabel({ subjectType, field, names }: FieldOf, locale: Locale): string {
  const thing = thingIn(field);
  if (thing !== null) return capital(wordOfType(thing)?.[locale] ?? thing);
  const { of, name } = partsOf(field);
  const termIn = (whose: string, part: string) => termOf(whose, part)?.[locale] ?? inWords(subjectType, part, locale);
  const label = names?.get(field) ?? termIn(BESIDES[of ?? ''] ?? subjectType, name);
  if (of === null) return label;
  if (isDay(of)) return locale === 'zh' ? `${label}（${of} 起）` : `${label} from ${of}`;
  // a list and the key of one of its parts; the name of a thing stands as it is, whatever signs it has
  const [list = of, ...key] = of.split('.');
  const parts =
    FIELDS.has(list) && key.length > 0
      ? [termIn(subjectType, list), names?.get(of) ?? key.join('.')]
      : [names?.get(of) ?? termIn(subjectType, of)];
  return [...parts, label].join(' · ');
}

/** The words for the values of fields: by type and name, and by the name alone where no two types mean different ones by it. */
interface Words {
  /** The fields that tell a unit by its code, by type and name. */
  readonly unitCodes: ReadonlySet<string>;
  readonly ofType: ReadonlyMap<string, Vocabulary>;
  readonly ofAny: ReadonlyMap<string, Vocabulary | null>;
  /** All of which changes of a type tell values. */
  readonly among: ReadonlyMap<string, ReadonlySet<Vocabulary>>;
  /** What is on record by itself, by type and name. */
  readonly facts: ReadonlySet<string>;
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
  const known = new Set<string>();
  const among = new Map<string, Set<Vocabulary>>(
    Object.entries(ENUMS_BESIDES).map(([type, enums]) => [type, new Set(enums.map((name) => byType.get(name)!))]),
  );
  const all: readonly Declared[] = [...declarations(), ...allRecordings()];
  for (const { type, facts } of all) {
    for (const [fact, { recordedAs = fact, type: columnType, refersTo }] of Object.entries(facts)) {
      known.add(`${type}.${recordedAs}`);
      if (refersTo === 'Unit' && recordedAs !== null) unitCodes.add(`${type}.${recordedAs}`);
      const words = byType.get(enumOf(type, fact, columnType) ?? '');
      if (!words || recordedAs === null) continue;
      ofType.set(`${type}.${recordedAs}`, words);
      among.set(type, (among.get(type) ?? new Set()).add(words));
      ofAny.set(recordedAs, (ofAny.get(recordedAs) ?? words) === words ? words : null);
    }
  }
  return { unitCodes, ofType, ofAny: ofAny.set('scopes', SCOPE), among, facts: known };
}

let known: Words | undefined;

/** Once all modules have told their things. */
const words = (): Words => (known ??= wordsOfFields());

/** Where changes tell a unit besides those of the facts that their things declare: what is settled once, and who is evaluated. */
const UNITS_BESIDES: ReadonlySet<string> = new Set([
  'Evaluation.unit',
  'EvaluationAppeal.unit',
  'EvaluationCycle.unit',
  'EvaluationScheme.owner',
  'SelectionPolicy.unit',
  'SelectionRound.unit',
]);

/** Whether the values of a field are codes of units. */
export function tellsUnit({ subjectType, field }: FieldOf): boolean {
  const { of, name } = partsOf(field);
  return typesOf(subjectType, of).some((type) =>
    [words().unitCodes, UNITS_BESIDES].some((all) => all.has(`${type}.${name}`)),
  );
}

/** The name with which a requirement begins in a change: what follows is a measure. */
const REQUIREMENT = /^(.+?) [A-Z_]{2,}(?= |$)/;

/** The names of the parts of lists, where a change tells them, by list and key: a field `indicators.jx.name`, of `indicators.jx`. */
export function namesOfParts(fields: readonly FieldChange[]): ReadonlyMap<string, string> {
  const named = fields.flatMap(({ field, before, after }) => {
    const { of, name } = partsOf(field);
    if (of === 'requirements') {
      const [, requirement] = REQUIREMENT.exec(after ?? before ?? '') ?? [];
      return requirement === undefined ? [] : [[field, requirement] as const];
    }
    const [list = '', key] = of?.split('.') ?? [];
    return of !== null && key !== undefined && FIELDS.has(list) && name === 'name' && after !== null
      ? [[of, after] as const]
      : [];
  });
  const isShared = (name: string) => named.filter(([, other]) => other === name).length > 1;
  return new Map(named.map(([of, name]) => [of, isShared(name) ? `${name} ${of.slice(of.indexOf('.') + 1)}` : name]));
}

/** Whether the values of a field are shares, which the record has in basis points. */
const tellsShare = (subjectType: string, of: string | null, name: string): boolean =>
  name.endsWith('BasisPoints') ||
  name === 'evaluationWeights' ||
  (subjectType === 'SelectionPolicy' && of === 'targets');

const SHARES = /^(?:\d+|\[\d+(?:,\d+)*\])$/;

/** One share or several in per cent, of what the record has as JSON; null where that is none. */
function shareText(value: string, locale: Locale): string | null {
  const shares = SHARES.test(value) ? value.match(/\d+/g) : null;
  return shares && shares.map((share) => `${Number(share) / 100}%`).join(locale === 'zh' ? '、' : ', ');
}

/** A value as the record tells it, for people: labels of enums and grades, yes and no, shares in per cent; names stand as they are. */
export function fieldText({ subjectType, field }: FieldOf, value: string | null, locale: Locale): string | null {
  if (value === null) return null;
  const told = OF_ANY_FIELD.get(value);
  if (told) return told[locale];
  const instant = instantOf(value);
  if (instant) return instantText(instant);
  const thing = thingIn(field);
  if (thing !== null) return WITHHELD.test(value) ? capital(RESTRICTED.term[locale]) : inWords(thing, value, locale);
  const { of, name } = partsOf(field);
  const share = tellsShare(subjectType, of, name) ? shareText(value, locale) : null;
  if (share !== null) return share;
  const { ofType, ofAny, facts } = words();
  const types = typesOf(subjectType, of);
  const ofField = types.map((type) => ofType.get(`${type}.${name}`)).find(Boolean) ?? ofAny.get(name);
  const labels = ofField && value.split(' ').map((one) => (ofField.has(one) ? ofField.terms[one]![locale] : null));
  if (labels && !labels.includes(null)) return labels.join(locale === 'zh' ? '、' : ', ');
  return types.some((type) => facts.has(`${type}.${name}`)) ? value : inWords(subjectType, value, locale);
}

/** A line that a change tells of what is no fact by itself, such as `学时 HOURS >= 8 YEAR`: values of enums by their words, names as they are. */
function inWords(subjectType: string, text: string, locale: Locale): string {
  const all = words().among.get(subjectType);
  if (!all) return text;
  const wordOf = (code: string) => [...all].find((one) => one.has(code))?.terms[code]?.[locale] ?? code;
  return text.replaceAll(VALUE, wordOf).replaceAll('>=', '≥').replaceAll('<=', '≤');
}
