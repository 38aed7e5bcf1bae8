import { beforeAll, describe, expect, it } from '@jest/globals';
import { CorrectAssignmentDocument, type CorrectAssignmentInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import {
  addAssignmentVersion,
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createUnit,
} from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, postRows, versionOf } from '../../support/writes.ts';

const api = useApp();

const BASIS = { reason: '登记有误' };
let a: { id: number; code: string };
let b: { id: number; code: string };

beforeAll(async () => {
  [a, b] = [await createUnit(api.registry, { code: 'A' }), await createUnit(api.registry, { code: 'B' })];
});

type Input = Omit<CorrectAssignmentInput, 'basis'> & { basis?: CorrectAssignmentInput['basis'] };

const correct = (input: Input, client = api.admin) =>
  client
    .request(CorrectAssignmentDocument, { input: { basis: BASIS, ...input } }, ENGLISH)
    .then(({ correctAssignment }) => correctAssignment);

const refused = (input: Input) => leavingNoTrace(api.registry, () => correct(input));
const idOf = ({ id }: { id: number }) => globalId('Assignment', id);
const unitOf = ({ id }: { id: number }) => globalId('Unit', id);

const posts = async (officer: { id: number }) =>
  (await postRows(api.registry, officer.id)).map(({ unit, title, kind, from, to }) => [
    unit === a.id ? 'A' : unit === b.id ? 'B' : unit,
    title,
    kind,
    from,
    to,
  ]);

/** An officer who was transferred from A to B on 1 June 2024. */
async function transferred() {
  const officer = await createOfficer(api.registry);
  const first = { unitId: a.id, title: '民警', to: '2024-06-01' };
  const before = await createAssignment(api.registry, officer.id, first);
  const after = await createAssignment(api.registry, officer.id, { unitId: b.id, title: '所长', from: '2024-06-01' });
  return { officer, before, after };
}

describe('correctAssignment', () => {
  it('puts unit, title, role and kind right as long as the post is held', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: 'P1' });
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, title: '明警', kind: 'CONCURRENT' });
    const right = { unit: unitOf(b), title: '民警', role: 'LEADER', kind: 'PRIMARY' } as const;
    expect(await correct({ id: idOf(post), ...right, expectedVersion: 1 })).toMatchObject({
      __typename: 'CorrectAssignmentSuccess',
      assignment: { id: idOf(post), version: 2, officer: { version: 2 }, unit: { code: 'B' }, title: '民警' },
      impacts: [],
    });
    expect(await posts(officer)).toEqual([['B', '民警', 'PRIMARY', '2020-01-01', null]]);
    expect(await lastChange(api.registry)).toMatchObject({
      subjectType: 'Assignment',
      subjectId: post.id,
      fields: [
        ['effectiveOn', null, '2020-01-01'],
        ['unit', 'A', 'B'],
        ['title', '明警', '民警'],
        ['role', 'MEMBER', 'LEADER'],
        ['kind', 'CONCURRENT', 'PRIMARY'],
      ],
    });
  });

  it('a value holds until its next change on record, each by itself', async () => {
    const officer = await createOfficer(api.registry);
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, title: '明警', to: '2022-01-01' });
    await addAssignmentVersion(api.registry, post, { unitId: b.id, title: '明警', from: '2022-01-01' });
    const c = await createUnit(api.registry, { code: 'C' });
    await correct({ id: idOf(post), unit: unitOf(c), title: '民警' });
    expect(await posts(officer)).toEqual([
      [c.id, '民警', 'PRIMARY', '2020-01-01', '2022-01-01'],
      ['B', '民警', 'PRIMARY', '2022-01-01', null],
    ]);
  });

  it('a post outside the police, and one that was taken for it', async () => {
    const officer = await createOfficer(api.registry);
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, title: '挂职', kind: 'SECONDMENT' });
    expect(await correct({ id: idOf(post), externalOrgan: '市政府' })).toMatchObject({
      assignment: { unit: null, externalOrgan: '市政府' },
    });
    expect(await correct({ id: idOf(post), unit: unitOf(b) })).toMatchObject({
      assignment: { unit: { code: 'B' }, externalOrgan: null },
    });
    expect(await refused({ id: idOf(post), unit: unitOf(b), externalOrgan: '市政府' })).toMatchObject({
      issues: [{ path: 'unit' }],
    });
    expect(await refused({ id: idOf(post), unit: null })).toMatchObject({ issues: [{ path: 'unit' }] });
  });

  it('a transfer on the wrong day is put right by one act, from either of the two posts', async () => {
    const { officer, before, after } = await transferred();
    await correct({ id: idOf(after), from: '2024-05-01', moveAdjoining: true });
    const then = (day: string) => [
      ['A', '民警', 'PRIMARY', '2020-01-01', day],
      ['B', '所长', 'PRIMARY', day, null],
    ];
    expect(await posts(officer)).toEqual(then('2024-05-01'));
    expect((await lastChange(api.registry)).fields).toEqual([
      ['effectiveOn', null, '2024-05-01'],
      ['validFrom', '2024-06-01', '2024-05-01'],
      ['单位A A 民警.validTo', '2024-06-01', '2024-05-01'],
    ]);
    await correct({ id: idOf(before), until: '2024-07-15', moveAdjoining: true });
    expect(await posts(officer)).toEqual(then('2024-07-15'));
    expect(await versionOf(api.registry, 'assignment', after.id)).toBe(3);
  });

  it('a post whose first day is moved is not told to stay as it is', async () => {
    const { after } = await transferred();
    for (const from of ['2024-05-15', '2024-07-15']) {
      expect(await correct({ id: idOf(after), from, moveAdjoining: true })).toMatchObject({ impacts: [] });
    }
  });

  it('an end that is earlier tells the days without a primary post, where one follows', async () => {
    const { before } = await transferred();
    expect(await correct({ id: idOf(before), until: '2024-05-01' })).toMatchObject({
      impacts: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining('From 2024-05-01 until 2024-06-01 there is no') }),
      ]),
    });
  });

  it('what is corrected once more to the same is refused, whatever orders its rows have', async () => {
    const { after } = await transferred();
    await correct({ id: idOf(after), title: '教导员' });
    expect(await refused({ id: idOf(after), title: '教导员' })).toMatchObject({
      issues: [{ path: 'input', message: 'matches the record for that day; nothing would change' }],
    });
  });

  it('without the post beside it, an earlier day clashes and a later one leaves a gap', async () => {
    const { officer, before, after } = await transferred();
    expect(await refused({ id: idOf(after), from: '2024-05-01' })).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: idOf(before) },
    });
    expect(await refused({ id: idOf(before), untilUnknown: true, moveAdjoining: true })).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: idOf(after) },
    });
    expect(await correct({ id: idOf(after), from: '2024-08-01' })).toMatchObject({
      impacts: expect.arrayContaining([
        {
          kind: 'LATER_RECORD',
          message:
            'From 2024-06-01 until 2024-08-01 there is no primary post; with moveAdjoining the post beside it moves as well.',
          subject: { __typename: 'Officer', id: globalId('Officer', officer.id) },
        },
      ]),
    });
    expect((await posts(officer)).map(([, , , from, to]) => [from, to])).toEqual([
      ['2020-01-01', '2024-06-01'],
      ['2024-08-01', null],
    ]);
  });

  it('an end is taken away until the end of service, and what follows in time is dropped where the end is earlier', async () => {
    const officer = await createOfficer(api.registry, { to: '2025-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2025-01-01', status: 'RETIRED' });
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, to: '2022-01-01' });
    await correct({ id: idOf(post), untilUnknown: true });
    expect((await posts(officer)).map(([, , , , to]) => to)).toEqual(['2025-01-01']);
    const open = await createOfficer(api.registry);
    const ended = await createAssignment(api.registry, open.id, { unitId: a.id, to: '2022-01-01' });
    expect(await correct({ id: idOf(ended), until: null })).toMatchObject({
      assignment: { validity: { to: null } },
    });
    await addAssignmentVersion(
      api.registry,
      await createAssignment(api.registry, open.id, { unitId: b.id, kind: 'CONCURRENT', to: '2021-01-01' }),
      {
        unitId: b.id,
        title: '教官',
        kind: 'CONCURRENT',
        from: '2021-01-01',
      },
    );
    const [, { id }] = (await postRows(api.registry, open.id)) as [unknown, { id: number }];
    await correct({ id: idOf({ id }), until: '2020-06-01' });
    expect((await lastChange(api.registry)).fields).toContainEqual(['2021-01-01.validFrom', '2021-01-01', null]);
  });
});

describe('correctAssignment refuses what may never be', () => {
  it('two primary posts, the very post twice, and a secondment to the own unit', async () => {
    const { officer, before } = await transferred();
    const more = { title: '教官', kind: 'CONCURRENT' as const, unitId: b.id };
    const concurrent = await createAssignment(api.registry, officer.id, more);
    const conflict = { __typename: 'ConflictError' };
    expect(await refused({ id: idOf(concurrent), kind: 'PRIMARY' })).toMatchObject(conflict);
    expect(await refused({ id: idOf(concurrent), kind: 'SECONDMENT' })).toMatchObject(conflict);
    expect(await refused({ id: idOf(concurrent), unit: unitOf(a), title: '民警' })).toMatchObject({
      ...conflict,
      existing: { id: idOf(before) },
    });
  });

  it('a unit that was not there, and days on which the officer does not serve', async () => {
    const late = await createUnit(api.registry, { from: '2022-01-01' });
    const officer = await createOfficer(api.registry, { from: '2021-01-01' });
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, from: '2021-06-01' });
    expect(await refused({ id: idOf(post), unit: unitOf(late) })).toMatchObject({ __typename: 'NotFoundError' });
    expect(await refused({ id: idOf(post), from: '2020-12-31' })).toMatchObject({ rule: 'officer-not-serving' });
    expect(await correct({ id: idOf(post), unit: unitOf(late), from: '2022-01-01' })).toMatchObject({
      __typename: 'CorrectAssignmentSuccess',
    });
  });

  it('a post beside it that would be held on no day', async () => {
    const { before, after } = await transferred();
    const rule = { rule: 'assignment-never-held' };
    expect(await refused({ id: idOf(after), from: '2020-01-01', moveAdjoining: true })).toMatchObject(rule);
    await correct({ id: idOf(after), until: '2024-09-01' });
    expect(await refused({ id: idOf(before), until: '2024-09-01', moveAdjoining: true })).toMatchObject(rule);
  });

  it('what is no correction', async () => {
    const officer = await createOfficer(api.registry);
    const post = await createAssignment(api.registry, officer.id, { unitId: a.id, title: '民警' });
    const issues = async (input: Partial<Input>) => {
      const result = await refused({ id: idOf(post), title: '所长', ...input });
      return result.__typename === 'InvalidInputError' ? result.issues.map(({ path }) => path) : result.__typename;
    };
    expect(await issues({ basis: {} })).toEqual(['basis.reason']);
    expect(await issues({ title: undefined })).toEqual(['input']);
    expect(await issues({ title: '民警' })).toEqual(['input']);
    expect(await issues({ title: null, role: null, kind: null, from: null })).toEqual([
      'title',
      'role',
      'kind',
      'from',
    ]);
    expect(await issues({ until: '2024-01-01', untilUnknown: true })).toEqual(['untilUnknown']);
    expect(await issues({ from: '2024-01-01', until: '2024-01-01' })).toEqual(['until']);
    expect(await issues({ from: '1900-01-01' })).toEqual(['from']);
    expect(await issues({ id: 'x' })).toEqual(['id']);
    expect(await issues({ id: globalId('Assignment', 999_999) })).toBe('NotFoundError');
    expect(await issues({ expectedVersion: 9 })).toBe('StaleVersionError');
  });
});

it('who may correct a post has the scope for the officer and for every unit of the posts that change', async () => {
  const [mine, theirs] = [await createUnit(api.registry), await createUnit(api.registry)];
  const clerk = await api.signedIn(['personnel:write'], [mine.id], ['registry:read']);
  const officer = await createOfficer(api.registry);
  const before = await createAssignment(api.registry, officer.id, { unitId: theirs.id, to: '2023-01-01' });
  const post = await createAssignment(api.registry, officer.id, { unitId: mine.id, from: '2023-01-01' });
  const forbidden = { response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } };
  const attempt = (input: Input) => leavingNoTrace(api.registry, () => correct(input, clerk));
  await expect(attempt({ id: idOf(before), title: '新' })).rejects.toMatchObject(forbidden);
  await expect(attempt({ id: idOf(post), unit: unitOf(theirs) })).rejects.toMatchObject(forbidden);
  await expect(attempt({ id: idOf(post), from: '2022-12-01', moveAdjoining: true })).rejects.toMatchObject(forbidden);
  await expect(attempt({ id: globalId('Assignment', 999_999), title: '新' })).rejects.toMatchObject(forbidden);
  expect(await correct({ id: idOf(post), title: '新' }, clerk)).toMatchObject({
    __typename: 'CorrectAssignmentSuccess',
  });
  const reader = await api.signedIn(['registry:read']);
  await expect(correct({ id: idOf(post), title: '旧' }, reader)).rejects.toMatchObject(forbidden);
});

it('a post whose right first day is still to come is shown as of that day', async () => {
  const { after } = await transferred();
  const from = nextYears(1);
  expect(await correct({ id: idOf(after), from })).toMatchObject({ assignment: { validity: { from } } });
  const later = nextYears(2);
  expect(await correct({ id: idOf(after), from: later })).toMatchObject({ assignment: { validity: { from: later } } });
});

it('the change takes effect on the first day of which the record changes', async () => {
  const { before, after } = await transferred();
  const effectiveOn = async (input: Input) => {
    expect(await correct(input)).toMatchObject({ __typename: 'CorrectAssignmentSuccess' });
    return (await lastChange(api.registry)).fields[0];
  };
  const on = (day: string) => ['effectiveOn', null, day];
  expect(await effectiveOn({ id: idOf(before), until: '2024-05-01' })).toEqual(on('2024-05-01'));
  expect(await effectiveOn({ id: idOf(after), until: '2026-01-01' })).toEqual(on('2026-01-01'));
  expect(await effectiveOn({ id: idOf(after), untilUnknown: true })).toEqual(on('2026-01-01'));
  expect(await effectiveOn({ id: idOf(after), from: '2024-07-01' })).toEqual(on('2024-06-01'));
  expect(await effectiveOn({ id: idOf(after), title: '教导员' })).toEqual(on('2024-07-01'));
});
