import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { LRMX_PERSON, type LrmxPerson } from '../../../src/documents/lrmx.ts';
import { writeLrmx } from '../../../src/documents/write-lrmx.ts';
import { OfficerDossierDocument, RecordDossierDocument, type RecordDossierInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { PIXEL } from '../../support/dossier-factories.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { csv, importActs, ImportChanges, problemsIn } from '../../support/import-acts.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';
import { leavingNoTrace } from '../../support/writes.ts';

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { send, upload, run, undo, read } = importActs(api);
const ON = '2023-01-01';
const TERMS = { effectiveOn: ON, basis: { documentNumber: '合成〔2023〕1号' } };
const SCOPES = ['registry:read', 'personnel:write', 'officer:personal'] as const;

let unit: { id: number };
let other: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'DF-1' });
  other = await createUnit(api.registry, { code: 'DF-2' });
});

let last = 880_000;
/** An officer 合成甲 with a police number of six digits. */
async function officerIn(of = unit) {
  const number = String(++last);
  const { id } = await createOfficerIn(api.registry, of, { policeNumber: number, name: '合成甲' });
  return { id, number, node: globalId('Officer', id) };
}

const dossierOf = async ({ node }: { node: string }) =>
  (await api.admin.request(OfficerDossierDocument, { id: node }, { 'x-purpose': encodeURIComponent('合成的查阅目的') }))
    .officer!.dossier!;

const BASE = ['警号', '姓名', '民族', '参加工作时间', '政治面貌', '入党时间'];

const recordDossier = async (input: RecordDossierInput, client: GraphQLClient = api.admin) =>
  (await client.request(RecordDossierDocument, { input, key: `key-${unique()}` })).recordDossier;

describe('recordDossier', () => {
  it('records sections together, keeps particulars that are not given, and leaves out what is the same', async () => {
    const { node } = await officerIn();
    const of = { officer: node, effectiveOn: ON };
    const members = [{ relation: '妻子', name: '合成乙' }];
    const first = await recordDossier({ ...of, particulars: { ethnicity: 'HAN', health: '健康' }, members });
    const fields = [
      { field: 'section', before: null, after: 'PARTICULARS FAMILY' },
      { field: 'contents', before: null, after: 'sealed' },
    ];
    expect(first).toMatchObject({
      sections: [{ section: 'PARTICULARS' }, { section: 'FAMILY' }],
      change: { fields: expect.arrayContaining(fields) },
    });
    const second = await recordDossier({ ...of, particulars: { health: null, nativePlace: '合成省' }, members });
    expect(second).toMatchObject({ sections: [{ section: 'PARTICULARS', version: 2 }] });
    expect(await dossierOf({ node })).toMatchObject({
      particulars: { ethnicity: 'HAN', health: null, nativePlace: '合成省' },
      family: [{ relation: '妻子', name: '合成乙' }],
    });
  });

  it.each<[string, Partial<RecordDossierInput>, readonly string[]]>([
    ['without a section', {}, ['input']],
    ['without a particular', { particulars: {} }, ['particulars']],
    [
      'with what is wrong in parts of it',
      {
        particulars: { workStartedOn: '1899' },
        education: [{ mode: 'FULL_TIME', school: '合成大学' }],
        resume: { lines: [], text: '合成' },
        members: [{ relation: '', name: '合成' }],
        photo: 'x',
      },
      ['particulars.workStartedOn', 'education.0', 'resume.lines', 'members.0.relation', 'photo'],
    ],
  ])('is refused %s', async (_what, more, paths) => {
    const { node: officer } = await officerIn();
    const answer = await leavingNoTrace(api.registry, () => recordDossier({ officer, effectiveOn: ON, ...more }));
    expect(answer).toMatchObject({ issues: expect.anything() });
    const { issues } = answer as { issues: { path: string }[] };
    expect(issues.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  });

  it('is refused where the particulars on record do not go with those given, and where nothing changes', async () => {
    const { node: officer } = await officerIn();
    const of = { officer, effectiveOn: ON };
    await recordDossier({ ...of, particulars: { politicalStatus: 'MASSES' } });
    const wrong = () => recordDossier({ ...of, particulars: { partyJoinedOn: '2005' } });
    // a refusal tells what is on record, as a reading does
    const refused = await leavingNoTrace(api.registry, wrong, 'personal_read');
    expect(refused).toMatchObject({ issues: [{ path: 'particulars.partyJoinedOn' }] });
    const same = () => recordDossier({ ...of, particulars: { politicalStatus: 'MASSES' } });
    expect(await leavingNoTrace(api.registry, same, 'personal_read')).toMatchObject({ issues: [{ path: 'input' }] });
  });
});

describe('a sheet of dossiers', () => {
  it('records those of many officers, one change a row, keeps what it has no cell for, and is taken back', async () => {
    const [one, two] = [await officerIn(), await officerIn()];
    await recordDossier({ officer: one.node, effectiveOn: '2020-01-01', particulars: { health: '健康' } });
    const headings = [
      ...BASE,
      '全日制学历',
      '全日制毕业院校',
      '全日制学位',
      '在职第二学位',
      '在职第二毕业院校',
      '在职第二毕业时间',
      '家庭成员1称谓',
      '家庭成员1姓名',
      '家庭成员1出生年月',
      '家庭成员3称谓',
      '家庭成员3姓名',
      '家庭成员3政治面貌',
      '简历',
    ];
    const rows = [
      [
        one.number,
        '合成 甲',
        '汉',
        '2003.08',
        '中共党员',
        '200507',
        '大学',
        '合成大学',
        '法学学士',
        '法学硕士',
        '合成二大',
        '2012年6月',
      ].concat(
        '妻子',
        '合成乙',
        '1982.03',
        '儿子',
        '合成丙',
        '群众',
        '"1999.09--2003.07 合成大学\n2003.08-- 合成派出所"',
      ),
      [two.number, '', '蒙古族', '2004', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    ];
    const id = await upload('RECORD_DOSSIERS', csv(headings, ...rows));
    const rehearsed = await run('rehearse', id, TERMS);
    expect([problemsIn(rehearsed), rehearsed.acceptedCount]).toEqual([[], 2]);
    const applied = await run('apply', id, TERMS);
    expect(applied.rows.nodes.map(({ subject }) => subject?.id)).toEqual([one.node, two.node]);
    const { changes } = (await api.admin.request(ImportChanges, { id })).importBatch!;
    expect(changes.nodes.map(({ operation }) => operation)).toEqual(['recordDossier', 'recordDossier']);
    expect(JSON.stringify(changes.nodes)).not.toMatch(/合成大学|HAN|妻子/);
    expect(await dossierOf(one)).toMatchObject({
      particulars: {
        ethnicity: 'HAN',
        health: '健康',
        workStartedOn: '2003-08',
        politicalStatus: 'CPC_MEMBER',
        partyJoinedOn: '2005-07',
      },
      education: [
        { mode: 'FULL_TIME', school: '合成大学', qualification: '大学', degree: '法学学士' },
        { mode: 'IN_SERVICE', school: '合成二大', qualification: null, degree: '法学硕士', graduatedOn: '2012-06' },
      ],
      resume: { lines: [], text: '1999.09--2003.07 合成大学\n2003.08-- 合成派出所' },
      family: [
        { relation: '妻子', name: '合成乙', birthOn: '1982-03', politicalStatus: null },
        { relation: '儿子', name: '合成丙', birthOn: null, politicalStatus: 'MASSES' },
      ],
      photo: null,
    });
    expect(await dossierOf(two)).toMatchObject({ particulars: { ethnicity: 'MONGOL', workStartedOn: '2004' } });
    expect((await undo(id)).status).toBe('UNDONE');
    const { particulars, sections } = await dossierOf(one);
    expect([particulars, sections.length, (await dossierOf(two)).sections]).toMatchObject([
      { health: '健康', ethnicity: null },
      1,
      [],
    ]);
  });

  it('tells each cell that cannot be meant, an element that lacks what it needs, and an officer of another name', async () => {
    const { number } = await officerIn();
    const headings = [...BASE, '全日制学历', '在职毕业院校', '家庭成员2姓名', '家庭成员2称谓', '家庭成员2出生年月'];
    const rows = [
      [number, '合成乙', '合成族', '不知', '群众', '2005', '大学', '合成大学', '合成丙', '', '2999'],
      [number, '合成甲', '', '', '', '', '', '合成大学', '合成丙', '子', '2999'],
      ['999999', '', '汉族', '', '', '', '', '', '', '', ''],
      [number, '', '', '', '', '', '', '', '', '', ''],
    ];
    const id = await upload('RECORD_DOSSIERS', csv(headings, ...rows));
    const told = problemsIn(await run('rehearse', id, TERMS)).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(told.toSorted()).toEqual(['2 -', '2 B2', '2 C2', '2 D2', '2 J2', '3 H3', '3 K3', '4 A4', '5 -']);
  });
});

const EMPTY_PERSON = Object.fromEntries(Object.keys(LRMX_PERSON).map((name) => [name, ''])) as unknown as LrmxPerson;
const PERSON: LrmxPerson = {
  ...EMPTY_PERSON,
  name: '合  甲',
  ethnicity: '汉族',
  ancestralHome: '合成省合成市',
  joinedParty: '200507',
  beganWork: '200308',
  health: '健康',
  fullTimeEducation: '大学',
  fullTimeDegree: '法学学士',
  fullTimeEducationSchool: '合成大学法律系法学专业',
  inServiceEducation: '研究生',
  inServiceDegree: '法学硕士',
  inServiceEducationSchool: '合成党校',
  inServiceDegreeSchool: '合成二大',
  resume: '1999.09--2003.07  合成大学学生\n2003.08--  合成派出所民警',
  family: [{ relation: '妻子', name: '合成乙', born: '198203', politicalStatus: '群众', work: '合成单位职员' }],
  photo: PIXEL,
};
const lrmx = (more: Partial<LrmxPerson> = {}) =>
  Buffer.from(writeLrmx({ ...PERSON, name: '合成 甲', filledBy: `合成${unique()}`, ...more }, null));
const asLrmx = (name: string, client = api.admin) => ({ name, client, type: 'application/octet-stream' });

describe('a file of the editor of 干部任免审批表', () => {
  it('is one dossier, of who has the police number that its name begins with, with the photo', async () => {
    const officer = await officerIn();
    const id = await upload('RECORD_DOSSIERS', lrmx(), asLrmx(`${officer.number}合成甲.lrmx`));
    expect(problemsIn(await run('apply', id, TERMS))).toEqual([]);
    const { sections, ...dossier } = await dossierOf(officer);
    expect(sections).toHaveLength(5);
    expect(dossier).toMatchObject({
      particulars: { ethnicity: 'HAN', workStartedOn: '2003-08', partyJoinedOn: '2005-07', politicalStatus: null },
      education: [
        { mode: 'FULL_TIME', school: '合成大学法律系法学专业', qualification: '大学', degree: '法学学士' },
        { mode: 'IN_SERVICE', school: '合成党校', qualification: '研究生', degree: null },
        { mode: 'IN_SERVICE', school: '合成二大', qualification: null, degree: '法学硕士' },
      ],
      resume: { text: PERSON.resume },
      family: [{ relation: '妻子', birthOn: '1982-03', politicalStatus: 'MASSES', employment: '合成单位职员' }],
      photo: { type: 'PNG', base64: PIXEL },
    });
  });

  it('is of who has the national id in it, where its name tells no number, for who may read that', async () => {
    const nationalId = syntheticNationalId({ serial: '017' });
    const officer = await officerIn();
    await storePersonal(api.registry, sealerWith(key), officer.id, { nationalId });
    const file = lrmx({ nationalId });
    const bound = await api.signedIn(SCOPES, [other.id]);
    const hidden = await upload('RECORD_DOSSIERS', file, asLrmx('20260101任免表.lrmx', bound));
    expect(problemsIn(await run('rehearse', hidden, TERMS, bound))).toEqual([`2 A2 - 警号：${ON} 没有“${nationalId}”`]);
    const id = await upload('RECORD_DOSSIERS', file, asLrmx('20260101任免表.lrmx'));
    const reads = () => api.registry.personalRead.count({ where: { officerId: officer.id, field: 'nationalId' } });
    const known = await reads();
    expect(problemsIn(await run('apply', id, TERMS))).toEqual([]);
    expect(await reads()).toBe(known + 1);
    expect((await dossierOf(officer)).particulars).toMatchObject({ nativePlace: '合成省合成市' });
  });

  it('is refused where nothing tells whose it is, where it is of somebody else, and as any other kind', async () => {
    const { number } = await officerIn();
    const nobody = await send('RECORD_DOSSIERS', lrmx(), asLrmx('合成甲.lrmx'));
    expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('警号')]);
    const crowd = lrmx({ family: Array.from({ length: 11 }, () => PERSON.family[0]!) });
    expect((await send('RECORD_DOSSIERS', crowd, asLrmx(`${number}.lrmx`))).status).toBe(422);
    expect((await send('ENROLL_OFFICERS', lrmx(), asLrmx(`${number}.lrmx`))).status).toBe(422);
    const id = await upload(
      'RECORD_DOSSIERS',
      lrmx({ name: '合成丁', photo: 'A'.repeat(40_000) }),
      asLrmx(`${number}.lrmx`),
    );
    const told = problemsIn(await run('rehearse', id, TERMS));
    expect(told).toEqual([expect.stringMatching(/^2 B2 - 姓名：与登记的姓名“合成甲”不符/)]);
    expect((await read(id)).rows.nodes[0]!.cells).toContain('（照片 30 kB）');
  });
});

describe('who brings dossiers in', () => {
  it('needs the scopes of the act, and reaches the officer', async () => {
    const { number } = await officerIn();
    const body = csv(['警号', '民族'], [number, '汉族']);
    const without = await send('RECORD_DOSSIERS', body, {
      client: await api.signedIn(['registry:read', 'personnel:write']),
    });
    expect([without.status, await without.text()]).toEqual([403, expect.stringContaining('officer:personal')]);
    const bound = await api.signedIn(SCOPES, [other.id]);
    const id = await upload('RECORD_DOSSIERS', body, { client: bound });
    expect(problemsIn(await run('apply', id, TERMS, bound))).toEqual([expect.stringContaining('权限')]);
    const reaches = await api.signedIn(SCOPES, [unit.id]);
    const own = await upload('RECORD_DOSSIERS', body, { client: reaches });
    expect(problemsIn(await run('apply', own, TERMS, reaches))).toEqual([]);
  });
});
