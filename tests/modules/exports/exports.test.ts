import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { request } from 'node:http';
import { read, utils } from '@e965/xlsx';
import fastify from 'fastify';
import { execute, GraphQLError } from 'graphql';
import type { GraphQLClient } from 'graphql-request';
import { encodeGlobalID } from '@pothos/plugin-relay';
import { isSignedText, readSigningKey } from '../../../src/record/checkpoint.ts';
import { ContentsHash, provenanceText, type Provenance } from '../../../src/modules/exports/provenance.ts';
import { sql } from '../../../src/sql/sql.ts';
import { today } from '../../../src/time/day.ts';
import { SCOPES } from '../../../src/access/scopes.ts';
import type { Admission } from '../../../src/graphql/admission.ts';
import type { Registry } from '../../../src/database/client.ts';
import type { Execution } from '../../../src/graphql/execution.ts';
import { newOperation } from '../../../src/graphql/operation-state.ts';
import { PAGE_SIZE } from '../../../src/modules/exports/export-document.ts';
import { exportRoutes } from '../../../src/modules/exports/export.routes.ts';
import { schema } from '../../../src/schema.ts';
import { contextOf } from '../../support/context.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { useApp } from '../../support/app.ts';
import { createOfficerIn, createOfficersIn, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { createSmallForce } from '../../support/small-force.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { ENGLISH } from '../../support/writes.ts';

const signer = readSigningKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
)!;
/** The embedded database has one connection, on which nothing is written meanwhile. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const api = useApp({ signer, personalKeys: personalKeys(newKey('k')) });
const { act } = withdrawals(api);

let force: Awaited<ReturnType<typeof createSmallForce>>;

beforeAll(async () => {
  force = await createSmallForce(api.registry);
});

const bearerOf = (client: GraphQLClient): string =>
  (client.requestConfig.headers as Record<string, string>)['authorization']!;

const get = async (path: string, client: GraphQLClient = api.admin, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${api.url}/exports/${path}`, {
    headers: { authorization: bearerOf(client), ...headers },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const refused = async (path: string, client?: GraphQLClient, headers?: Record<string, string>) => {
  const { status, bytes } = await get(path, client, headers);
  const { errors } = JSON.parse(bytes.toString()) as { errors: { message: string; extensions: { code: string } }[] };
  return `${status} ${errors[0]!.extensions.code}`;
};

const linesOf = async (path: string, client?: GraphQLClient, headers?: Record<string, string>) => {
  const { status, bytes } = await get(path, client, headers);
  expect([status, status === 200 ? '' : bytes.toString()]).toEqual([200, '']);
  return bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
};

const sheetsOf = (bytes: Buffer): (string | null)[][][] => {
  const book = read(bytes, { cellDates: false });
  return book.SheetNames.map((name) =>
    utils.sheet_to_json<(string | null)[]>(book.Sheets[name]!, { header: 1, defval: null, raw: false }),
  );
};

const ROSTER_OF_B = 'roster.csv?code=B&includeSubunits=true';

const MORE_THAN_A_PAGE = PAGE_SIZE + 1;

describe('lists that are handed out', () => {
  it('have the columns that are asked for, in the words of the language', async () => {
    const zh = await linesOf('officers.csv?columns=policeNumber,name,category,unit');
    expect(zh.slice(0, -1)).toEqual([
      '警号,姓名,人员类别,单位',
      'B4,吕测张,民警,单位B2',
      ',欧阳测,民警,',
      'A1,张测,民警,单位B',
      'A2,章测,民警,单位B1',
      'A3,张测试,辅警,单位B11',
    ]);
    const en = await linesOf('officers.csv?columns=policeNumber,category', api.admin, ENGLISH);
    expect(en.slice(0, 3)).toEqual(['Police number,Category', 'B4,Police officer', ',Police officer']);
  });

  it('are of a filter, of a unit with those below it, and of any day', async () => {
    const filter = encodeURIComponent(JSON.stringify({ category: ['AUXILIARY'] }));
    expect(await linesOf(`officers.csv?columns=name&filter=${filter}`)).toHaveLength(3);
    expect(await linesOf('roster.csv?code=B&columns=name')).toHaveLength(3);
    expect(await linesOf(`${ROSTER_OF_B}&columns=name`)).toHaveLength(6);
    expect(await linesOf(`${ROSTER_OF_B}&columns=name&filter=${filter}`)).toHaveLength(3);
    const order = encodeURIComponent(JSON.stringify([{ field: 'POLICE_NUMBER', direction: 'DESC' }]));
    expect((await linesOf(`${ROSTER_OF_B}&columns=policeNumber&orderBy=${order}`)).slice(1, -1)).toEqual([
      'B4',
      'A3',
      'A2',
      'A1',
    ]);
    const id = encodeGlobalID('Unit', force.station.id);
    expect((await linesOf(`roster.csv?unit=${id}&columns=name`)).slice(0, 2)).toEqual(['姓名', '章测']);
    // before the unit was there
    expect(await refused(`${ROSTER_OF_B}&date=2010-12-31`)).toBe('404 NOT_FOUND');
  });

  it('are printed as a roster, unit by unit, and tell where they came from', async () => {
    const { bytes, headers } = await get(
      'roster.xlsx?code=B&includeSubunits=true&layout=by-unit&columns=name,joinedOn',
    );
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('花名册'));
    expect(headers.get('cache-control')).toBe('no-store');
    const [roster, origin] = sheetsOf(bytes);
    expect(roster).toEqual([
      ['姓名', '入警时间'],
      ['单位B', null],
      ['张测', '2010-07-01'],
      ['单位B1', null],
      ['章测', '2020-07-01'],
      ['单位B2', null],
      ['吕测张', '2015-07-01'],
      ['单位B11', null],
      ['张测试', null],
    ]);
    expect(Object.fromEntries(origin!.slice(1))).toMatchObject({ 导出人: 'service:administrator', 行数: '4' });
  });

  it('are one officer a line with the codes of values, for programs', async () => {
    const lines = (await get('officers.jsonl')).bytes.toString().trimEnd().split('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({ policeNumber: 'B4', category: 'POLICE', unitCode: 'B2' });
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ provenance: { rows: 5, asOf: today() } });
  });

  it('are whole beyond one page', async () => {
    const unit = await createUnit(api.registry, { code: 'MANY' });
    await createOfficersIn(api.registry, unit, MORE_THAN_A_PAGE, { name: '=合成', policeNumber: 'M' });
    const lines = await linesOf('roster.csv?code=MANY&columns=policeNumber,name');
    expect(new Set(lines.slice(1, -1).map((line) => line.split(',')[0])).size).toBe(MORE_THAN_A_PAGE);
    // what begins like a formula is none
    expect(lines[1]).toMatch(/,'=合成$/);
    const filter = encodeURIComponent(JSON.stringify({ within: encodeGlobalID('Unit', unit.id) }));
    const found = await linesOf(`officers.csv?filter=${filter}&columns=policeNumber,name`);
    expect(found.slice(0, -1)).toEqual(lines.slice(0, -1));
  });

  it('tell honors by their recipients, and changes by their fields', async () => {
    const unit = await createUnit(api.registry, { code: 'HON' });
    await act('nominateHonor', {
      title: '集体嘉奖（合成）',
      kind: 'COLLECTIVE',
      level: 'COUNTY',
      meritClass: 'COMMENDATION',
      citation: '工作突出（合成）',
      recipients: [encodeGlobalID('Unit', unit.id)],
      nominatedOn: '2024-01-01',
    });
    expect((await linesOf('honors.csv?columns=title,unitCode,status'))[1]).toBe('集体嘉奖（合成）,HON,已申报');
    const changes = await linesOf('changes.csv?columns=operation,label,after');
    expect(changes).toContain('nominateHonor,奖励名称,集体嘉奖（合成）');
  });
});

/** The same routes over another execution, for what does not go as it should. */
async function servedWith(
  run: Execution,
  registry: Registry = api.registry,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = fastify();
  const context = { ...contextOf(api, new Map(SCOPES.map((scope) => [scope, 'everywhere']))), registry };
  const admission: Admission = {
    viewerOf: () => Promise.resolve(context.viewer),
    work: (_request, _viewer, work) => work({ ...context, operation: newOperation(api.registry) }),
  };
  await server.register(exportRoutes({ admission, schema, execute: run, signer: null, readMs: READ_MS }));
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), close: () => server.close() };
}

const READ_MS = 300;

describe('a file that is being sent', () => {
  let many: { id: number };

  beforeAll(async () => {
    many = await createUnit(api.registry, { code: 'LONG' });
    await createOfficersIn(api.registry, many, MORE_THAN_A_PAGE, {
      name: '合成',
      namePinyin: 'he cheng',
      policeNumber: 'L',
    });
  });

  const FILE = 'exports/roster.csv?code=LONG&columns=policeNumber';
  /** One before the file is begun, one for its first page, one for its second. */
  const SECOND_PAGE = 3;

  it('is cut off before its last line where what it lists cannot be put on record', async () => {
    const $query: typeof api.registry.$query = (text, ...others) =>
      text.includes('INSERT INTO issued_file')
        ? Promise.reject(new Error('full'))
        : api.registry.$query(text, ...others);
    const before = await api.registry.issuedFile.count();
    const registry = Object.create(api.registry, { $query: { value: $query } }) as Registry;
    const { url, close } = await servedWith(async (args) => execute(args), registry);
    const answer = await fetch(`${url}/${FILE}`).then((sent) => sent.text(), String);
    expect(answer).not.toContain('#,');
    expect(await api.registry.issuedFile.count()).toBe(before);
    await close();
  });

  it('is cut off where nobody takes it, and the turn is given back', async () => {
    const { url, close } = await servedWith(async (args) => {
      const result = await execute(args);
      const { unit } = result.data as { unit: { officers: { nodes: { policeNumber: string }[] } } };
      for (const node of unit.officers.nodes) node.policeNumber = node.policeNumber.repeat(100_000);
      return result;
    });
    const before = await api.registry.issuedFile.count();
    const asked = request(`${url}/${FILE}`).end();
    // its answer is not read: what is sent fills the buffers of both sides
    await once(asked, 'response');
    // a viewer has one turn
    const other = await fetch(`${url}/${FILE}`);
    expect(other.status).toBe(200);
    await other.body!.cancel();
    asked.destroy();
    await close();
    // what was sent of both is on record, a moment after nobody took it any longer
    while ((await api.registry.issuedFile.count()) < before + 2) await setTimeout(20);
  });

  it('is cut off where a page fails, and lacks its last line', async () => {
    let [asked, size] = [0, 1];
    const { url, close } = await servedWith(async (args) => {
      if (++asked === SECOND_PAGE) return { errors: [new GraphQLError('broken', { extensions: { code: 'BROKEN' } })] };
      const result = await execute(args);
      const { unit } = result.data as { unit: { officers: { nodes: { policeNumber: string }[] } } };
      for (const node of unit.officers.nodes) node.policeNumber = node.policeNumber.repeat(size);
      return result;
    });
    // nothing was sent yet, so nothing was handed out
    const before = await api.registry.issuedFile.count();
    expect((await fetch(`${url}/${FILE}`)).status).not.toBe(200);
    expect(asked).toBe(SECOND_PAGE);
    expect(await api.registry.issuedFile.count()).toBe(before);
    [asked, size] = [0, 1_000];
    const answer = await fetch(`${url}/${FILE}`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
    expect(asked).toBe(SECOND_PAGE);
    // the connection and the turn are given back
    const again = await fetch(`${url}/${FILE}`);
    expect((await again.text()).trimEnd().split('\r\n')).toHaveLength(MORE_THAN_A_PAGE + 2);
    await close();
    // both are on record with what was sent of them
    const files = await api.registry.issuedFile.findMany({ orderBy: { id: 'desc' }, take: 2 });
    expect(files.map(({ things }) => things.length)).toEqual([MORE_THAN_A_PAGE, PAGE_SIZE]);
  });

  onServer('while others write', () => {
    it('is of one moment', async () => {
      let asked = 0;
      const { url, close } = await servedWith(async (args) => {
        if (++asked === SECOND_PAGE) {
          await createOfficerIn(api.registry, many, { name: '后来', namePinyin: 'hou lai', policeNumber: 'LATE' });
        }
        return execute(args);
      });
      expect(await (await fetch(`${url}/${FILE}`)).text()).not.toContain('LATE');
      expect(await (await fetch(`${url}/${FILE}`)).text()).toContain('LATE');
      await close();
    });
  });
});

describe('where a file came from', () => {
  const provenanceIn = (line: string): Provenance =>
    JSON.parse(line.replace(/^#,"/, '').replace(/"$/, '').replaceAll('""', '"')) as Provenance;

  it('is signed with the hash of its contents, and is of this record', async () => {
    await act('createUnit', { code: 'SIGN', name: '签名单位', kind: 'TEAM', effectiveOn: '2024-01-01' });
    const lines = await linesOf('officers.csv?columns=policeNumber,name');
    const { signature, publicKey, ...facts } = provenanceIn(lines.at(-1)!);
    expect(isSignedText(provenanceText(facts), { signature: signature!, publicKey: publicKey! })).toBe(true);
    const hash = new ContentsHash();
    for (const line of lines.slice(0, -1)) hash.add(line.split(',').map((cell) => cell.replace(/^'/, '')));
    expect(hash.done()).toBe(facts.contents);
    const verified = async (of: string) =>
      JSON.parse((await get(`verify?position=${facts.position}&hash=${of}`)).bytes.toString()) as object;
    expect(await verified(facts.hash)).toMatchObject({ isOfThisRecord: true, changesSince: 0 });
    await act('createUnit', { code: 'SINCE', name: '后来', kind: 'TEAM', effectiveOn: '2024-01-01' });
    expect(await verified(facts.hash)).toMatchObject({ isOfThisRecord: true, changesSince: 1 });
    expect(await verified('0'.repeat(64))).toEqual({ isOfThisRecord: false, recordedAt: null, changesSince: null });
  });
});

describe('who asks for a file', () => {
  const log = () =>
    api.registry.$query<{ asked: string; purpose: string | null; officers: number; viewer: string }>(
      sql`SELECT b.asked, b.purpose, b.officers, b.viewer FROM bulk_read b ORDER BY b.id DESC LIMIT 1`,
      [],
    );

  it('is on record with what was asked', async () => {
    await get('roster.csv?code=B&columns=name', api.admin, { 'x-purpose': encodeURIComponent('年度核对') });
    expect(await log()).toEqual([
      {
        asked: 'exports/roster.csv {"code":"B","columns":"name"}',
        purpose: '年度核对',
        officers: 1,
        viewer: 'service:administrator',
      },
    ]);
    // by unit those below it are there, too
    const sheet = sheetsOf((await get('roster.xlsx?code=B&layout=by-unit')).bytes);
    const told = Number(sheet[1]!.find(([name]) => name === '行数')![1]);
    expect(await log()).toMatchObject([{ officers: told }]);
    expect(told).toBeGreaterThan(1);
    // nothing is read for its head
    const head = await fetch(`${api.url}/exports/roster.csv?code=B`, {
      method: 'HEAD',
      headers: { authorization: bearerOf(api.admin) },
    });
    expect(head.status).toBe(404);
    expect((await log())[0]!.asked).toContain('roster.xlsx');
  });

  it('is on record with the ages by which officers are found, and the sanctions on which candidates rest', async () => {
    const fields = async (path: string) => {
      expect((await get(path, api.admin, { 'x-purpose': 'a' })).status).toBe(200);
      const [row] = await api.registry.$query<{ fields: string[] }>(
        sql`SELECT b.fields FROM bulk_read b ORDER BY b.id DESC LIMIT 1`,
        [],
      );
      return row!.fields;
    };
    const filter = encodeURIComponent(JSON.stringify({ age: { gte: 30 } }));
    expect(await fields(`officers.csv?columns=name&filter=${filter}`)).toEqual(['name', 'birthOn']);
    expect(await fields(`${ROSTER_OF_B}&columns=name&filter=${filter}`)).toEqual(['name', 'birthOn']);
    const unitId = force.bureau.id;
    const { id: policyId } = await createPolicy(api.registry, { unitId });
    const round = encodeGlobalID('SelectionRound', (await createRound(api.registry, { unitId, policyId })).id);
    expect(await fields(`candidates.csv?columns=name&round=${round}`)).toEqual(['name', 'sanctions']);
  });

  it('is refused where the address asks for what there is not, and nothing is on record of that', async () => {
    const before = await log();
    for (const [path, answer] of [
      ['nothing.csv', '404 NOT_FOUND'],
      ['officers.pdf', '404 NOT_FOUND'],
      ['honors.jsonl', '404 NOT_FOUND'],
      ['officers.csv?x=1', '400 BAD_USER_INPUT'],
      ['officers.csv?columns=name&columns=name', '400 BAD_USER_INPUT'],
      ['officers.csv?columns=shoes', '400 BAD_USER_INPUT'],
      ['officers.csv?columns=name,name', '400 BAD_USER_INPUT'],
      ['officers.csv?filter=[]', '400 BAD_USER_INPUT'],
      ['officers.csv?date=2024-02-30', '400 BAD_USER_INPUT'],
      ['officers.csv?knownAt=2999-01-01T00:00:00Z', '400 BAD_USER_INPUT'],
      ['roster.csv', '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&layout=by-unit', '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&filter=[]', '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&filter={', '400 BAD_USER_INPUT'],
      [`roster.csv?code=B&filter=${encodeURIComponent('{"shoes":1}')}`, '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&orderBy=[', '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&orderBy={}', '400 BAD_USER_INPUT'],
      ['roster.xlsx?code=B&layout=by-unit&orderBy={}', '400 BAD_USER_INPUT'],
      ['roster.csv?code=B&orderBy=[{"field":"SHOES"}]', '400 BAD_USER_INPUT'],
      ['roster.csv?code=NOWHERE', '404 NOT_FOUND'],
      ['evaluations.csv', '400 BAD_USER_INPUT'],
      ['candidates.csv?round=x', '400 BAD_USER_INPUT'],
      [`officers.csv?filter=${encodeURIComponent('{"shoes":1}')}`, '400 BAD_USER_INPUT'],
      ['officers.csv?columns=birthOn', '400 PURPOSE_REQUIRED'],
      ['roster.xlsx?code=B&layout=by-unit&includeSubunits=false', '400 BAD_USER_INPUT'],
      ['verify?position=x&hash=y', '400 BAD_USER_INPUT'],
      [`verify?position=0&hash=${'0'.repeat(64)}&x=1`, '400 BAD_USER_INPUT'],
    ] as const) {
      expect([path, await refused(path)]).toEqual([path, answer]);
    }
    expect(await log()).toEqual(before);
  });

  it('needs to sign in, and the scopes that GraphQL asks for', async () => {
    const answer = await fetch(`${api.url}/exports/officers.csv`);
    expect(answer.status).toBe(401);
    const reader = await api.signedIn(['registry:read']);
    expect(await linesOf('roster.csv?code=B&columns=name', reader)).toHaveLength(3);
    expect(await refused('officers.csv?columns=birthOn', reader, { 'x-purpose': 'a' })).toBe('403 FORBIDDEN');
    expect(await refused('changes.csv', reader)).toBe('403 FORBIDDEN');
    expect(await refused('officers.csv', await api.signedIn(['change:read']))).toBe('403 FORBIDDEN');
  });

  it('is shown personal data where the scope holds, other cells being empty and told to be withheld', async () => {
    const bound = await api.signedIn(['officer:personal'], [force.station.id], ['registry:read']);
    const lines = await linesOf('roster.csv?code=B&includeSubunits=true&columns=name,birthOn', bound, {
      'x-purpose': 'a',
    });
    expect(lines.at(-1)).toContain('officer:personal');
  });
});
