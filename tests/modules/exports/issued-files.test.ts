import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Impact } from '../../../src/modules/corrections/impact.rules.ts';
import { impactsOf, type ImpactQuestion } from '../../../src/modules/corrections/impact.reads.ts';
import { recordIssuedFile } from '../../../src/personal/issued-files.ts';
import { Listed } from '../../../src/modules/exports/listed.ts';
import { today } from '../../../src/time/day.ts';
import { sql } from '../../../src/sql/sql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createOfficer, createOfficerIn } from '../../support/factories.ts';
import { createSmallForce } from '../../support/small-force.ts';
import { ENGLISH, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const BASIS = { reason: '登记有误' };
const PURPOSE = { 'x-purpose': 'test' };

let force: Awaited<ReturnType<typeof createSmallForce>>;
let officer: { id: number };
let honor: { id: number };

const get = async (path: string) => {
  const { authorization } = api.admin.requestConfig.headers as Record<string, string>;
  const answer = await fetch(`${api.url}/exports/${path}`, { headers: { authorization: authorization!, ...PURPOSE } });
  expect([path, answer.status]).toEqual([path, 200]);
  await answer.arrayBuffer();
};

/** Does an act of correction; the files that it tells. */
async function files(name: string, input: object, headers: object = {}): Promise<string[]> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on ${type}Success { impacts { kind message subject { id } } } ... on UserError { message } } }`;
  const given = { input: { basis: BASIS, ...input } };
  const data = await api.admin.request<Record<string, { impacts?: (Omit<Impact, 'text'> & { message: string })[] }>>(
    document,
    given,
    { ...ENGLISH, ...headers },
  );
  const { impacts } = data[name]!;
  if (!impacts) throw new Error(JSON.stringify(data));
  return impacts.flatMap(({ kind, message, subject }) => {
    if (kind !== 'EXPORT') return [];
    expect(subject).toBeNull();
    return [/^"([^"]+)"/.exec(message)![1]!];
  });
}

const rename = (name: string, period: object, headers: object = {}) =>
  files('correctOfficer', { id: globalId('Officer', officer.id), period, name }, headers);

beforeAll(async () => {
  force = await createSmallForce(api.registry);
  officer = await createOfficerIn(api.registry, force.station, { name: '合成', policeNumber: 'Z9' });
  honor = await createHonor(api.registry, [{ officerId: officer.id }, { unitId: force.brigade.id }], {
    title: '嘉奖（合成）',
    from: '2023-05-01',
  });
  // in the order of their days; nothing of the officer is in the second
  await get('roster.csv?code=B1&date=2022-03-01&columns=name');
  await get('roster.csv?code=B2&columns=name,unit');
  await get('officers.jsonl?date=2023-03-01');
  await get('honors.csv?columns=title,officer');
  await get(`officer-form.docx?officer=Z9&date=2024-03-01`);
  await get('changes.csv');
  // what was known once stays true
  await get(`roster.csv?code=B1&knownAt=${new Date(Date.now() - 1).toISOString()}`);
});

describe('a file that is handed out', () => {
  it('is told by corrections of what it lists, on the days that it is about', async () => {
    const all = ['干部任免审批表', 'Honors', 'Officers', 'Roster'];
    expect(await rename('合成甲', { from: '2020-01-01' })).toEqual(all);
    expect(await rename('合成乙', { from: '2022-03-02', until: '2023-03-02' })).toEqual(['干部任免审批表', 'Officers']);
    // a form tells of a career
    expect(await rename('合成丙', { from: '2022-03-02', until: '2022-03-03' })).toEqual(['干部任免审批表']);
    expect(await rename('合成丁', { from: '2022-03-01', until: '2022-03-02' })).toEqual(['干部任免审批表', 'Roster']);
  });

  it('is told beforehand, and to whoever corrects what stands beside a person', async () => {
    const unit = { id: globalId('Unit', force.brigade.id), period: { from: today() }, name: '单位乙' };
    const told = await leavingNoTrace(api.registry, () => files('correctUnit', unit, { 'muster-dry-run': 'true' }));
    // where no column tells units, a file lists none
    expect(told).toEqual(['Roster']);
    const [post] = await api.registry.assignment.findMany({ where: { officerId: officer.id } });
    const assignment = { id: globalId('Assignment', post!.id), title: '教导员' };
    expect(await files('correctAssignment', assignment)).toEqual(['干部任免审批表', 'Honors', 'Officers', 'Roster']);
  });

  it('is told by the correction of an honor, and by its withdrawal', async () => {
    const id = globalId('Honor', honor.id);
    expect(await files('correctHonor', { id, title: '嘉奖（改）' })).toEqual(['干部任免审批表', 'Honors']);
    expect(await files('withdrawRecord', { id })).toEqual(['干部任免审批表', 'Honors']);
  });

  it('is told by the undo of a change that it shows, and not where it was handed out before', async () => {
    const moved = await createOfficerIn(api.registry, force.station, { name: '合成辛', policeNumber: 'Z8' });
    await get('roster.csv?code=B1&columns=policeNumber');
    const correct = (name: string) =>
      api.admin.request<{ correctOfficer: { change: { id: string } } }>(
        'mutation ($input: CorrectOfficerInput!) { correctOfficer(input: $input) { ... on CorrectOfficerSuccess { change { id } } } }',
        { input: { id: globalId('Officer', moved.id), period: { from: '2022-01-01' }, name, basis: BASIS } },
      );
    const first = await correct('合成壬');
    expect(await files('withdrawRecord', { id: first.correctOfficer.change.id })).toEqual([]);
    const second = await correct('合成癸');
    await get('roster.csv?code=B1&columns=policeNumber');
    expect(await files('withdrawRecord', { id: second.correctOfficer.change.id })).toEqual(['Roster']);
  });

  it('is told where it lists one who was merged into whom is corrected, and by the units between its rows', async () => {
    const [from, into] = [
      await createOfficerIn(api.registry, force.brigade, { name: '合成双', policeNumber: 'Y1' }),
      await createOfficer(api.registry, { name: '合成双', policeNumber: null }),
    ];
    await api.registry.$query(
      sql`INSERT INTO officer_merge (officer_id, into_id, recorded_at) VALUES ($1::int, $2::int, now())`,
      [from.id, into.id],
    );
    const listed = new Listed();
    listed.add(globalId('Officer', from.id));
    await recordIssuedFile(api.registry, {
      name: 'officers',
      asOf: today(),
      coversPast: false,
      position: '999999',
      requestId: 'test',
      lists: listed,
    });
    const question = { from: today(), until: null, nothingDecided: true } as const;
    const reading = { query: api.registry.$query, loaders: new Map() };
    expect(await impactsOf(reading, { ...question, officers: [into.id] })).toHaveLength(1);
    await get('roster.xlsx?code=B2&layout=by-unit&columns=name');
    const told = await impactsOf(reading, { ...question, units: [force.brigade.id] });
    expect(told[0]!.text.en).toMatch(/^"Roster"/);
  });

  it('of which none has what is corrected, is not told; nor is what lists nothing', async () => {
    const other = await createOfficerIn(api.registry, force.station, { name: '合成戊' });
    const input = { id: globalId('Officer', other.id), period: { from: '2022-01-01' }, name: '合成己' };
    expect(await files('correctOfficer', input)).toEqual([]);
    const names = await api.registry.issuedFile.findMany({ select: { name: true }, orderBy: { id: 'asc' } });
    expect(names.slice(0, 5).map(({ name }) => name)).toEqual([
      'roster',
      'roster',
      'officers',
      'honors',
      'officer-form',
    ]);
    expect(names.map(({ name }) => name)).not.toContain('changes');
  });

  it('is one of at most 100 that are named, the newest first, and the others are counted', async () => {
    const { registry } = api;
    const { id } = await createOfficerIn(registry, force.station, { name: '合成庚' });
    const listed = new Listed();
    listed.add(globalId('Officer', id));
    await registry.$query(
      sql`INSERT INTO issued_file (at, name, as_of, covers_past, position, request_id, things, officers, units, honors)
SELECT now(), 'roster', '2022-01-01', FALSE, i, 'test', $1::bigint[], '', '', '' FROM generate_series(1, 103) AS i`,
      [listed.things],
    );
    const found = await impactsOf(
      { query: registry.$query, loaders: new Map() },
      { officers: [id], from: '2022-01-01', until: null, nothingDecided: true },
    );
    expect(found).toHaveLength(101);
    expect(found[0]!.text.en).toContain('at position 103,');
    expect(found.at(-1)!.text.en).toContain('3 more');
  });
});

describe('what a file lists', () => {
  it('is kept thing by thing where it is little, and as sets of ids where it is much', () => {
    const listed = new Listed();
    for (const id of [17, 3, 17, 64]) listed.add(globalId('Officer', id));
    for (const id of [5, 9]) listed.add(globalId('Unit', id));
    for (const other of [globalId('Evaluation', 1), 'no id', null, undefined]) listed.add(other);
    expect(listed.things).toEqual([3, 17, 64, 2 ** 32 + 5, 2 ** 32 + 9]);
    expect(listed.setOf('Officer')).toHaveLength(0);
    for (let id = 100; id < 2_095; id++) listed.add(globalId('Honor', id));
    expect(listed.things).toHaveLength(2_000);
    listed.add(globalId('Honor', 1));
    expect(listed.things).toEqual([]);
    const bits = listed.setOf('Officer');
    const ids = Array.from({ length: bits.length * 8 }, (_, i) => i).filter((i) => bits[i >> 3]! & (1 << (i & 7)));
    expect(ids).toEqual([3, 17, 64]);
    expect(listed.setOf('Unit')).toHaveLength(2);
  });

  it('is found in both', async () => {
    const { registry } = api;
    const many = new Listed();
    for (let id = 500_000; id < 502_001; id++) many.add(globalId('Officer', id));
    many.add(globalId('Unit', 600_000));
    const file = {
      name: 'officers',
      asOf: today(),
      coversPast: false,
      position: '999999',
      requestId: 'test',
      lists: many,
    };
    await recordIssuedFile(registry, file);
    const told = (things: Partial<ImpactQuestion>) =>
      impactsOf(
        { query: registry.$query, loaders: new Map() },
        { from: today(), until: null, nothingDecided: true, ...things },
      );
    expect(await told({ officers: [1, 502_000] })).toHaveLength(1);
    expect(await told({ officers: [502_001, 499_999, 2_000_000_000] })).toEqual([]);
    expect(await told({ units: [600_000] })).toHaveLength(1);
    expect(await told({ units: [500_000] })).toEqual([]);
    expect(await told({ honors: [500_000] })).toEqual([]);
  });
});
