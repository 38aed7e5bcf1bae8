import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefineEvaluationSchemeDocument, type DefineEvaluationSchemeInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createUnit, unique } from '../../../support/factories.ts';
import { lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { refusedInBoth, rule } from '../../../support/refusals.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

type Headers = Record<string, string>;

let bureau: { id: number; code: string };
beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'SB' });
});

const define = (input: DefineEvaluationSchemeInput, headers: Headers = {}, key = `key-${unique()}`) =>
  api.admin
    .request(DefineEvaluationSchemeDocument, { input, key }, headers)
    .then((data) => data.defineEvaluationScheme);

const newScheme = (more: Partial<DefineEvaluationSchemeInput> = {}): DefineEvaluationSchemeInput => ({
  key: `scheme-${unique()}-m`,
  name: '年度考核办法',
  owner: globalId('Unit', bureau.id),
  subjectKind: 'OFFICER',
  indicators: [
    { key: 'basics', name: '基础工作', weightBasisPoints: 6_000, maximum: 100 },
    { key: 'skills', name: '实战技能', weightBasisPoints: 4_000, maximum: 87.5 },
  ],
  gradeBands: [
    { grade: 'EXCELLENT', minimum: 90 },
    { grade: 'INCOMPETENT', minimum: 0 },
    { grade: 'COMPETENT', minimum: 70.25 },
  ],
  effectiveOn: '2024-01-01',
  ...more,
});

/** What was ever recorded of when editions of a key are in force. */
const editions = (key: string) =>
  api.registry.$query<Record<string, unknown>>(
    sql`SELECT s.name, v.valid_from::text AS "from", v.valid_to::text AS "to", v.superseded_at IS NULL AS believed
FROM evaluation_scheme_version v JOIN evaluation_scheme s ON s.id = v.scheme_id
WHERE s.key = $1 ORDER BY v.valid_from, v.id`,
    [key],
  );

describe('defineEvaluationScheme', () => {
  it('defines a scheme with all its parts, and leaves one change', async () => {
    const evaluatorGroups = [
      { key: 'superiors', name: '上级', weightBasisPoints: 7_000 },
      { key: 'peers', name: '同级', weightBasisPoints: 3_000 },
    ];
    const key = `scheme-${unique()}-all`;
    const result = await define(newScheme({ key: ` ${key} `, evaluatorGroups, basis: { reason: '试行' } }));
    const { id } = await api.registry.evaluationScheme.findFirstOrThrow({ where: { key } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      ['key', null, key],
      ['name', null, '年度考核办法'],
      ['owner', null, 'SB'],
      ['subjectKind', null, 'OFFICER'],
      ['indicators.basics.name', null, '基础工作'],
      ['indicators.basics.weightBasisPoints', null, '6000'],
      ['indicators.skills.name', null, '实战技能'],
      ['indicators.skills.weightBasisPoints', null, '4000'],
      ['indicators.basics.maximum', null, '100'],
      ['indicators.skills.maximum', null, '87.5'],
      ['gradeBands.EXCELLENT', null, '90'],
      ['gradeBands.INCOMPETENT', null, '0'],
      ['gradeBands.COMPETENT', null, '70.25'],
      ['evaluatorGroups.superiors.name', null, '上级'],
      ['evaluatorGroups.superiors.weightBasisPoints', null, '7000'],
      ['evaluatorGroups.peers.name', null, '同级'],
      ['evaluatorGroups.peers.weightBasisPoints', null, '3000'],
      ['excellentCapBasisPoints', null, '2000'],
    ];
    expect(result).toEqual({
      __typename: 'DefineEvaluationSchemeSuccess',
      scheme: {
        id: globalId('EvaluationScheme', id),
        version: 1,
        key,
        name: '年度考核办法',
        owner: { code: 'SB' },
        subjectKind: 'OFFICER',
        indicators: newScheme().indicators,
        gradeBands: [
          { grade: 'EXCELLENT', minimum: 90 },
          { grade: 'COMPETENT', minimum: 70.25 },
          { grade: 'INCOMPETENT', minimum: 0 },
        ],
        evaluatorGroups,
        excellentCapBasisPoints: 2_000,
        validity: { from: '2024-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'defineEvaluationScheme',
      subjectType: 'EvaluationScheme',
      subjectId: id,
      basisReason: '试行',
      fields,
    });
  });

  it('puts an edition between two others, each of which ends where the next begins', async () => {
    const key = `scheme-${unique()}-n`;
    const on = (effectiveOn: string, name: string) => define(newScheme({ key, name, effectiveOn }));
    await on('2024-01-01', '一');
    await on('2025-01-01', '三');
    expect(await on('2024-07-01', '二')).toMatchObject({
      scheme: { validity: { from: '2024-07-01', to: '2025-01-01' } },
    });
    const { fields } = await lastChange(api.registry);
    expect(fields.slice(-2)).toEqual([
      ['validTo', null, '2025-01-01'],
      ['previous.validTo', '2025-01-01', '2024-07-01'],
    ]);
    expect(await editions(key)).toEqual([
      { name: '一', from: '2024-01-01', to: null, believed: false },
      { name: '一', from: '2024-01-01', to: '2025-01-01', believed: false },
      { name: '一', from: '2024-01-01', to: '2024-07-01', believed: true },
      { name: '二', from: '2024-07-01', to: '2025-01-01', believed: true },
      { name: '三', from: '2025-01-01', to: null, believed: true },
    ]);
  });

  /** A scheme, and the refusal that shows it. */
  const existing = async () => {
    const key = `scheme-${unique()}-c`;
    await define(newScheme({ key }));
    const { id } = await api.registry.evaluationScheme.findFirstOrThrow({ where: { key } });
    const conflict = (zh: string, en: string) =>
      [zh, en].map((message) => ({
        __typename: 'ConflictError',
        message,
        existing: { id: globalId('EvaluationScheme', id) },
      }));
    return { key, conflict };
  };

  it('refuses a second edition from the same day', async () => {
    const { key, conflict } = await existing();
    expect(await refusedInBoth(api, (headers) => define(newScheme({ key }), headers))).toEqual(
      conflict(`考核办法 ${key} 已有自 2024-01-01 起执行的版本`, `There is an edition of ${key} from 2024-01-01 on.`),
    );
  });

  it('refuses the key of a scheme of another unit', async () => {
    const { key, conflict } = await existing();
    const owner = globalId('Unit', (await createUnit(api.registry)).id);
    const other = newScheme({ key, owner, effectiveOn: '2024-06-01' });
    expect(await refusedInBoth(api, (headers) => define(other, headers))).toEqual(
      conflict(`考核办法 ${key} 由其他单位制定`, `The scheme ${key} is another unit's.`),
    );
  });

  describe('with a cap on EXCELLENT', () => {
    const approved = { basis: { documentNumber: '甲组〔2024〕2号' } };

    it.each<[string, number, Partial<DefineEvaluationSchemeInput>]>([
      ['2,000 without the document of an approval', 2_001, {}],
      ['2,500 with one', 2_501, approved],
    ])('refuses a cap above %s', async (_case, cap, more) => {
      const input = newScheme({ excellentCapBasisPoints: cap, ...more });
      expect(await refusedInBoth(api, (headers) => define(input, headers))).toEqual(
        rule(
          'excellent-cap',
          `优秀比例上限 ${cap} 超过规定的 2000；经批准并注明文号的，最高 2500`,
          `The cap on EXCELLENT of ${cap} is above 2000; with the number of a document that approves it, 2500 at most.`,
          '公务员考核规定',
        ),
      );
    });

    it.each<[string, number, Partial<DefineEvaluationSchemeInput>]>([
      ['2,000', 2_000, {}],
      ['0', 0, {}],
      ['2,500 with the document of an approval', 2_500, approved],
      ['5,000 before the regulation', 5_000, { effectiveOn: '2020-12-27' }],
      ['5,000 for units', 5_000, { subjectKind: 'UNIT' }],
    ])('takes a cap of %s', async (_case, cap, more) => {
      expect(await define(newScheme({ excellentCapBasisPoints: cap, ...more }))).toMatchObject({
        scheme: { excellentCapBasisPoints: cap },
      });
    });

    it('has none by default for units', async () => {
      expect(await define(newScheme({ subjectKind: 'UNIT' }))).toMatchObject({
        scheme: { excellentCapBasisPoints: null },
      });
    });
  });

  it('reports all that is wrong with the input, each with its path', async () => {
    const [first, second] = newScheme().indicators as [object, object];
    const input = newScheme({
      key: '办法',
      name: ' ',
      indicators: [
        { ...(first as DefineEvaluationSchemeInput['indicators'][0]), maximum: 0 },
        { ...(second as DefineEvaluationSchemeInput['indicators'][0]), key: 'basics', weightBasisPoints: 4_001 },
      ],
      gradeBands: [{ grade: 'NOT_GRADED', minimum: 101 }],
      evaluatorGroups: [{ key: 'peers', name: '同级', weightBasisPoints: -1 }],
      excellentCapBasisPoints: 10_001,
    });
    const paths = [
      ['key', '只能含字母、数字、点、下划线和连字符，最多 64 个字符'],
      ['name', '不能为空'],
      ['indicators.1.key', '与前面的重复'],
      ['indicators', '权重合计必须为 10000，现为 10001'],
      ['indicators.0.maximum', '必须大于 0'],
      ['gradeBands.0.grade', '不定等次没有分数线'],
      ['gradeBands.0.minimum', '必须在 0 至 100 之间'],
      ['evaluatorGroups.0.weightBasisPoints', '必须在 0 至 10000 之间'],
      ['evaluatorGroups', '权重合计必须为 10000，现为 -1'],
      ['excellentCapBasisPoints', '必须在 0 至 10000 之间'],
    ];
    expect(await refusedInBoth(api, (headers) => define(input, headers))).toMatchObject([
      { __typename: 'InvalidInputError', issues: paths.map(([path, message]) => ({ path, message })) },
      { __typename: 'InvalidInputError', issues: paths.map(([path]) => ({ path })) },
    ]);
  });

  it('refuses an owner that does not exist on that day', async () => {
    const owner = globalId('Unit', (await createUnit(api.registry, { to: '2024-01-01' })).id);
    expect(await refusedInBoth(api, (headers) => define(newScheme({ owner }), headers))).toMatchObject([
      { __typename: 'NotFoundError', type: 'Unit', key: owner },
      { __typename: 'NotFoundError', key: owner },
    ]);
  });

  it('acts once under one key', async () => {
    const input = newScheme();
    const first = await define(input, {}, 'define-once');
    expect(await leavingNoTrace(api.registry, () => define(input, {}, 'define-once'))).toEqual(first);
  });
});
