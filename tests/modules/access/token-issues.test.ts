import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { viewerFinder } from '../../../src/access/token.ts';
import { graphql } from '../../generated/gql.ts';
import { IssueTokenDocument, type IssueTokenInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { issued, leavingAccessUntouched } from '../../support/tokens.ts';
import { ENGLISH, lastChange, nextYears } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp();

let unit: { id: number; code: string };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'T1' });
});

const IssueOnce = graphql(`
  mutation IssueOnce($input: IssueTokenInput!, $key: String!) {
    issueToken(input: $input) @idempotent(key: $key) {
      __typename
      ... on IssueTokenSuccess {
        id
        token
      }
      ... on RuleViolationError {
        rule
        message
      }
    }
  }
`);

const IssueOnTrial = graphql(`
  mutation IssueOnTrial($input: IssueTokenInput!) @dryRun {
    issueToken(input: $input) {
      ... on IssueTokenSuccess {
        token
        budget
        change {
          position
        }
      }
    }
  }
`);

const input = (more: Partial<IssueTokenInput> = {}): IssueTokenInput => ({
  name: `测试程序${unique()}`,
  scopes: ['registry:read'],
  ...more,
});

const withoutTrace = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingAccessUntouched(api.registry, work);

describe('issueToken', () => {
  it('issues a token with its change, and stores only its hash', async () => {
    const expiresAt = `${nextYears(1)}T00:00:00.000Z`;
    const { id, token, change } = await issued(
      api.admin,
      input({
        name: '考勤系统',
        scopes: ['evaluation:read', 'registry:read', 'registry:read'],
        units: [globalId('Unit', unit.id)],
        expiresAt,
        documentsOnly: true,
        budget: 5_000,
      }),
    );
    expect(token).toMatch(/^mr_[\w-]{43}$/);
    expect(await viewerFinder(api.registry)(token)).toMatchObject({
      name: '考勤系统',
      scopes: new Map([
        ['registry:read', [unit.id]],
        ['evaluation:read', [unit.id]],
      ]),
      documentsOnly: true,
      budget: 5_000,
    });
    const key = Number(Buffer.from(id, 'base64').toString().split(':')[1]);
    const { hash } = await api.registry.token.findUniqueOrThrow({ where: { id: key } });
    expect(Buffer.from(hash).equals(createHash('sha256').update(token).digest())).toBe(true);
    const recorded = await lastChange(api.registry);
    expect(recorded).toMatchObject({
      position: Number(change.position),
      operation: 'issueToken',
      subjectType: 'Token',
      subjectId: key,
      actor: 'service:administrator',
    });
    expect(recorded.fields.slice(1)).toEqual([
      ['name', null, '考勤系统'],
      ['scopes', null, 'registry:read evaluation:read'],
      ['units', null, '单位T1 T1'],
      ['expiresAt', null, expiresAt],
      ['documentsOnly', null, 'true'],
      ['budget', null, '5000'],
    ]);
    const everything = await api.registry.$query<{ text: string }>(
      sql`SELECT to_jsonb(c)::text AS text FROM change c UNION ALL SELECT to_jsonb(k)::text FROM idempotency_key k`,
      [],
    );
    expect(everything.filter(({ text }) => text.includes(token) || text.includes('mr_'))).toEqual([]);
  });

  it.each<[string, Partial<IssueTokenInput>, string, string, string]>([
    ['a blank name', { name: ' ' }, 'name', '不能为空', 'must not be blank'],
    ['no scope', { scopes: [] }, 'scopes', '至少填写一项', 'must have at least one scope'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt', '必须在将来', 'must be in the future'],
    [
      'no units',
      { units: [] },
      'units',
      '必须有 1 至 100 个单位；不限单位时请省略',
      'must have 1 to 100 units; leave it out for everywhere',
    ],
    ...[0, -1, 1_000_000_001].map((budget): [string, Partial<IssueTokenInput>, string, string, string] => [
      `a budget of ${budget}`,
      { budget },
      'budget',
      '必须在 1 至 1000000000 之间',
      'must be from 1 to 1000000000',
    ]),
    [
      'the id of an officer as a unit',
      { units: [globalId('Officer', 1)] },
      'units.0',
      '给出的是民警，应为单位',
      'is the id of an Officer, not of a Unit',
    ],
  ])('refuses %s', async (_name, wrong, path, zh, en) => {
    for (const [headers, message] of [
      [{}, zh],
      [ENGLISH, en],
    ] as const) {
      const { issueToken } = await withoutTrace(() =>
        api.admin.request(IssueTokenDocument, { input: input(wrong) }, headers),
      );
      expect(issueToken).toMatchObject({ __typename: 'InvalidInputError', issues: [{ path, message }] });
    }
  });

  it('refuses an unknown scope and lists the known ones', async () => {
    const { issueToken } = await withoutTrace(() =>
      api.admin.request(IssueTokenDocument, { input: input({ scopes: ['registry:read', 'all'] }) }, ENGLISH),
    );
    expect(issueToken).toMatchObject({
      issues: [
        { path: 'scopes.1', message: expect.stringMatching(/^unknown scope; use one of registry:read, .*admin$/) },
      ],
    });
  });

  it('refuses a unit that is closed today', async () => {
    const closed = await createUnit(api.registry, { to: '2021-01-01' });
    const { issueToken } = await withoutTrace(() =>
      api.admin.request(IssueTokenDocument, { input: input({ units: [globalId('Unit', closed.id)] }) }),
    );
    expect(issueToken).toEqual({
      __typename: 'NotFoundError',
      message: '该日没有此单位，自 2021-01-01 起已不在册',
      type: 'Unit',
      key: globalId('Unit', closed.id),
    });
  });

  it('refuses a repetition under the same idempotency key, because the token is not stored', async () => {
    const variables = { input: input({ name: '一次' }), key: 'issue-once' };
    const first = await api.admin.request(IssueOnce, variables);
    expect(first.issueToken.__typename).toBe('IssueTokenSuccess');
    const again = await withoutTrace(() => api.admin.request(IssueOnce, variables));
    expect(again.issueToken).toEqual({
      __typename: 'RuleViolationError',
      rule: 'token-shown-once',
      message: '令牌“一次”已签发，且只显示一次；如未收到，请撤销后重新签发',
    });
  });

  it('shows no usable token in a dry run', async () => {
    const { issueToken } = await withoutTrace(() => api.admin.request(IssueOnTrial, { input: input({ budget: 7 }) }));
    expect(issueToken).toMatchObject({ token: 'mr_dry-run', budget: 7, change: { position: expect.any(String) } });
  });
});
