import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';

const api = useApp();

let open: { id: number };
let sealed: { id: number };

beforeAll(async () => {
  open = await createOfficer(api.registry, { policeNumber: 'T00001' });
  const unit = await createUnit(api.registry);
  await createAssignment(api.registry, open.id, { unitId: unit.id });
  sealed = await createOfficer(api.registry, { policeNumber: 'T00002', name: '甲丙' });
  await api.registry.officerPersonal.create({
    data: { officerId: sealed.id, birthOn: new Uint8Array([1]), keyId: 'test', recordedAt: new Date() },
  });
});

describe('personal fields', () => {
  const query = (id: number) => `{ officer(id: "${globalId('Officer', id)}") { name birth: birthOn nationalId } }`;

  it('are null with a note for a viewer without the scope', async () => {
    const client = await api.signedIn(['registry:read']);
    const { data, extensions } = await client.rawRequest(query(sealed.id));
    expect(data).toEqual({ officer: { name: '甲丙', birth: null, nationalId: null } });
    expect(extensions).toMatchObject({
      redactions: [
        { path: ['officer', 'birth'], scope: 'officer:personal' },
        { path: ['officer', 'nationalId'], scope: 'officer:personal' },
      ],
    });
  });

  it('are null without a note where nothing is stored', async () => {
    const { data, extensions } = await api.admin.rawRequest(query(open.id));
    expect(data).toEqual({ officer: { name: '甲乙', birth: null, nationalId: null } });
    expect(extensions).not.toHaveProperty('redactions');
  });

  it('are refused without the key where something is stored', async () => {
    expect(await refusal(api.admin.request(query(sealed.id)))).toMatchObject([
      {
        message: 'Personal data is stored sealed, and this server does not have the key to open it.',
        path: ['officer', 'birth'],
        extensions: { code: 'PERSONAL_KEY_MISSING' },
      },
    ]);
  });
});

describe('the scope registry:read', () => {
  const fields = [
    '{ officer(policeNumber: "T00001") { name } }',
    '{ officers { nodes { name } } }',
    `{ node(id: "${globalId('Officer', 1)}") { id } }`,
    `{ node(id: "${globalId('Assignment', 1)}") { id } }`,
  ];

  it.each(fields)('is needed for %s', async (query) => {
    const client = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(client.request(query))).toMatchObject([
      { message: 'This needs the scope registry:read.', extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('is not enough to be nobody', async () => {
    expect(await refusal(api.anonymous().request(fields[0]!))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});
