import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefineHonorProgramDocument, type DefineHonorProgramInput } from '../../generated/graphql.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';
import { issue, refusedInBoth } from '../../support/refusals.ts';

const api = useApp();

const define = (input: DefineHonorProgramInput, headers: Record<string, string> = {}) =>
  api.admin.request(DefineHonorProgramDocument, { input }, headers).then((data) => data.defineHonorProgram);

const defined = (more: Partial<DefineHonorProgramInput> = {}): DefineHonorProgramInput => ({
  key: `program-${unique()}`,
  name: '警星',
  effectiveOn: '2024-01-01',
  ...more,
});

const ProgramOn = graphql(`
  query ProgramOn($date: Date!) @asOf(date: $date) {
    honorPrograms {
      key
      name
      preferredTraits
      version
    }
  }
`);

const nameOn = async (key: string, date: string) => {
  const { honorPrograms } = await api.admin.request(ProgramOn, { date });
  return honorPrograms.find((program) => program.key === key)?.name ?? null;
};

let bureau: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B', kind: 'MUNICIPAL_BUREAU', from: '2000-01-01' });
});

describe('defineHonorProgram', () => {
  it('makes a program with its preference in words and as data, and records the change', async () => {
    const result = await define({
      key: 'stars',
      name: ' 警星 ',
      owner: globalId('Unit', bureau.id),
      recipientKind: 'INDIVIDUAL',
      preference: '优先基层、创新',
      preferredCategories: ['OPERATIONAL', 'STATION'],
      preferredTraits: ['INNOVATION'],
      effectiveOn: '2024-01-01',
      basis: { documentNumber: '测政〔2024〕3号' },
    });
    const { id } = await api.registry.honorProgram.findUniqueOrThrow({ where: { key: 'stars' } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      ['key', null, 'stars'],
      ['name', null, '警星'],
      ['owner', null, 'B'],
      ['recipientKind', null, 'OFFICER'],
      ['status', null, 'CURRENT'],
      ['preference', null, '优先基层、创新'],
      ['preferredCategories', null, 'STATION OPERATIONAL'],
      ['preferredTraits', null, 'INNOVATION'],
    ];
    expect(result).toEqual({
      __typename: 'DefineHonorProgramSuccess',
      program: {
        id: globalId('HonorProgram', id),
        version: 1,
        key: 'stars',
        name: '警星',
        owner: { code: 'B' },
        recipientKind: 'INDIVIDUAL',
        preference: '优先基层、创新',
        preferredCategories: ['STATION', 'OPERATIONAL'],
        preferredTraits: ['INNOVATION'],
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'defineHonorProgram',
      subjectType: 'HonorProgram',
      subjectId: id,
      fields,
    });
  });

  it('defines a program anew from a day on, until the next definition on record', async () => {
    const input = defined();
    const { key } = input;
    await define(input);
    await define({
      ...input,
      expectedVersion: 1,
      name: '新警星',
      preferredTraits: ['DEDICATION'],
      effectiveOn: '2026-01-01',
    });
    const { fields } = await lastChange(api.registry);
    expect(fields).toEqual([
      ['effectiveOn', null, '2026-01-01'],
      ['key', key, key],
      ['name', '警星', '新警星'],
      ['preferredTraits', null, 'DEDICATION'],
    ]);
    expect(await define({ ...input, name: '中警星', effectiveOn: '2025-01-01' })).toMatchObject({
      program: { version: 3 },
    });
    expect(await define({ ...input, name: '前警星', effectiveOn: '2022-01-01' })).toMatchObject({
      program: { version: 4 },
    });
    const names = [];
    for (const date of ['2021-12-31', '2022-01-01', '2024-01-01', '2025-01-01', '2026-01-01']) {
      names.push(await nameOn(key, date));
    }
    expect(names).toEqual([null, '前警星', '警星', '中警星', '新警星']);
  });

  it('refuses an expected version of a program that does not exist', async () => {
    const input = defined();
    expect(await refusedInBoth(api, (headers) => define({ ...input, expectedVersion: 1 }, headers))).toMatchObject(
      issue('expectedVersion', '没有此代码的评选项目', 'is of no program: none has this key'),
    );
  });

  it('refuses an owner that does not exist on that day', async () => {
    const gone = await createUnit(api.registry, { to: '2024-01-01' });
    expect(
      await leavingNoTrace(api.registry, () => define({ ...defined(), owner: globalId('Unit', gone.id) })),
    ).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Unit',
    });
  });

  it('refuses a stale version', async () => {
    const input = defined();
    await define(input);
    expect(await leavingNoTrace(api.registry, () => define({ ...input, expectedVersion: 2 }))).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
  });

  it('refuses a definition that matches the record', async () => {
    const input = defined();
    await define(input);
    expect(
      await refusedInBoth(api, (headers) => define({ ...input, effectiveOn: '2025-01-01' }, headers)),
    ).toMatchObject(
      issue('input', '与该日的现有记录相同，没有变更', 'matches the record for that day; nothing would change'),
    );
  });

  it('reports all that is wrong with the input', async () => {
    const input = defined({
      key: 'A B',
      name: '',
      owner: globalId('Officer', 1),
      preferredCategories: ['STATION', 'STATION'],
      preferredTraits: ['INNOVATION', 'INNOVATION'],
      effectiveOn: '1900-01-01',
    });
    expect(await leavingNoTrace(api.registry, () => define(input))).toMatchObject({
      issues: [
        { path: 'effectiveOn' },
        { path: 'key', message: '只能含小写字母、数字和连字符，最多 64 个字符' },
        { path: 'name' },
        { path: 'owner' },
        { path: 'preferredCategories', message: '有重复' },
        { path: 'preferredTraits', message: '有重复' },
      ],
    });
  });

  it('keeps nothing of a dry run, and acts once under one key', async () => {
    const run = (directive: string, field = '') =>
      api.admin.request(
        `mutation Try($input: DefineHonorProgramInput!) ${directive} { defineHonorProgram(input: $input) ${field} { ... on DefineHonorProgramSuccess { program { key version } change { position } } } }`,
        { input: defined({ key: 'once' }) },
      );
    const dry = await leavingNoTrace(api.registry, () => run('@dryRun'));
    const done = await run('', '@idempotent(key: "once")');
    expect(dry).toEqual(done);
    expect(await leavingNoTrace(api.registry, () => run('', '@idempotent(key: "once")'))).toEqual(done);
  });
});
