import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../src/time/day.ts';
import {
  CancelSelectionRoundDocument,
  ConcludeSelectionRoundDocument,
  type ConcludeSelectionRoundInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { refusedInBoth } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp();

type Headers = Record<string, string>;
type End = (input: ConcludeSelectionRoundInput, headers?: Headers) => Promise<object>;

let of: { unitId: number; policyId: number };

beforeAll(async () => {
  const { id: unitId } = await createUnit(api.registry);
  of = { unitId, policyId: (await createPolicy(api.registry, { unitId })).id };
});

const conclude: End = (input, headers = {}) =>
  api.admin
    .request(ConcludeSelectionRoundDocument, { input }, headers)
    .then(({ concludeSelectionRound }) => concludeSelectionRound);

const cancel: End = (input, headers = {}) =>
  api.admin
    .request(CancelSelectionRoundDocument, { input }, headers)
    .then(({ cancelSelectionRound }) => cancelSelectionRound);

const roundRows = (roundId: number) =>
  api.registry.$query(
    sql`SELECT status::text, valid_from::text AS "from", valid_to::text AS "to", superseded_at IS NULL AS believed,
  basis_reason AS reason FROM selection_round_version WHERE round_id = $1 ORDER BY id`,
    [roundId],
  );

const ENDS: [string, string, End][] = [
  ['concludeSelectionRound', 'CONCLUDED', conclude],
  ['cancelSelectionRound', 'CANCELLED', cancel],
];

describe.each(ENDS)('%s', (name, status, end) => {
  const newRound = async (more: Partial<Parameters<typeof createRound>[1]> = {}) => {
    const round = await createRound(api.registry, { ...of, ...more });
    return { ...round, globalId: globalId('SelectionRound', round.id) };
  };

  const refused = (input: ConcludeSelectionRoundInput) => refusedInBoth(api, (headers) => end(input, headers));

  it('ends an open round today, with its change', async () => {
    const round = await newRound();
    const result = await end({ id: round.globalId, expectedVersion: 1, basis: { reason: '完成' } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['status', 'OPEN', status],
    ];
    expect(result).toEqual({
      __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
      round: { id: round.globalId, version: 2, title: '选任甲', status },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: name,
      subjectType: 'SelectionRound',
      subjectId: round.id,
      basisReason: '完成',
      fields,
    });
    expect(await roundRows(round.id)).toEqual([
      { status: 'OPEN', from: '2020-01-01', to: null, believed: false, reason: null },
      { status: 'OPEN', from: '2020-01-01', to: today(), believed: true, reason: null },
      { status, from: today(), to: null, believed: true, reason: '完成' },
    ]);
  });

  it('ends a round on the day it was opened', async () => {
    const round = await newRound({ openedOn: today() });
    expect(await end({ id: round.globalId })).toMatchObject({ round: { status, version: 2 } });
    expect(await roundRows(round.id)).toMatchObject([
      { status: 'OPEN', believed: false },
      { status, from: today(), to: null, believed: true },
    ]);
  });

  it('refuses a round that has ended', async () => {
    for (const ended of ['CONCLUDED', 'CANCELLED'] as const) {
      const round = await newRound({ status: ended });
      expect(await refused({ id: round.globalId })).toEqual(
        ['选任“选任甲”不在进行中', 'The round 选任甲 is not open.'].map((message) => ({
          __typename: 'RuleViolationError',
          message,
          rule: 'round-not-open',
          article: null,
        })),
      );
    }
  });

  it('refuses a stale version and shows the current one', async () => {
    const round = await newRound();
    expect(await refused({ id: round.globalId, expectedVersion: 0 })).toEqual(
      [
        '数据已被他人修改，当前版本为 1，请重新读取后再提交。',
        'It has been changed since it was read; its version is now 1. Read it again.',
      ].map((message) => ({ __typename: 'StaleVersionError', message, currentVersion: 1 })),
    );
  });

  it('refuses a round that is not opened yet and a round that does not exist', async () => {
    const later = await newRound({ openedOn: nextYears(1) });
    const from = nextYears(1);
    for (const [id, messages] of [
      [
        later.globalId,
        [
          `该日没有此选任，自 ${from} 起才在册`,
          `There is no such SelectionRound on that day: it is on record from ${from}.`,
        ],
      ],
      [globalId('SelectionRound', 999_999), ['该日没有此选任', 'There is no such SelectionRound on that day.']],
    ] as const) {
      expect(await refused({ id })).toEqual(
        messages.map((message) => ({
          __typename: 'NotFoundError',
          message,
          type: 'SelectionRound',
          key: id,
        })),
      );
    }
    expect(await refused({ id: globalId('Unit', 1), basis: { reason: '' } })).toMatchObject([
      {
        __typename: 'InvalidInputError',
        issues: [
          { path: 'id', message: '给出的是单位，应为选任' },
          { path: 'basis.reason', message: '不能为空' },
        ],
      },
      { message: expect.stringMatching(/^The input is not valid: id is the id of a Unit, not of a SelectionRound; /) },
    ]);
  });

  it('is done once under one key, and not at all in a dry run', async () => {
    const round = await newRound();
    const input = { id: round.globalId };
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    const success = { [name]: { __typename: `${type}Success`, round: { version: 2 } } };
    const selected = `{ __typename ... on ${type}Success { round { version } } }`;
    const tried = `mutation Try($input: ${type}Input!) @dryRun { ${name}(input: $input) ${selected} }`;
    expect(await leavingNoTrace(api.registry, () => api.admin.request(tried, { input }))).toEqual(success);
    const keyed = `mutation Once($input: ${type}Input!) { ${name}(input: $input) @idempotent(key: "${name}") ${selected} }`;
    expect(await api.admin.request(keyed, { input })).toEqual(success);
    expect(await leavingNoTrace(api.registry, () => api.admin.request(keyed, { input }))).toEqual(success);
  });
});
