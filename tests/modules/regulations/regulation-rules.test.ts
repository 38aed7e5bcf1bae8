import { describe, expect, it } from '@jest/globals';
import {
  AdoptRegulationRuleDocument,
  RegulationRulesDocument,
  type AdoptRegulationRuleInput,
} from '../../generated/graphql.ts';
import { refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { unique } from '../../support/factories.ts';
import { issue, refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const KEY = 'concern.retention.months';

const edition = (more: Partial<AdoptRegulationRuleInput> = {}): AdoptRegulationRuleInput => ({
  key: KEY,
  value: 24,
  article: '某市公安局苗头问题民警管理办法 第十条',
  effectiveOn: '2024-01-01',
  basis: { documentNumber: '测公〔2024〕1号' },
  ...more,
});

const adopt = (input: AdoptRegulationRuleInput, headers: Record<string, string> = {}) =>
  api.admin.request(AdoptRegulationRuleDocument, { input }, headers).then((data) => data.adoptRegulationRule);

const rulesOn = (date: string, keys?: string[]) =>
  api.admin.request(RegulationRulesDocument, { date, ...(keys && { keys }) }).then((data) => data.regulationRules);

describe('regulationRules', () => {
  it('tells the rules that come with a release, by key, as of any day', async () => {
    const rules = await rulesOn('2024-01-01');
    expect(rules.map(({ key }) => key)).toEqual(rules.map(({ key }) => key).toSorted());
    expect(rules).toContainEqual({
      key: 'honor.notice.third-class-merit.working-days',
      name: '三等功公示期',
      value: 7,
      valueUnit: 'WORKING_DAYS',
      article: '公安机关人民警察奖励条令',
      confirmed: true,
      adoptable: false,
      basis: null,
      validity: { from: '2016-01-01', to: null },
    });
    expect(await rulesOn('2015-12-31', ['honor.notice.third-class-merit.working-days'])).toEqual([]);
    const keys = ['evaluation.appeal.days', 'rank.supervisor-third-class.months', 'rank.commissioner-general.months'];
    // a step that is taken by selection alone sets no number
    expect((await rulesOn('2024-01-01', keys)).map(({ key, value, valueUnit }) => [key, value, valueUnit])).toEqual([
      ['evaluation.appeal.days', 30, 'DAYS'],
      ['rank.supervisor-third-class.months', 48, 'MONTHS'],
    ]);
  });

  it('refuses too many keys', async () => {
    expect(
      await refusal(
        rulesOn(
          '2024-01-01',
          Array.from({ length: 101 }, (_, i) => `k${i}`),
        ),
      ),
    ).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('adoptRegulationRule', () => {
  it('adopts the first edition of a rule that has none on record, and records the change', async () => {
    expect(await adopt(edition())).toEqual({
      __typename: 'AdoptRegulationRuleSuccess',
      adopted: {
        key: KEY,
        name: '苗头问题文字保存期',
        value: 24,
        valueUnit: 'MONTHS',
        article: '某市公安局苗头问题民警管理办法 第十条',
        confirmed: true,
        basis: { documentNumber: '测公〔2024〕1号' },
        validity: { from: '2024-01-01', to: null },
      },
      change: {
        position: expect.any(String),
        fields: [
          { field: 'effectiveOn', before: null, after: '2024-01-01' },
          { field: 'key', before: null, after: KEY },
          { field: 'name', before: null, after: '苗头问题文字保存期' },
          { field: 'value', before: null, after: '24' },
          { field: 'article', before: null, after: '某市公安局苗头问题民警管理办法 第十条' },
          { field: 'confirmed', before: null, after: 'true' },
        ],
      },
    });
  });

  it('adopts another edition until one that is on record for later, and keeps what was in force before', async () => {
    await adopt(edition({ value: 36, effectiveOn: '2026-01-01' }));
    await adopt(edition({ value: 30, effectiveOn: '2025-01-01' }));
    expect((await lastChange(api.registry)).fields).toEqual([
      ['effectiveOn', null, '2025-01-01'],
      ['key', KEY, KEY],
      ['name', '苗头问题文字保存期', '苗头问题文字保存期'],
      ['value', '24', '30'],
    ]);
    const values = [];
    for (const date of ['2023-12-31', '2024-12-31', '2025-12-31', '2026-01-01']) {
      values.push(
        (await rulesOn(date, [KEY])).map(({ value, adoptable, validity }) => [value, adoptable, validity.to]),
      );
    }
    expect(values).toEqual([[], [[24, true, '2025-01-01']], [[30, true, '2026-01-01']], [[36, true, null]]]);
  });

  it('refuses a rule that the registry does not know', async () => {
    expect(await leavingNoTrace(api.registry, () => adopt(edition({ key: 'no.such.rule' })))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'RegulationRule',
      key: 'no.such.rule',
    });
  });

  it('refuses a rule that comes with a release', async () => {
    const key = 'rank.supervisor-third-class.months';
    expect(await refusedInBoth(api, (headers) => adopt(edition({ key }), headers))).toEqual(
      rule(
        'rule-of-release',
        `规则 ${key} 随版本发布，不能另行采用`,
        `The rule ${key} comes with a release of the registry and is not adopted by an office.`,
      ),
    );
  });

  it('refuses what is in force that day already', async () => {
    expect(await refusedInBoth(api, (headers) => adopt(edition({ effectiveOn: '2024-06-01' }), headers))).toMatchObject(
      issue('input', '与该日的现有记录相同，没有变更', 'matches the record for that day; nothing would change'),
    );
  });

  it('refuses a span of time that is not whole, or that no day of the registry could bear', async () => {
    for (const value of [0, 0.5, 30.5, 1_201, 1_000_000]) {
      expect(await leavingNoTrace(api.registry, () => adopt(edition({ value })))).toMatchObject({
        __typename: 'InvalidInputError',
        issues: [{ path: 'value' }],
      });
    }
  });

  it('reports all that is wrong with the input', async () => {
    const wrong = edition({ value: 1.234, article: '', effectiveOn: '1900-01-01', basis: { reason: '无文号' } });
    expect(await leavingNoTrace(api.registry, () => adopt(wrong))).toMatchObject({
      issues: [
        { path: 'value', message: '最多保留两位小数' },
        { path: 'article' },
        { path: 'effectiveOn' },
        { path: 'basis.documentNumber', message: '必须填写文号' },
      ],
    });
  });
});

testCallers(
  api,
  ['registry:read', 'access:admin'],
  [
    [
      'adoptRegulationRule',
      () => {
        const input = edition({ value: 1_000 + unique(), effectiveOn: '2010-01-01' });
        return Promise.resolve((client) => client.request(AdoptRegulationRuleDocument, { input }));
      },
    ],
  ],
);
