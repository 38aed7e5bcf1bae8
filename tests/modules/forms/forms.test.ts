import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import type { GraphQLClient } from 'graphql-request';
import PizZip from 'pizzip';
import { readLrmx } from '../../../src/documents/read-lrmx.ts';
import { readForm } from '../../../src/modules/forms/form-file.ts';
import { provenanceText } from '../../../src/modules/exports/provenance.ts';
import { isSignedText, readSigningKey } from '../../../src/record/checkpoint.ts';
import { sql } from '../../../src/sql/sql.ts';
import { today } from '../../../src/time/day.ts';
import { RecordFamilyDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createSanction } from '../../support/discipline-factories.ts';
import { createSection, PIXEL, SYNTHETIC } from '../../support/dossier-factories.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

const signer = readSigningKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
)!;
const key = newKey('k');
const api = useApp({ signer, personalKeys: personalKeys(key) });

const HOSTILE = '{姓名}<img src=x>&\u202E\u200F𠮷𫖯\n二行';
const PURPOSE = { 'x-purpose': encodeURIComponent('任免（合成）') };

let bureau: { id: number };
let station: { id: number };
let officer: { id: number };
let evaluation: { id: number };
let honor: { id: number };

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { code: 'F', name: '合成分局' });
  station = await createUnit(registry, { code: 'F1', name: '合成派出所', parentId: bureau.id });
  officer = await createOfficer(registry, {
    name: '王合成',
    policeNumber: 'F001',
    gender: 'MALE',
    rank: 'SUPERVISOR_FIRST_CLASS',
    grade: 'POLICE_OFFICER_1',
  });
  await storePersonal(registry, sealerWith(key), officer.id, {
    birthOn: '1984-03-15',
    nationalId: '110101198403150018',
  });
  await createAssignment(registry, officer.id, {
    unitId: station.id,
    title: '民警',
    from: '2010-07-01',
    to: '2020-01-01',
  });
  await createAssignment(registry, officer.id, { unitId: bureau.id, title: '合成分局副局长', startKnown: false });
  await createAssignment(registry, officer.id, { unitId: station.id, title: HOSTILE, kind: 'SECONDMENT' });
  const given = { awardedBy: '合成市公安局', meritClass: 'THIRD_CLASS_MERIT', level: 'MUNICIPAL' } as const;
  honor = await createHonor(registry, [{ officerId: officer.id }, { unitId: station.id }, { otherName: '合成人员' }], {
    title: HOSTILE,
    citation: '长'.repeat(4_000),
    awardedOn: new Date('2021-12-01'),
    awardedPrecision: 'MONTH',
    ...given,
  });
  await createHonor(registry, [{ officerId: officer.id }], {
    title: '嘉奖（合成）',
    ...given,
    meritClass: 'COMMENDATION',
  });
  await createHonor(registry, [{ officerId: officer.id }], { title: '已撤销（合成）', status: 'REVOKED' });
  await createSanction(registry, { officerId: officer.id, from: '2022-03-15' });
  const { id: schemeId } = await createScheme(registry, { from: '2019-01-01' });
  for (const [year, grade] of [
    ['2020', 'COMPETENT'],
    ['2021', 'EXCELLENT'],
    ['2022', 'NOT_GRADED'],
    ['2023', 'COMPETENT'],
  ] as const) {
    const period = { fromOn: `${year}-01-01`, toOn: `${Number(year) + 1}-01-01` };
    const cycle = await createCycle(registry, { schemeId, unitId: bureau.id, ...period, status: 'FINALIZED' });
    evaluation = await createEvaluation(registry, {
      cycleId: cycle.id,
      officerId: officer.id,
      grade,
      total: 88.5,
      rank: 3,
    });
  }
});

const get = async (path: string, client: GraphQLClient = api.admin, headers: Record<string, string> = PURPOSE) => {
  const { authorization } = client.requestConfig.headers as { authorization: string };
  const answer = await fetch(`${api.url}/exports/${path}`, { headers: { authorization, ...headers } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const refused = async (path: string, client?: GraphQLClient, headers?: Record<string, string>) => {
  const { status, bytes } = await get(path, client, headers);
  const { errors } = JSON.parse(bytes.toString()) as { errors: { extensions: { code: string } }[] };
  return `${status} ${errors[0]!.extensions.code}`;
};

/** The texts of the paragraphs of a part of a document. */
const textsIn = (xml: string): string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text]) => text ?? '\n').join(''),
  );

const form = async (path: string, client?: GraphQLClient) => {
  const { status, headers, bytes } = await get(path, client);
  expect([status, status === 200 ? '' : bytes.toString()]).toEqual([200, '']);
  const zip = new PizZip(bytes);
  const read = readForm(bytes)!;
  return {
    bytes,
    headers,
    provenance: read.provenance,
    contents: read.contents,
    texts: textsIn(zip.file('word/document.xml')!.asText()),
    footer: textsIn(zip.file('word/footer1.xml')!.asText()).join(''),
  };
};

const escaped = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('干部任免审批表', () => {
  it('has what the registry has, and nothing that it has not', async () => {
    const { texts, headers, footer, provenance } = await form('officer-form.docx?officer=f001');
    const line = texts.slice(1, texts.indexOf('填表人：　　　　　　　　　填表时间：'));
    for (const text of [
      '王合成',
      '男',
      '1984.03\n（42岁）',
      `合成分局副局长，合成派出所${escaped}（借调），一级警长，一级警督`,
      '2010.07--2020.01　合成派出所民警',
      '不晚于2020.01--　合成分局副局长',
      `嘉奖（合成）（合成市公安局）\n2021.12 ${escaped}（三等功）（合成市公安局）\n2022.03 警告（合成的决定机关，期满）`,
      '2021年：优秀\n2022年：不定等次\n2023年：称职',
    ]) {
      expect(line).toContain(text);
    }
    expect(texts.join('')).not.toMatch(/110101|undefined|null|已撤销/);
    expect(headers.get('content-type')).toContain('wordprocessingml');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('干部任免审批表-王合成'));
    expect(footer).toContain(`时点 ${today()}`);
    expect(provenance).toMatchObject({ asOf: today(), withheld: '', rows: 1, actor: 'service:administrator' });
  });

  it('is of any day', async () => {
    const { texts } = await form(`officer-form.docx?officer=${globalId('Officer', officer.id)}&date=2020-06-01`);
    expect(texts.join('|')).toContain('1984.03\n（36岁）');
    expect(texts.join('|')).not.toContain('优秀');
  });

  it('is signed with a hash of what it says, and shows when a text was altered', async () => {
    const { bytes, provenance, contents } = await form('officer-form.docx?officer=F001');
    const { signature, publicKey, ...facts } = provenance;
    expect(contents).toBe(facts.contents);
    expect(isSignedText(provenanceText(facts), { signature: signature!, publicKey: publicKey! })).toBe(true);
    const zip = new PizZip(bytes);
    const xml = zip.file('word/document.xml')!.asText();
    zip.file('word/document.xml', xml.replace('优秀', '称职'));
    expect(readForm(zip.generate({ type: 'uint8array' }))!.contents).not.toBe(facts.contents);
    // saved anew with other XML for the same texts
    zip.file(
      'word/document.xml',
      xml.replaceAll('<w:t xml:space="preserve">', '<w:t>').replaceAll('<w:br/>', '<w:br />'),
    );
    expect(readForm(zip.generate({ type: 'uint8array' }))!.contents).toBe(facts.contents);
  });

  it('is a file of the editor with the same texts', async () => {
    const { bytes, status } = await get('officer-form.lrmx?officer=F001');
    expect(status).toBe(200);
    expect(readLrmx(bytes).person).toMatchObject({
      name: '王合成',
      gender: '男',
      born: '198403',
      nationalId: '110101198403150018',
      resume: expect.stringContaining('2010.07--2020.01  合成派出所民警') as unknown as string,
      post: `合成分局副局长，合成派出所${HOSTILE}（借调），一级警长，一级警督`,
      ethnicity: '',
      family: [],
      agedOn: today().replaceAll('-', ''),
    });
    const { provenance, contents } = readForm(bytes)!;
    expect(provenance.contents).toBe(contents);
    expect(readForm(Buffer.from(bytes.toString().replace('198403', '198503')))!.contents).not.toBe(contents);
  });
});

describe('the dossier of an officer', () => {
  let other: { id: number };

  beforeAll(async () => {
    other = await createOfficer(api.registry, { name: '李合成', policeNumber: 'F002' });
    await createAssignment(api.registry, other.id, { unitId: bureau.id });
    for (const section of ['PARTICULARS', 'EDUCATION', 'RESUME', 'FAMILY', 'PHOTO'] as const) {
      await createSection(api.registry, { officerId: other.id, section, sealer: sealerWith(key) });
    }
  });

  it('fills the form, the photo among it, and the file of the editor', async () => {
    const { texts, bytes, provenance, contents } = await form('officer-form.docx?officer=F002');
    for (const text of [
      '汉族',
      '合成省合成市',
      '合成县',
      '2005.07',
      '2003.08',
      '健康',
      '合成的专长',
      '大学\n法学学士',
      '合成大学 法律系法学专业',
      '1999.09--2003.07　合成大学学生',
      '合成甲',
      '1982.03',
      '群众',
      '合成单位职员',
    ]) {
      expect(texts).toContain(text);
    }
    // what is recorded stands in place of what posts tell
    expect(texts.join()).not.toContain('2020.01--');
    expect(new PizZip(bytes).file('word/media/picture1.png')!.asNodeBuffer().toString('base64')).toBe(PIXEL);
    expect(provenance.contents).toBe(contents);
    const { person } = readLrmx((await get('officer-form.lrmx?officer=F002')).bytes);
    expect(person).toMatchObject({
      ethnicity: '汉族',
      joinedParty: '200507',
      beganWork: '200308',
      fullTimeEducation: '大学',
      fullTimeDegreeSchool: '合成大学 法律系法学专业',
      resume: '1999.09--2003.07  合成大学学生',
      family: [{ relation: '妻子', name: '合成甲', born: '198203', politicalStatus: '群众', work: '合成单位职员' }],
      photo: PIXEL,
    });
  });

  it('tells in 入党时间 the party of another than the Communist Party, with a month as each file writes it', async () => {
    const joined = async (politicalStatus: 'JIUSAN' | 'INDEPENDENT' | 'MASSES', partyJoinedOn: string | null) => {
      const one = await createOfficer(api.registry, { policeNumber: `F1${politicalStatus}` });
      const contents = { ...SYNTHETIC.PARTICULARS, politicalStatus, partyJoinedOn };
      await createSection(api.registry, {
        officerId: one.id,
        section: 'PARTICULARS',
        contents,
        sealer: sealerWith(key),
      });
      const { texts } = await form(`officer-form.docx?officer=${globalId('Officer', one.id)}`);
      const { bytes } = await get(`officer-form.lrmx?officer=${globalId('Officer', one.id)}`);
      // the label of the cell stands before it
      return [texts[texts.findIndex((text) => /^入\s*党/.test(text)) + 1], readLrmx(bytes).person.joinedParty];
    };
    expect(await joined('JIUSAN', '1998-09')).toEqual(['九三学社社员 1998.09', '九三学社社员 199809']);
    expect(await joined('INDEPENDENT', null)).toEqual(['无党派', '无党派']);
    expect(await joined('MASSES', null)).toEqual(['', '']);
  });

  it('is told as it was known at an instant', async () => {
    const one = await createOfficer(api.registry, { policeNumber: 'F1KNOWN' });
    const before = new Date().toISOString();
    const members = [...SYNTHETIC.FAMILY];
    const input = { officer: globalId('Officer', one.id), effectiveOn: '2023-01-01', members };
    await api.admin.request(RecordFamilyDocument, { input, key: 'known' });
    const [then, now] = [
      await form(`officer-form.docx?officer=F1KNOWN&knownAt=${before}`),
      await form('officer-form.docx?officer=F1KNOWN'),
    ];
    expect([then, now].map(({ texts }) => texts.includes('合成甲'))).toEqual([false, true]);
    expect([then, now].map(({ provenance }) => provenance.knownAt)).toEqual([before, null]);
    expect(then.footer).toContain(`认知时点 ${before}`);
  });

  it('is not for who lacks officer:personal: posts tell the résumé then', async () => {
    const { texts, bytes } = await form('officer-form.docx?officer=F002', await api.signedIn(['registry:read']));
    expect(texts.join()).not.toMatch(/汉族|合成甲|合成大学/);
    expect(texts.join()).toContain('2020.01--');
    expect(new PizZip(bytes).file('word/media/picture1.png')).toBeNull();
  });
});

describe('the other forms', () => {
  it('are 年度考核登记表', async () => {
    const { texts } = await form(`evaluation-form.docx?record=${globalId('Evaluation', evaluation.id)}`);
    for (const text of ['（2023年度）', '王合成', '1984.03', '考核等次：称职', '88.5　第3名'])
      expect(texts).toContain(text);
  });

  it('are 奖励审批表, one for each recipient', async () => {
    const all = await form(`honor-form.docx?honor=${globalId('Honor', honor.id)}`);
    expect(all.texts.filter((text) => text === '奖 励 审 批 表')).toHaveLength(3);
    for (const text of ['王合成', '合成派出所', '合成人员', '三等功', escaped, '长'.repeat(4_000)])
      expect(all.texts).toContain(text);
    // what it is for was not received before
    expect(all.texts).toContain('嘉奖（合成）（合成市公安局）');
    expect(all.provenance).toMatchObject({ rows: 3 });
    const unit = globalId('Unit', station.id);
    const one = await form(`honor-form.docx?honor=${globalId('Honor', honor.id)}&recipient=${unit}`);
    expect(one.texts.filter((text) => text === '奖 励 审 批 表')).toHaveLength(1);
    expect(one.texts.join()).not.toContain('王合成');
  });

  it('are read of all recipients of an honor at once, each with the photo in its frame', async () => {
    const others = [await createOfficer(api.registry), await createOfficer(api.registry)];
    for (const { id } of others) {
      await createSection(api.registry, { officerId: id, section: 'PHOTO', sealer: sealerWith(key) });
    }
    const [first, second] = others.map(({ id }) => ({ officerId: id })) as [
      { officerId: number },
      { officerId: number },
    ];
    const [two, alone] = [await createHonor(api.registry, [first, second]), await createHonor(api.registry, [first])];
    const path = ({ id }: { id: number }) => `honor-form.docx?honor=${globalId('Honor', id)}`;
    const count = async (of: { id: number }) => (await api.statements(() => form(path(of)))).length;
    await count(two);
    expect(await count(two)).toBe(await count(alone));
    const zip = new PizZip((await form(path(two))).bytes);
    // 24 millimeters of 36,000 units
    const widths = zip
      .file('word/document.xml')!
      .asText()
      .matchAll(/<wp:extent cx="(\d+)"/g);
    expect(Array.from(widths, ([, width]) => width)).toEqual(['864000', '864000']);
  });
});

describe('who asks for a form', () => {
  const reads = async () => {
    const [bulk] = await api.registry.$query<{ asked: string; fields: string[]; officers: number; purpose: string }>(
      sql`SELECT b.asked, b.fields, b.officers, b.purpose FROM bulk_read b ORDER BY b.id DESC LIMIT 1`,
      [],
    );
    const personal = await api.registry.$query<{ field: string }>(
      sql`SELECT p.field FROM personal_read p WHERE p.officer_id = $1 ORDER BY p.id`,
      [officer.id],
    );
    return { bulk, personal: personal.map(({ field }) => field) };
  };

  it('is on record with what was read, before it is sent', async () => {
    const { personal: before } = await reads();
    await form('officer-form.docx?officer=F001');
    const { bulk, personal } = await reads();
    expect(bulk).toEqual({
      asked: 'exports/officer-form.docx {"officer":"F001"}',
      fields: expect.arrayContaining(['birthOn', 'sanctions']) as unknown as string[],
      officers: 1,
      purpose: '任免（合成）',
    });
    expect(personal.slice(before.length).toSorted()).toEqual(['birthOn', 'dossier', 'sanctions']);
  });

  it('is shown what their scopes cover: other cells are empty, and the form names the scope', async () => {
    const SCOPES = ['officer:personal', 'evaluation:read', 'discipline:read'] as const;
    const elsewhere = await createUnit(api.registry, { code: 'F9' });
    const shown = async (client: GraphQLClient) => {
      const { texts, provenance, footer } = await form('officer-form.docx?officer=F001', client);
      const all = texts.join('|');
      for (const scope of provenance.withheld.split(' ')) expect(footer).toContain(scope);
      return [provenance.withheld, /1984/.test(all), /优秀/.test(all), /警告/.test(all)];
    };
    const withheld = 'discipline:read evaluation:read officer:personal';
    expect(await shown(await api.signedIn(['registry:read']))).toEqual([withheld, false, false, false]);
    expect(await shown(await api.signedIn(SCOPES, [elsewhere.id], ['registry:read']))).toEqual([
      withheld,
      false,
      false,
      false,
    ]);
    expect(await shown(await api.signedIn(SCOPES, [bureau.id], ['registry:read']))).toEqual(['', true, true, true]);
    expect(await shown(await api.signedIn(['registry:read', 'evaluation:read']))).toEqual([
      'discipline:read officer:personal',
      false,
      true,
      false,
    ]);
  });

  it('is refused what there is not, and what they may not read, and nothing is on record of that', async () => {
    const before = await reads();
    const record = globalId('Evaluation', evaluation.id);
    const reader = await api.signedIn(['registry:read']);
    const elsewhere = await createUnit(api.registry, { code: 'F8' });
    const bound = await api.signedIn(['evaluation:read'], [elsewhere.id], ['registry:read']);
    for (const [path, answer, client, headers] of [
      ['officer-form.docx', '400 BAD_USER_INPUT'],
      ['officer-form.docx?officer=F001&x=1', '400 BAD_USER_INPUT'],
      ['officer-form.docx?officer=F001&officer=F001', '400 BAD_USER_INPUT'],
      ['officer-form.docx?officer=F001&date=2024-02-30', '400 BAD_USER_INPUT'],
      ['officer-form.pdf?officer=F001', '404 NOT_FOUND'],
      ['officer-form.docx?officer=NOBODY', '404 NOT_FOUND'],
      ['officer-form.docx?officer=F001&date=2001-01-01', '404 NOT_FOUND'],
      ['evaluation-form.docx?record=x', '400 BAD_USER_INPUT'],
      [`evaluation-form.docx?record=${globalId('Officer', officer.id)}`, '400 BAD_USER_INPUT'],
      [`evaluation-form.docx?record=${globalId('Evaluation', 999_999)}`, '404 NOT_FOUND'],
      [`evaluation-form.docx?record=${record}`, '403 FORBIDDEN', reader],
      [`evaluation-form.docx?record=${record}`, '404 NOT_FOUND', bound],
      [`honor-form.docx?honor=${globalId('Honor', 999_999)}`, '404 NOT_FOUND'],
      [`honor-form.docx?honor=${globalId('Honor', honor.id)}&recipient=${record}`, '400 BAD_USER_INPUT'],
      ['officer-form.docx?officer=F001', '400 PURPOSE_REQUIRED', api.admin, {}],
      ['officer-form.docx?officer=F001', '403 FORBIDDEN', await api.signedIn(['change:read'])],
    ] as [string, string, GraphQLClient?, Record<string, string>?][]) {
      expect([path, await refused(path, client, headers)]).toEqual([path, answer]);
    }
    const crowd = Array.from({ length: 21 }, (_, i) => ({ otherName: `合成人员${i}` }));
    const { id } = await createHonor(api.registry, crowd);
    const many = `honor-form.docx?honor=${globalId('Honor', id)}`;
    for (const [language, message] of [
      ['zh', 'honor 的授予对象超过 20 个，请用 recipient=<标识> 逐个取表'],
      ['en', 'honor has more than 20 recipients: ask for the form of each by recipient=<its id>'],
    ] as const) {
      const { status, bytes } = await get(many, api.admin, { ...PURPOSE, 'accept-language': language });
      expect([status, JSON.parse(bytes.toString())]).toMatchObject([400, { errors: [{ message }] }]);
    }
    expect((await fetch(`${api.url}/exports/officer-form.docx?officer=F001`)).status).toBe(401);
    // the head alone would be read, and on record, like the whole
    const { authorization } = api.admin.requestConfig.headers as { authorization: string };
    const head = { method: 'HEAD', headers: { authorization, ...PURPOSE } };
    expect((await fetch(`${api.url}/exports/officer-form.docx?officer=F001`, head)).status).toBe(404);
    expect(await reads()).toEqual(before);
  });
});
