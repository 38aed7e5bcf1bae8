import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COUNTS } from '../../console/src/acts/outcome-counts.ts';
import { wordOfType } from '../../console/src/changes/subject-types.ts';
import { wholeDay, wholeInstant } from '../../console/src/day-text.ts';
import { ACTS } from '../../console/src/generated/acts.ts';
import { INPUTS } from '../../console/src/generated/inputs.ts';
import { CHOSEN } from '../../console/src/forms/choices.ts';
import { isLabelled, labelOf, orderOf } from '../../console/src/forms/field-labels.ts';
import { alternativesOf, BASIS_NEEDED, WHEN, WRITTEN } from '../../console/src/forms/needed.ts';
import { inputOf } from '../../console/src/forms/input-of.ts';
import { pickableOf } from '../../console/src/forms/pickable.ts';
import * as actsOf from '../../console/src/acts/acts-of.ts';
import type { ActOf } from '../../console/src/acts/acts-of.ts';
import { FOUND_AT } from '../../console/src/acts/found-at.ts';
import { SCOPES_TO_TAKE_BACK, TYPES_OF_NO_UNIT } from '../../console/src/acts/taking-back.ts';
import { SECTIONS } from '../../console/src/officers/dossier-sections.ts';
import { areaOf, OPERATIONS, titleOfAct } from '../../console/src/acts/act-titles.ts';
import { inOrder as inOrderOfPeople, ORDERS } from '../../console/src/value-order.ts';
import { wordOfType as wordOfRegistry } from '../../src/errors/thing.vocabulary.ts';
import { FIELD } from '../../src/graphql/field.vocabulary.ts';
import { vocabularies } from '../../src/vocabulary/vocabulary.ts';
import { TEXTS } from '../../console/src/texts.ts';
import { PAGES } from '../../src/console/routes.ts';
import { ROOT } from '../../src/root.ts';
import { subjects } from '../../src/record/subjects.ts';
import { withdrawals } from '../../src/record/withdrawable.ts';
import { isAct } from '../../src/modules/acts/act.ts';
import { wordOfOperation } from '../../src/modules/acts/act-words.rules.ts';
import { schema } from '../../src/schema.ts';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
} from 'graphql';
import { columnsOf } from '../../src/modules/imports/column.catalogue.ts';
import { DAYS_MOST, PHOTO_BYTES_MOST } from '../../console/src/forms/limits.ts';
import { kindsFor, SCOPES_OF_KIND } from '../../console/src/sheets/kinds.ts';
import { DAYS_MAXIMUM } from '../../src/modules/calendar/calendar-day.rules.ts';
import type { ImportKind } from '../../src/generated/prisma/enums.ts';
import { KINDS, scopesOf } from '../../src/modules/imports/import-kind.rules.ts';
import { PHOTO_BYTES_MAXIMUM } from '../../src/modules/dossier/photo.rules.ts';

it('answers each address of a page of the console with the page, so that it can be sent and loaded again', () => {
  const frame = readFileSync(join(ROOT, 'console/src/frame.tsx'), 'utf8');
  const routes = [...frame.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, path]) => path!.replace(/:\w+/g, '*'));
  expect(routes.toSorted()).toEqual(PAGES.toSorted());
});

it('offers to take back things of each type to those from whom the registry takes it', () => {
  expect(SCOPES_TO_TAKE_BACK).toEqual(Object.fromEntries(withdrawals().map(([type, { scopes }]) => [type, scopes])));
  const ofNoUnit = withdrawals().filter(([, { held }]) => held === null);
  expect([...TYPES_OF_NO_UNIT]).toEqual(ofNoUnit.map(([type]) => type).toSorted());
});

it('offers the kinds of sheets to those from whom the registry takes them', () => {
  const kinds = Object.keys(KINDS) as ImportKind[];
  expect(SCOPES_OF_KIND).toEqual(Object.fromEntries(kinds.map((kind) => [kind, scopesOf(kind)])));
  // who holds scopes for some units alone has all rows of no unit refused
  expect(kindsFor((_scope, place) => place?.length !== 0)).toEqual(kinds.filter((kind) => kind !== 'RECORD_PLACES'));
});

/** A source without what its templates put in, one in another too, and what that takes from objects. */
function withoutValues(source: string): string {
  const less = source.replaceAll(/\(\{[^{}]*\}\) =>|\$\{[^{}]*\}/g, '');
  return less === source ? source : withoutValues(less);
}

it('has no message in Chinese that calls a field or an act by its name in the API', () => {
  const acts = Object.keys(schema.getMutationType()!.getFields());
  const fields = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) => Object.keys(type.getFields()));
  const named = new Set([...acts, ...fields]);
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('generated'),
  );
  const wrong = files.flatMap((file) => {
    const source = withoutValues(readFileSync(join(ROOT, 'src', file), 'utf8'));
    // all texts until English begins; a scope has a colon, a file a point, and what a file is asked for an equals sign
    return [...source.matchAll(/\bzh:(?:(?!\ben:)[^]){0,400}/g)].flatMap(([expression]) =>
      [...expression.matchAll(/(['`])((?:(?!\1).)*\p{Script=Han}(?:(?!\1).)*)\1/gu)].flatMap(([, , message = '']) =>
        (message.match(/(?<![\w.:])[a-z]\w*(?![\w:=]|[.][a-z])/g) ?? [])
          .filter((word) => named.has(word))
          .map((word) => `${file}: ${word}`),
      ),
    );
  });
  expect(wrong).toEqual([]);
});

describe('a day that is typed', () => {
  it('is taken in every form that people write, and in none that no calendar has', () => {
    for (const text of [
      '2026-1-5',
      '2026-01-05',
      '2026/1/5',
      '2026年1月5日',
      '20260105',
      '2026.1.5',
      '２０２６－１－５',
    ]) {
      expect([text, wholeDay(text)]).toEqual([text, '2026-01-05']);
    }
    const [yesterday, today] = ['昨天', ' 今天'].map(wholeDay);
    expect(today).toBe(wholeDay('Today'));
    expect(Date.parse(today!) - Date.parse(yesterday!)).toBe(86_400_000);
    expect(wholeDay('2024-2-29')).toBe('2024-02-29');
    expect(['1899-12-31', '1900-01-01'].map(wholeDay)).toEqual([null, '1900-01-01']);
    for (const text of [
      '2026-2-30',
      '2026-02-29',
      '20261301',
      '2026-1/5',
      '2026-1',
      '26-1-5',
      '0000-1-1',
      '0026-1-5',
      '甲',
      '',
    ]) {
      expect([text, wholeDay(text)]).toEqual([text, null]);
    }
    expect(wholeInstant('2026年1月5日 8:05')).toBe('2026-01-05 08:05');
    expect(wholeInstant('20260105')).toBe('2026-01-05 00:00');
    expect(['2026-1-5 24:00', '2026-1-5 8:60', '2026-2-30 8:00'].map(wholeInstant)).toEqual([null, null, null]);
  });
});

describe('what people read', () => {
  it('has a name for every act of the schema, in both languages', () => {
    const acts = Object.keys(schema.getMutationType()!.getFields());
    expect(acts.filter((act) => titleOfAct(act, 'zh-CN') === act || titleOfAct(act, 'en') === act)).toEqual([]);
  });

  it('calls an act as the schema and its document do', () => {
    const documents = readdirSync('schema/operations').map((file) => readFileSync(`schema/operations/${file}`, 'utf8'));
    const wrong = Object.values(schema.getMutationType()!.getFields()).filter(({ name, description, args }) => {
      // what stands in brackets in a menu helps to find it there
      const title = titleOfAct(name, 'zh-CN').replace(/（.*）$/, '');
      const document = documents.find((text) => new RegExp(`^  ${name}\\(`, 'm').test(text));
      const described = `${description} ${getNamedType(args[0]!.type).description}`;
      return (
        !described.includes(`(${title})`) ||
        !document?.startsWith(`# ${title}：`) ||
        // as refusals call it
        (isAct(name) && wordOfOperation(name).zh !== title)
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('has a name for what every act is about, in the order of the page', () => {
    expect(Object.entries(ACTS).filter(([, { scopes }]) => areaOf(scopes) === undefined)).toEqual([]);
    expect(ACTS.withdrawRecord.scopes).toEqual([]);
    expect(ACTS.expungeConcerns.scopes).toEqual(['concern:read', 'concern:write']);
  });

  it('has a name for every field of every form', () => {
    const fields = Object.values(INPUTS).flatMap((input) => input.map(({ name }) => name));
    expect([...new Set(fields)].filter((name) => !isLabelled(name))).toEqual([]);
    expect(labelOf('TransferOfficerInput.to', 'zh-CN')).toBe('调入单位');
    expect(labelOf('MoveUnitInput.effectiveOn', 'en')).toBe('Takes effect on');
  });

  it('has a word for whatever a change is about', () => {
    expect([...subjects().keys(), 'Registry'].filter((type) => wordOfType(type, 'zh-CN') === type)).toEqual([]);
  });

  it('calls things as the registry does where it refuses', () => {
    const otherwise = [...subjects().keys()].flatMap((type) => {
      const [here, there] = [wordOfType(type, 'zh-CN'), wordOfRegistry(type)?.zh];
      return there === undefined || there === here ? [] : [[type, here, there]];
    });
    // auxiliaries (辅警) are among the people of the console
    expect(otherwise).toEqual([['Officer', '人员', '民警']]);
  });

  it('calls a field by one word, and two fields of one form by two', () => {
    /** What stands in brackets is a unit of measure, or says whether a day is included: never another word. */
    const told = /（(?:%|月|点|不含|不填为全部|iss|sub)）/;
    const labels = Object.entries(INPUTS).map(([type, fields]) =>
      fields.map(({ name }) => labelOf(`${type}.${name}`, 'zh-CN')),
    );
    expect(labels.flat().filter((label) => label.replace(told, '').includes('（'))).toEqual([]);
    expect(labels.filter((form) => new Set(form).size < form.length)).toEqual([]);
  });

  it('says of a day after the last that it is not included', () => {
    const ends = Object.entries(INPUTS).flatMap(([type, fields]) =>
      fields
        .filter((field) => /^(?:until|to)$/.test(field.name) && field.type === 'Date')
        .map(({ name }) => labelOf(`${type}.${name}`, 'zh-CN')),
    );
    // the day on which a place is closed is the first without it
    expect([...new Set(ends)].filter((label) => !label.endsWith('（不含）'))).toEqual(['撤销日期']);
  });

  it('is called in sheets as it is in forms, where a sheet may say whose it is besides', () => {
    const inputOfAct = (act: string) => getNamedType(schema.getMutationType()!.getFields()[act]!.args[0]!.type);
    const told = Object.entries(KINDS).flatMap(([kind, { acts }]) =>
      columnsOf(schema, kind as ImportKind)
        // a thing is picked in a form, and named by its number or code in a sheet; one of several elements has the name of it before
        .filter(({ acts: given, names, within }) => given.length > 0 && names.length === 0 && within === null)
        .map(({ acts: [act], path, heading }) => {
          const input = path.slice(0, -1).reduce<GraphQLNamedType>((type, part) => {
            return part === 0 ? type : getNamedType((type as GraphQLInputObjectType).getFields()[part]!.type);
          }, inputOfAct(acts[act!]!));
          return [kind, heading.zh, labelOf(`${input.name}.${path.at(-1)}`, 'zh-CN')] as const;
        }),
    );
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter(([, heading, label]) => !heading.endsWith(label))).toEqual([]);
  });

  it('is called in sheets as the act is that each of their rows becomes', () => {
    const kinds = vocabularies().find(({ type }) => type === 'ImportKind')!.terms;
    const told = Object.entries(KINDS).map(([kind, { acts }]) => [kinds[kind]!.zh, titleOfAct(acts.at(-1)!, 'zh-CN')]);
    expect(told.filter(([kind, act]) => kind !== act)).toEqual([]);
  });

  it('is called in the record of changes as it is in forms', () => {
    /** What two things of different kinds have in common is the name in the schema alone. */
    const OTHERS = new Set(['subject', 'subjects', 'target', 'tally']);
    const asks = (name: string) => labelOf(name, 'zh-CN').replace(/（(?:%|不填为全部|iss|sub)）$/, '');
    const told = Object.entries<{ readonly zh: string }>(FIELD.terms);
    const names = new Set(Object.values(INPUTS).flatMap((input) => input.map(({ name }) => name)));
    expect(
      told
        .filter(([name, { zh }]) => names.has(name) && !OTHERS.has(name) && asks(name) !== zh)
        .map(([name, { zh }]) => `${name}: ${zh}, ${asks(name)}`),
    ).toEqual([]);
    expect(
      [
        'Honor.kind',
        'Honor.title',
        'Honor.program',
        'Unit.name',
        'Unit.kind',
        'Officer.name',
        'Officer.category',
        'Activity.title',
      ].filter((field) => {
        const [thing, name] = field.split('.');
        const terms: Readonly<Record<string, { readonly zh: string }>> = FIELD.terms;
        return (terms[field] ?? terms[name!])!.zh !== labelOf(`Nominate${thing}Input.${name}`, 'zh-CN');
      }),
    ).toEqual([]);
    expect([FIELD.terms.kind.zh, FIELD.terms.category.zh]).toEqual([TEXTS.kind[0], TEXTS.category[0]]);
  });

  it('has a word for every number that an act tells', () => {
    const told = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && type.name.endsWith('Success')
        ? Object.values(type.getFields()).flatMap((field) =>
            getNamedType(field.type).name === 'Int' ? [field.name] : [],
          )
        : [],
    );
    expect(told).not.toEqual([]);
    expect(told.filter((name) => !(name in COUNTS))).toEqual([]);
  });

  it('is joined by the marks of its language, which stand in one place', () => {
    const OF_WORDS = new Set([
      'texts.ts',
      'marks.ts',
      'day-text.ts',
      'acts/act-titles.ts',
      'acts/found-at.ts',
      'acts/outcome-counts.ts',
      'changes/subject-types.ts',
      'forms/cells-of.ts',
      'forms/field-labels.ts',
      'forms/finding-words.ts',
      'forms/needed.ts',
      'forms/number-field.tsx',
    ]);
    const files = readdirSync('console/src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.startsWith('generated') && !OF_WORDS.has(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const code = (file: string) => readFileSync(`console/src/${file}`, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    expect(files.filter((file) => /[：；、，（）·]/.test(code(file)))).toEqual([]);
  });

  it('has no text in one language alone', () => {
    expect(Object.values(TEXTS).filter((texts) => texts.some((text: string) => text === ''))).toEqual([]);
    const braces = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([brace]) => brace).toSorted();
    expect(Object.values(TEXTS).filter(([zh, en]) => braces(zh).join() !== braces(en).join())).toEqual([]);
  });
});

describe('the forms', () => {
  it('are there for every mutation that tells one change', () => {
    const others = Object.keys(schema.getMutationType()!.getFields()).filter((act) => !(act in ACTS));
    const ofSheets = ['applyImport', 'discardImport', 'mapImport', 'rehearseImport', 'undoImport'];
    // people record one section after another
    expect(others.toSorted()).toEqual([...ofSheets, 'recordDossier'].toSorted());
  });

  it('can take away what null clears, and nothing else', () => {
    const clearable = Object.entries(INPUTS).flatMap(([type, fields]) =>
      fields.filter((field) => field.clearable).map(({ name }) => `${type}.${name}`),
    );
    expect(clearable.toSorted()).toEqual([
      ...['citation', 'level', 'meritClass'].map((name) => `CorrectHonorInput.${name}`),
      ...['birthOn', 'gender', 'grade', 'joinedOn', 'namePinyin', 'nationalId', 'policeNumber', 'rank'].map(
        (name) => `CorrectOfficerInput.${name}`,
      ),
      ...['authorizedStrength', 'category', 'parent', 'shortName'].map((name) => `CorrectUnitInput.${name}`),
      ...['endsOn', 'host', 'hours'].map((name) => `ReviseActivityInput.${name}`),
      ...['birthOn', 'gender', 'joinedOn', 'namePinyin', 'nationalId', 'policeNumber'].map(
        (name) => `ReviseOfficerInput.${name}`,
      ),
      ...['authorizedStrength', 'category', 'shortName'].map((name) => `ReviseUnitInput.${name}`),
    ]);
    const saying = Object.values(schema.getTypeMap()).filter(({ description }) =>
      /null clears/.test(description ?? ''),
    );
    expect(new Set(clearable.map((coordinate) => coordinate.split('.')[0]))).toEqual(
      new Set(saying.map(({ name }) => name)),
    );
    expect(inputOf('CorrectUnitInput', { name: null, category: null, shortName: '' })).toEqual({
      category: null,
      period: {},
      basis: {},
    });
  });

  it('send what was filled in alone, and what an input must have though nothing of it was', () => {
    expect(inputOf('TransferOfficerInput', { to: 'a', title: '', role: undefined, basis: { reason: null } })).toEqual({
      to: 'a',
    });
    const scores = [{ subject: 's', value: 1, evaluator: '' }, {}, undefined];
    expect(inputOf('RecordScoresInput', { cycle: 'c', scores })).toEqual({
      cycle: 'c',
      scores: [{ subject: 's', value: 1 }],
    });
    expect(inputOf('RecordScoresInput', { cycle: 'c' })).toEqual({ cycle: 'c', scores: [] });
    expect(inputOf('WithdrawRecordInput', { withDependents: false })).toEqual({ withDependents: false, basis: {} });
  });
});

describe('the order of a form', () => {
  const inOrder = Object.entries(INPUTS).map(([type, fields]) => ({
    type,
    fields: fields.toSorted((a, b) => orderOf(a) - orderOf(b)),
  }));
  const isDay = ({ type }: { readonly type: string }) => type === 'Date' || type === 'DateTime';

  it('has the first day before the last', () => {
    const STARTS = new Set(['from', 'startsOn', 'effectiveOn', 'decidedOn', 'openedOn', 'notifiedOn']);
    const ENDS = new Set(['until', 'to', 'endsOn', 'untilUnknown', 'filedOn']);
    const wrong = inOrder.filter(({ fields }) => {
      const days = fields.filter((field) => isDay(field) || field.type === 'PartialDate').map(({ name }) => name);
      const end = days.findIndex((name) => ENDS.has(name));
      return end >= 0 && days.findLastIndex((name) => STARTS.has(name)) > end;
    });
    expect(wrong).toEqual([]);
  });

  it('has whom and what it is about before the days, and the basis last', () => {
    // the days of a life are those of a person
    const days = (name: string) => name !== 'birthOn' && name !== 'graduatedOn';
    const wrong = inOrder.filter(({ type, fields }) => {
      const shown = fields.filter(({ name }) => name !== 'expectedVersion');
      const first = shown.findIndex((field) => isDay(field) && days(field.name));
      const about = shown.findLastIndex(
        ({ type: of, name }) =>
          (of === 'ID' && name !== 'citing') || (INPUTS[of] && !['basis', 'period'].includes(name)),
      );
      const basis = shown.findIndex(({ name }) => name === 'basis');
      // what is about days alone begins with them
      const isOfDays = type === 'CalendarDayInput' || type === 'CorrectionPeriodInput';
      return (first >= 0 && !isOfDays && (about > first || first === 0)) || (basis >= 0 && basis < shown.length - 1);
    });
    expect(wrong.map(({ type }) => type)).toEqual([]);
  });
});

describe('what the registry wants though the schema leaves it open', () => {
  it('is told of the basis as the schema tells it', () => {
    const told = Object.entries(INPUTS).flatMap(([type, fields]) => {
      const input = schema.getType(type);
      const basis = fields.find(({ name, required }) => name === 'basis' && required);
      if (!basis || !isInputObjectType(input)) return [];
      const text = input.getFields()['basis']!.description!;
      const isEither = /or a reason/.test(text);
      const needed = [
        ...(!isEither && /number of the document/.test(text) ? ['documentNumber'] : []),
        ...(!isEither && /reason/.test(text) ? ['reason'] : []),
      ];
      return [[type, needed] as const];
    });
    expect(BASIS_NEEDED).toEqual(Object.fromEntries(told));
  });

  it('is told of fields that there are', () => {
    const has = (type: string, name: string, isRequired = false) =>
      INPUTS[type]!.some((field) => field.name === name && field.required === isRequired);
    const unknown = Object.keys(INPUTS).flatMap((type) =>
      (alternativesOf(type, undefined)?.names ?? [])
        .filter((name) => !has(type, name))
        .map((name) => `${type}.${name}`),
    );
    expect(unknown).toEqual([]);
    expect(
      Object.keys(WHEN).filter((coordinate) => {
        const [type, name] = coordinate.split('.');
        return !has(type!, name!);
      }),
    ).toEqual([]);
    // of new things people make up the keys: how they are written is told at each
    const keys = Object.entries(INPUTS).flatMap(([type, fields]) =>
      fields.some(({ name, required }) => name === 'key' && required) ? [`${type}.key`] : [],
    );
    const known = 'AdoptRegulationRuleInput.key';
    expect(keys.filter((key) => key !== known).toSorted()).toEqual(Object.keys(WRITTEN).toSorted());
    expect(Object.keys(WRITTEN).every((coordinate) => has(coordinate.split('.')[0]!, 'key', true))).toBe(true);
  });

  it('stands among acts in the order in which they are worked', () => {
    expect(OPERATIONS.filter((name) => name in ACTS).toSorted()).toEqual(Object.keys(ACTS).toSorted());
  });

  it('is offered in an order of people where the registry has none, each value once', () => {
    const words = new Map(vocabularies().map(({ type, values }) => [type, values]));
    for (const [type, order] of Object.entries(ORDERS)) {
      const terms = words.get(type)!.map((value) => ({ value }));
      expect([type, inOrderOfPeople(type, terms).map(({ value }) => value)]).toEqual([type, order]);
    }
    expect(ORDERS['SanctionKind']!.slice(0, 3)).toEqual(['WARNING', 'DEMERIT', 'MAJOR_DEMERIT']);
  });

  it('is chosen in the order of the registry', () => {
    const enums = new Set(
      Object.values(INPUTS).flatMap((input) => input.flatMap(({ kind, type }) => (kind === 'enum' ? type : []))),
    );
    const words = new Map(vocabularies().map(({ type, values }) => [type, values]));
    for (const name of enums) {
      const type = schema.getType(name);
      const values: readonly string[] = isEnumType(type) ? type.getValues().map((each) => each.name) : [];
      expect([name, new Set(words.get(name))]).toEqual([name, new Set(values)]);
    }
    expect(words.get('UnitKind')!.slice(0, 3)).toEqual(['MINISTRY', 'PROVINCIAL_DEPARTMENT', 'MUNICIPAL_BUREAU']);
  });
});

describe('what an act is about', () => {
  /** The groups of menus, of which each fills in what it is about. */
  const menus = Object.values(actsOf)
    .filter((groups) => Array.isArray(groups))
    .flat(2) as ActOf[];
  const FROM_ADMINISTRATION = ['revokeAccess', 'revokeToken', 'unlinkPerson'];

  it('is never typed as an id: it is picked, or comes from the page that shows it', () => {
    const typed = (type: string, act: string): string[] =>
      INPUTS[type]!.flatMap((field) => {
        const coordinate = `${type}.${field.name}`;
        if (field.kind === 'input') return typed(field.type, act);
        if (field.type !== 'ID' || pickableOf(coordinate) || CHOSEN.has(coordinate)) return [];
        return act in FOUND_AT ? [] : [coordinate];
      });
    expect(Object.entries(ACTS).flatMap(([act, { input }]) => typed(input, act))).toEqual([]);
  });

  it('comes from a menu where it is not searched', () => {
    const offered = new Set([...menus, ...SECTIONS].map(({ act }) => act as string).concat(FROM_ADMINISTRATION));
    expect(Object.keys(FOUND_AT).filter((act) => !offered.has(act))).toEqual([]);
    const whole = menus.filter(({ act, fixed }) =>
      Object.keys(fixed({ id: 'x' })).some((name) => !INPUTS[ACTS[act].input]!.some((field) => field.name === name)),
    );
    expect(whole).toEqual([]);
  });
});

describe('limits that the page tells before it sends', () => {
  it('are those of the registry', () => {
    expect([PHOTO_BYTES_MOST, DAYS_MOST]).toEqual([PHOTO_BYTES_MAXIMUM, DAYS_MAXIMUM]);
  });
});
