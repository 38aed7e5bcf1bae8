import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { wordOfType } from '../../console/src/changes/subject-types.ts';
import { wholeDay, wholeInstant } from '../../console/src/day-text.ts';
import { ACTS } from '../../console/src/generated/acts.ts';
import { INPUTS } from '../../console/src/generated/inputs.ts';
import { CHOSEN } from '../../console/src/forms/choices.ts';
import { isLabelled, labelOf } from '../../console/src/forms/field-labels.ts';
import { inputOf } from '../../console/src/forms/input-of.ts';
import { pickableOf } from '../../console/src/forms/pickable.ts';
import * as actsOf from '../../console/src/acts/acts-of.ts';
import type { ActOf } from '../../console/src/acts/acts-of.ts';
import { FOUND_AT } from '../../console/src/acts/found-at.ts';
import { areaOf, titleOfAct } from '../../console/src/acts/act-titles.ts';
import { TEXTS } from '../../console/src/texts.ts';
import { PAGES } from '../../src/console/routes.ts';
import { ROOT } from '../../src/root.ts';
import { subjects } from '../../src/record/subjects.ts';
import { schema } from '../../src/schema.ts';
import { DAYS_MOST, PHOTO_BYTES_MOST } from '../../console/src/forms/limits.ts';
import { SCOPES_OF_KIND } from '../../console/src/sheets/kinds.ts';
import { DAYS_MAXIMUM } from '../../src/modules/calendar/calendar-day.rules.ts';
import type { ImportKind } from '../../src/generated/prisma/enums.ts';
import { KINDS, scopesOf } from '../../src/modules/imports/import-kind.rules.ts';
import { PHOTO_BYTES_MAXIMUM } from '../../src/modules/dossier/photo.rules.ts';

it('answers each address of a page of the console with the page, so that it can be sent and loaded again', () => {
  const frame = readFileSync(join(ROOT, 'console/src/frame.tsx'), 'utf8');
  const routes = [...frame.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, path]) => path!.replace(/:\w+/g, '*'));
  expect(routes.toSorted()).toEqual(PAGES.toSorted());
});

it('offers the kinds of sheets to those from whom the registry takes them', () => {
  const kinds = Object.keys(KINDS) as ImportKind[];
  expect(SCOPES_OF_KIND).toEqual(Object.fromEntries(kinds.map((kind) => [kind, scopesOf(kind)])));
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
    expect(wholeDay('2024-2-29')).toBe('2024-02-29');
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
    const offered = new Set(menus.map(({ act }) => act as string).concat(FROM_ADMINISTRATION));
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
