import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  OfficerDossierDocument,
  RecordEducationDocument,
  RecordFamilyDocument,
  RecordParticularsDocument,
  RecordPhotoDocument,
  RecordResumeDocument,
  type RecordParticularsInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { PIXEL, SYNTHETIC, createSection } from '../../support/dossier-factories.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { merging } from '../../support/merging.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../support/writes.ts';
import { documentOf, type Contents } from '../../../src/modules/dossier/contents.rules.ts';
import { sql } from '../../../src/sql/sql.ts';
import { isAfter, isPartialDay } from '../../../src/time/partial-day.ts';

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { withdrawn, withdraw, act } = withdrawals(api);
const { merge } = merging(api);
const PURPOSE = { 'x-purpose': encodeURIComponent('合成的查阅目的') };
const ON = '2023-01-01';

let unit: { id: number };
let other: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'DO-1' });
  other = await createUnit(api.registry, { code: 'DO-2' });
});

const officerWith = (more: Parameters<typeof createOfficerIn>[2] = {}) =>
  createOfficerIn(api.registry, unit, { policeNumber: `DO${unique()}`, ...more });

const ofOfficer = ({ id }: { id: number }, effectiveOn = ON) => ({ officer: globalId('Officer', id), effectiveOn });

const particulars = async (officer: { id: number }, more: Partial<RecordParticularsInput> = {}) =>
  (
    await api.admin.request(RecordParticularsDocument, {
      input: { ...ofOfficer(officer), ...SYNTHETIC.PARTICULARS, ...more },
      key: `key-${unique()}`,
    })
  ).recordParticulars;

/** The same, which must be done. */
const recorded = async (...given: Parameters<typeof particulars>) => {
  const result = await particulars(...given);
  if (result.__typename !== 'RecordParticularsSuccess') throw new Error(JSON.stringify(result));
  return result;
};

const dossierOf = async (
  officer: { id: number },
  when: { date?: string; knownAt?: string } = {},
  client: GraphQLClient = api.admin,
) =>
  (await client.request(OfficerDossierDocument, { id: globalId('Officer', officer.id), ...when }, PURPOSE)).officer!
    .dossier;

/** Bytes as either door gives them. */
const bytesOf = (stored: Uint8Array | string): Buffer =>
  typeof stored === 'string' ? Buffer.from(stored.replace(/^\\x/, ''), 'hex') : Buffer.from(stored);

/** What of a synthetic dossier bytes tell. */
const secretsIn = (bytes: Buffer): string[] =>
  ['合成市', '合成大学', '合成甲', '法学', PIXEL.slice(0, 20), 'HAN', 'CPC_MEMBER'].filter((secret) =>
    bytes.includes(secret),
  );

const readsOf = ({ id }: { id: number }) =>
  api.registry.personalRead.count({ where: { officerId: id, field: 'dossier' } });

const change = { position: expect.any(String) };
const nothing = { particulars: null, education: null, resume: null, family: null, photo: null, sections: [] };

describe('the dossier of an officer', () => {
  it('is recorded section by section, sealed, and read as a whole on a day', async () => {
    const officer = await officerWith();
    await recorded(officer);
    const of = { ...ofOfficer(officer) };
    const done = [
      await api.admin.request(RecordEducationDocument, {
        input: { ...of, education: [...SYNTHETIC.EDUCATION] },
        key: 'e',
      }),
      await api.admin.request(RecordResumeDocument, { input: { ...of, lines: [...SYNTHETIC.RESUME.lines] }, key: 'r' }),
      await api.admin.request(RecordFamilyDocument, { input: { ...of, members: [...SYNTHETIC.FAMILY] }, key: 'f' }),
      await api.admin.request(RecordPhotoDocument, { input: { ...of, photo: PIXEL }, key: 'p' }),
    ].map((answer) => Object.values(answer)[0] as object);
    for (const one of done)
      expect(one).toMatchObject({ section: { version: 1, validity: { from: ON, to: null } }, change });

    expect(await dossierOf(officer, { date: '2022-12-31' })).toEqual(nothing);
    const { sections, ...said } = (await dossierOf(officer))!;
    expect(said).toEqual({
      particulars: SYNTHETIC.PARTICULARS,
      education: SYNTHETIC.EDUCATION,
      resume: SYNTHETIC.RESUME,
      family: SYNTHETIC.FAMILY,
      photo: SYNTHETIC.PHOTO,
    });
    expect(sections.map(({ section }) => section)).toEqual(['PARTICULARS', 'EDUCATION', 'RESUME', 'FAMILY', 'PHOTO']);

    const stored = await api.registry.$query<{ contents: Uint8Array | string }>(
      sql`SELECT v.contents FROM dossier_section_version v WHERE v.officer_id = $1`,
      [officer.id],
    );
    const told = await api.registry.$query<{ text: string }>(
      sql`SELECT coalesce(c.fields::text, '') || coalesce(c.basis_reason, '') || coalesce(c.basis_document, '') AS text FROM change c`,
      [],
    );
    const kept = [...stored.map(({ contents }) => bytesOf(contents)), ...told.map(({ text }) => Buffer.from(text))];
    expect(stored).toHaveLength(5);
    expect(kept.flatMap(secretsIn)).toEqual([]);
    // what would be found in a document that is not sealed
    const plain = Object.entries(SYNTHETIC).map(([section, contents]) =>
      Buffer.from(documentOf({ section, contents } as Contents)),
    );
    expect(plain.every((document) => secretsIn(document).length > 0)).toBe(true);
    expect((await lastChange(api.registry)).fields).toContainEqual(['contents', null, 'sealed']);
  });

  it('says another thing from a day on until the next that is on record, as it was known at an instant', async () => {
    const officer = await officerWith();
    const first = await recorded(officer);
    const before = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    const later = await recorded(officer, { effectiveOn: '2024-01-01', health: '良好' });
    expect(later.section).toMatchObject({
      id: first.section.id,
      version: 2,
      validity: { from: '2024-01-01', to: null },
    });
    const between = await recorded(officer, {
      effectiveOn: '2023-06-01',
      nativePlace: '合成省',
      basis: { reason: '合成' },
    });
    expect(between.section).toMatchObject({
      validity: { from: '2023-06-01', to: '2024-01-01' },
      basis: { reason: '合成' },
    });
    const on = async (date: string, knownAt?: string) => {
      const { nativePlace, health } = (await dossierOf(officer, { date, ...(knownAt && { knownAt }) }))!.particulars!;
      return [nativePlace, health];
    };
    expect(await on('2023-05-31')).toEqual(['合成省合成市', '健康']);
    expect(await on('2023-06-01')).toEqual(['合成省', '健康']);
    expect(await on('2024-01-01')).toEqual(['合成省合成市', '良好']);
    expect(await on('2024-01-01', before.at.toISOString())).toEqual(['合成省合成市', '健康']);
    // the same is no change, and that it is so is a reading
    const known = await readsOf(officer);
    expect(await leavingNoTrace(api.registry, () => particulars(officer), 'personal_read')).toMatchObject({
      issues: [{ path: 'input' }],
    });
    expect(await readsOf(officer)).toBe(known + 1);
  });

  it.each<[string, Partial<RecordParticularsInput>, object]>([
    [
      'an expected version that is not the one',
      { expectedVersion: 7 },
      { __typename: 'StaleVersionError', currentVersion: 0 },
    ],
    ['a day on which the officer is not on record', { effectiveOn: '2019-01-01' }, { __typename: 'NotFoundError' }],
    ['a day of joining that has not come', { partyJoinedOn: '2999' }, { issues: [{ path: 'partyJoinedOn' }] }],
    ['a day of joining of who is in no party', { politicalStatus: 'MASSES' }, { issues: [{ path: 'partyJoinedOn' }] }],
    ['a long text', { nativePlace: '合'.repeat(101) }, { issues: [{ path: 'nativePlace' }] }],
    [
      'nothing',
      Object.fromEntries(Object.keys(SYNTHETIC.PARTICULARS).map((name) => [name, null])),
      { issues: [{ path: 'input' }] },
    ],
  ])('is not recorded with %s', async (_what, more, expected) => {
    const officer = await officerWith();
    expect(await leavingNoTrace(api.registry, () => particulars(officer, more), 'personal_read')).toMatchObject(
      expected,
    );
  });

  it('is read by whoever tries an act, or is refused one: either tells what is there', async () => {
    const officer = await officerWith();
    const input = { ...ofOfficer(officer), members: [] };
    const send = (of: object, tried: boolean) =>
      api.admin.request<{ recordFamily: { __typename: string } }>(
        `mutation ($input: RecordFamilyInput!) ${tried ? '@dryRun' : ''} { recordFamily(input: $input) {
          __typename ... on RecordFamilySuccess { change { fields { after } } } } }`,
        { input: { ...input, ...of } },
      );
    const left: unknown[] = [];
    for (const [of, tried] of [
      [{}, true],
      [{}, false],
      [{ expectedVersion: 0 }, false],
      [{ effectiveOn: '2019-01-01' }, false],
    ] as const) {
      const { recordFamily } = await send(of, tried);
      left.push([recordFamily.__typename, await readsOf(officer)]);
    }
    // what is done is on record as a change
    expect(left).toEqual([
      ['RecordFamilySuccess', 1],
      ['RecordFamilySuccess', 1],
      ['StaleVersionError', 2],
      ['NotFoundError', 3],
    ]);
  });

  it('costs points by its photo: those of a page are refused, and so are many times the same one', async () => {
    const query = (photo: string) =>
      `query ($code: String!, $first: Int!) { unit(code: $code) { officers(first: $first) { nodes { dossier { photo { ${photo} } } } } } }`;
    const ask = (first: number, photo = 'base64') => api.admin.request(query(photo), { code: 'DO-1', first }, PURPOSE);
    const overCost = [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' } }];
    expect(await refusal(ask(100))).toMatchObject(overCost);
    expect(await refusal(ask(20, 'a: base64 b: base64 c: base64 d: base64 e: base64'))).toMatchObject(overCost);
    expect(await ask(20)).toMatchObject({ unit: { officers: { nodes: expect.any(Array) } } });
  });

  it('is not recorded under another key where that of a section is lost: it is withdrawn, and begins anew', async () => {
    const officer = await officerWith();
    const section = await createSection(api.registry, { officerId: officer.id, section: 'PARTICULARS' });
    expect(await leavingNoTrace(api.registry, () => refusal(recorded(officer, { health: '良好' })))).toMatchObject([
      { extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    expect(await dossierOf(officer)).toMatchObject({ particulars: null });
    await withdrawn(globalId('DossierSection', section.id));
    await recorded(officer);
    expect(await dossierOf(officer)).toMatchObject({ particulars: SYNTHETIC.PARTICULARS });
  });

  it.each<[string, object, readonly string[]]>([
    ['recordEducation', { education: [{ mode: 'FULL_TIME', school: '合成大学' }] }, ['education.0']],
    ['recordResume', {}, ['lines']],
    ['recordResume', { lines: [], text: '合成' }, ['lines']],
    ['recordResume', { text: ' \n ' }, ['text']],
    [
      'recordResume',
      {
        lines: [
          { from: '2003-09', until: '2003-08', text: '合成' },
          { from: '2002', text: '合成' },
        ],
      },
      ['lines.0.until', 'lines.1.from'],
    ],
    [
      'recordFamily',
      { members: [{ relation: ' ', name: '合成甲', birthOn: '1899' }] },
      ['members.0.relation', 'members.0.birthOn'],
    ],
    ['recordPhoto', { photo: 'R0lGODlhAQABAAAAACw=' }, ['photo']],
    ['recordPhoto', { photo: '不是' }, ['photo']],
  ])('refuses %s of %j at its field', async (name, contents, paths) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { ${name}(input: $input) { ... on InvalidInputError { issues { path } } } }`;
    const input = { ...ofOfficer(await officerWith()), ...contents };
    const answer = await leavingNoTrace(api.registry, () =>
      api.admin.request<Record<string, object>>(document, { input }),
    );
    expect(answer[name]).toEqual({ issues: paths.map((path) => ({ path })) });
  });

  it('keeps a résumé that cannot be told into lines as one text, and a family of nobody', async () => {
    const officer = await officerWith();
    const text = '1999.09—2003.07 合成大学学生\n(其间: 合成)';
    await act('recordResume', { ...ofOfficer(officer), text: `${text}\r\n\r\n` });
    await act('recordFamily', { ...ofOfficer(officer), members: [] });
    expect(await dossierOf(officer)).toMatchObject({ resume: { lines: [], text }, family: [] });
  });

  it('is null to who may not read it, refused to who says not what for, and each reading is on record', async () => {
    const officer = await officerWith();
    await createSection(api.registry, { officerId: officer.id, section: 'PARTICULARS', sealer: sealerWith(key) });
    const ask = `query ($id: ID!) { officer(id: $id) { dossier { particulars { health } sections { id } } } }`;
    const asked = { id: globalId('Officer', officer.id) };
    const scopes = ['registry:read', 'officer:personal'] as const;
    for (const client of [await api.signedIn(['registry:read']), await api.signedIn(scopes, [other.id])]) {
      expect(await leavingNoTrace(api.registry, () => client.rawRequest(ask, asked, PURPOSE))).toMatchObject({
        data: { officer: { dossier: null } },
        extensions: { redactions: [{ path: ['officer', 'dossier'], scope: 'officer:personal' }] },
      });
    }
    const bound = await api.signedIn(scopes, [unit.id]);
    expect(await leavingNoTrace(api.registry, () => refusal(bound.request(ask, asked)))).toMatchObject([
      { extensions: { code: 'PURPOSE_REQUIRED' } },
    ]);
    expect(await bound.request(ask, asked, PURPOSE)).toMatchObject({
      officer: { dossier: { particulars: { health: '健康' } } },
    });
    expect(await api.registry.personalRead.findMany({ where: { officerId: officer.id } })).toMatchObject([
      { field: 'dossier', purpose: '合成的查阅目的' },
    ]);
  });

  it('is neither told nor recorded anew by a server that lacks the key of a section', async () => {
    const officer = await officerWith();
    const sealer = sealerWith(newKey('lost'));
    await createSection(api.registry, { officerId: officer.id, section: 'PARTICULARS', sealer });
    expect(await refusal(dossierOf(officer))).toMatchObject([{ extensions: { code: 'PERSONAL_KEY_MISSING' } }]);
    expect(await leavingNoTrace(api.registry, () => particulars(officer), 'personal_read')).toMatchObject({
      rule: 'personal-key-missing',
    });
  });

  it('is read of many officers by the statements for one', async () => {
    const town = await createUnit(api.registry, { code: `DO-${unique()}` });
    const query = `query ($code: String!, $first: Int!) { unit(code: $code) { officers(first: $first) { nodes { dossier {
      particulars { health } education { school } photo { type } sections { id version } } } } } }`;
    for (let i = 0; i < 3; i++) {
      const officer = await createOfficerIn(api.registry, town);
      for (const section of ['PARTICULARS', 'EDUCATION', 'PHOTO'] as const) {
        await createSection(api.registry, { officerId: officer.id, section, sealer: sealerWith(key) });
      }
    }
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(query, { code: town.code, first }, PURPOSE))).length;
    expect(await count(3)).toBe(await count(1));
  });
});

describe('what was recorded by mistake', () => {
  it('is withdrawn, and can be recorded anew; undone, it says what it said before', async () => {
    const officer = await officerWith();
    const first = await recorded(officer);
    const second = await act('recordParticulars', { ...ofOfficer(officer, '2024-01-01'), health: '合成' });
    expect(await dossierOf(officer)).toMatchObject({ particulars: { health: '合成', ethnicity: null } });
    await withdrawn(second.change);
    expect(await dossierOf(officer)).toMatchObject({ particulars: SYNTHETIC.PARTICULARS });
    expect(await withdrawn(first.section.id)).toEqual([first.section.id]);
    expect(await dossierOf(officer)).toEqual(nothing);
    const again = await recorded(officer);
    expect(again.section.id).not.toBe(first.section.id);
    const client = await api.signedIn(['registry:read', 'personnel:write']);
    const refused = await leavingNoTrace(api.registry, () => refusal(withdraw(again.section.id, {}, client)));
    expect(refused).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('goes with an officer who should never have been on record', async () => {
    const officer = await officerWith({ name: '合成误登' });
    const { section } = await recorded(officer);
    const id = globalId('Officer', officer.id);
    // who may not read the dossier may not take it off the record either, and is not told that there is one
    const clerk = await api.signedIn(['registry:read', 'personnel:write']);
    const refused = await leavingNoTrace(api.registry, () => refusal(withdraw(id, { withDependents: true }, clerk)));
    expect(refused).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'officer:personal' } }]);
    expect(await withdrawn(id, { withDependents: true })).toContain(section.id);
  });
});

describe('two records of one person', () => {
  it('become one with the sections of both, and what was known before stays', async () => {
    const [into, duplicate] = [
      await officerWith({ name: '合成同一' }),
      await officerWith({ name: '合成同一', policeNumber: null }),
    ];
    await recorded(duplicate);
    await act('recordFamily', { ...ofOfficer(into), members: [] });
    const before = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
    const result = await merge(globalId('Officer', into.id), globalId('Officer', duplicate.id));
    expect(result).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    for (const one of [into, duplicate]) {
      expect(await dossierOf(one)).toMatchObject({ particulars: SYNTHETIC.PARTICULARS, family: [] });
    }
    expect(await dossierOf(into, { knownAt: before.at.toISOString() })).toMatchObject({
      particulars: null,
      family: [],
    });
    const later = await recorded(duplicate, { effectiveOn: '2024-01-01', health: '良好' });
    expect(later.section.officer.id).toBe(globalId('Officer', into.id));
  });

  it('are refused where both have a section, which nobody is told who may not read it', async () => {
    const [into, duplicate] = [
      await officerWith({ name: '合成两份' }),
      await officerWith({ name: '合成两份', policeNumber: null }),
    ];
    for (const one of [into, duplicate]) await recorded(one);
    const ids = [into, duplicate].map(({ id }) => globalId('Officer', id)) as [string, string];
    const known = await readsOf(into);
    const told = await leavingNoTrace(api.registry, () => merge(...ids, {}, ENGLISH), 'personal_read');
    expect(told).toMatchObject({
      rule: 'officers-contradict',
      message: expect.stringContaining('both have PARTICULARS in their dossiers'),
    });
    expect([await readsOf(into), await readsOf(duplicate)]).toEqual([known + 1, known + 1]);
    const clerk = await api.signedIn(['registry:read', 'personnel:write']);
    const document = `mutation ($input: MergeOfficersInput!) { mergeOfficers(input: $input) { ... on RuleViolationError { message } } }`;
    const input = { into: ids[0], duplicate: ids[1], basis: { reason: '合成' } };
    const answer = await clerk.request<{ mergeOfficers: { message: string } }>(document, { input }, ENGLISH);
    expect(answer.mergeOfficers.message).toContain('their dossiers contradict each other');
    expect(answer.mergeOfficers.message).not.toContain('PARTICULARS');
    expect([await readsOf(into), await readsOf(duplicate)]).toEqual([known + 2, known + 2]);
  });
});

it('a day, month or year is compared by what is known of both', () => {
  expect(['2026', '2026-05', '2026-05-01', '2026-13', '2026-02-30', '26', '2026-5'].map(isPartialDay)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(isAfter('2022', '2021-12')).toBe(true);
  expect(isAfter('2022', '2022-05')).toBe(false);
  expect(isAfter('2022-06', '2022-05-31')).toBe(true);
});

testCallers(
  api,
  ['personnel:write', 'officer:personal', 'registry:read'],
  [
    [
      'recordParticulars',
      async () => {
        const input = { ...ofOfficer(await officerWith()), health: '合成' };
        return (client) => client.request(RecordParticularsDocument, { input, key: `key-${unique()}` });
      },
    ],
  ],
);
