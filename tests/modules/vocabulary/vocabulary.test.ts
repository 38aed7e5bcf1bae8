import { describe, expect, it } from '@jest/globals';
import { isEnumType, isIntrospectionType } from 'graphql';
import * as dataModel from '../../../src/generated/prisma/enums.ts';
import { schema } from '../../../src/schema.ts';
import { vocabularies } from '../../../src/vocabulary/vocabulary.ts';
import { graphql } from '../../generated/gql.ts';
import { refusal, useApp } from '../../support/app.ts';

const api = useApp();

const byText = (a: string, b: string) => (a < b ? -1 : 1);

const Vocabulary = graphql(`
  query Vocabulary($locale: Locale, $types: [String!]) {
    vocabulary(locale: $locale, types: $types) {
      type
      value
      label
      labelZh
      labelEn
      standard
      standardCode
    }
  }
`);

describe('the vocabulary', () => {
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !isIntrospectionType(type));

  it.each(enums.map((type) => [type.name, type] as const))('has every value of %s, and no other', (name, type) => {
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    const declared = vocabularies().find(({ type: of }) => of === name)?.values;
    expect((declared ?? []).toSorted(byText)).toEqual(values.toSorted(byText));
  });

  const valuesOfTheDataModel = new Map(Object.entries<Record<string, string>>(dataModel));
  const ofTheDataModel = vocabularies().filter(({ type }) => valuesOfTheDataModel.has(type));

  it.each(ofTheDataModel.map((declared) => [declared.type, declared.values] as const))(
    'has the values of %s in the order of the data model, by which the database sorts them',
    (type, values) => {
      expect(values).toEqual(Object.keys(valuesOfTheDataModel.get(type)!));
    },
  );

  it('speaks both languages', async () => {
    const { vocabulary } = await api.admin.request(Vocabulary, { types: ['UnitCategory'], locale: 'EN' });
    expect(vocabulary[0]).toEqual({
      type: 'UnitCategory',
      value: 'STATION',
      label: 'Station',
      labelZh: '派出所',
      labelEn: 'Station',
      standard: null,
      standardCode: null,
    });
  });

  it('has the codes of national standards, each with its standard, and of a type no code twice', async () => {
    const { vocabulary } = await api.admin.request(Vocabulary, {});
    const coded = vocabulary.filter(({ standard, standardCode }) => standard !== null || standardCode !== null);
    expect(coded.every(({ standard, standardCode }) => Boolean(standard) && Boolean(standardCode))).toBe(true);
    const codes = coded.map(({ type, standard, standardCode }) => `${type} ${standard} ${standardCode}`);
    expect(new Set(codes).size).toBe(codes.length);
    expect(
      coded.filter(({ type }) => type === 'Gender').map(({ value, standardCode }) => [value, standardCode]),
    ).toEqual([
      ['MALE', '1'],
      ['FEMALE', '2'],
    ]);
  });

  it.each([
    ['en-US,en;q=0.9', 'Senior police officer, first grade'],
    ['zh-CN', '一级高级警长'],
    ['fr', '一级高级警长'],
  ])('follows Accept-Language %s', async (language, label) => {
    const { vocabulary } = await api.admin.request(Vocabulary, { types: ['Grade'] }, { 'accept-language': language });
    expect(vocabulary.find(({ value }) => value === 'SENIOR_POLICE_OFFICER_1')?.label).toBe(label);
  });

  it('costs no statement', async () => {
    expect(await api.statements(() => api.admin.request(Vocabulary, {}))).toEqual([]);
  });

  it('needs registry:read', async () => {
    const viewer = await api.signedIn(['change:read']);
    expect(await refusal(viewer.request(Vocabulary, {}))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
