import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

const [k1, k2, k3] = [newKey('k1'), newKey('k2'), newKey('k3')];
const api = useApp({ personalKeys: personalKeys(k2, k1) });

const Personal = graphql(`
  query Personal($id: ID!) {
    officer(id: $id) {
      birthOn
      nationalId
    }
  }
`);

const PersonalAsKnown = graphql(`
  query PersonalAsKnown($id: ID!, $knownAt: DateTime!) @asOf(knownAt: $knownAt) {
    officer(id: $id) {
      birthOn
    }
  }
`);

const PersonalOfMany = graphql(`
  query PersonalOfMany($first: Int!) {
    officers(first: $first) {
      nodes {
        birthOn
        again: birthOn
        nationalId
      }
    }
  }
`);

const idOf = ({ id }: { id: number }) => ({ id: globalId('Officer', id) });

const [known, unknown, foreign, tampered] = [{ id: 0 }, { id: 0 }, { id: 0 }, { id: 0 }];
let corrected: Date;

const knownAt = (instant: Date) => ({ ...idOf(known), knownAt: instant.toISOString() });

const statements = (first: number) => api.statements(() => api.admin.request(PersonalOfMany, { first }));

beforeAll(async () => {
  const { registry } = api;
  for (const officer of [known, unknown, foreign, tampered]) officer.id = (await createOfficer(registry)).id;
  await storePersonal(registry, sealerWith(k1), known.id, { birthOn: '1980-01-01', nationalId: 'number 1' });
  await storePersonal(registry, sealerWith(k2, k1), known.id, { birthOn: '1980-01-02' });
  corrected = (await registry.officerPersonal.findFirstOrThrow({ where: { supersededAt: null } })).recordedAt;
  await storePersonal(registry, sealerWith(k3), foreign.id, { birthOn: '1981-01-01' });
  const { bytes, keyId } = sealerWith(k2).seal(known.id, 'birthOn', '1982-03-04');
  await registry.officerPersonal.create({
    data: { officerId: tampered.id, birthOn: bytes, keyId, recordedAt: new Date() },
  });
});

describe('personal facts', () => {
  it('are opened with whichever key sealed them', async () => {
    const { officer } = await api.admin.request(Personal, idOf(known));
    expect(officer).toEqual({ birthOn: '1980-01-02', nationalId: 'number 1' });
  });

  it('are null where none are known', async () => {
    const { officer } = await api.admin.request(Personal, idOf(unknown));
    expect(officer).toEqual({ birthOn: null, nationalId: null });
  });

  it('are read as they were known at the instant', async () => {
    const before = await api.admin.request(PersonalAsKnown, knownAt(new Date(corrected.getTime() - 1)));
    const after = await api.admin.request(PersonalAsKnown, knownAt(corrected));
    expect([before.officer, after.officer]).toEqual([{ birthOn: '1980-01-01' }, { birthOn: '1980-01-02' }]);
  });

  it('are refused where the server lacks the key', async () => {
    expect(await refusal(api.admin.request(Personal, idOf(foreign)))).toMatchObject([
      { path: ['officer', 'birthOn'], extensions: { code: 'PERSONAL_KEY_MISSING' } },
    ]);
  });

  it('are a failure of the server where they were moved, without a word of what they are', async () => {
    const errors = await refusal(api.admin.request(Personal, idOf(tampered)));
    expect(errors).toMatchObject([{ path: ['officer', 'birthOn'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('1982');
  });

  it('are null for a viewer without the scope, whatever is stored', async () => {
    const viewer = await api.signedIn(scopesWithout('officer:personal'));
    for (const officer of [known, unknown, foreign, tampered]) {
      const { data, extensions } = await viewer.rawRequest(Personal.toString(), idOf(officer));
      expect(data).toEqual({ officer: { birthOn: null, nationalId: null } });
      expect(extensions).toMatchObject({
        redactions: [
          { path: ['officer', 'birthOn'], scope: 'officer:personal' },
          { path: ['officer', 'nationalId'], scope: 'officer:personal' },
        ],
      });
    }
  });

  it('are refused to anonymous callers', async () => {
    expect(await refusal(api.anonymous().request(Personal, idOf(known)))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('cost one statement however many officers and aliases, and one for the record of it', async () => {
    expect(await statements(1)).toHaveLength(3);
    expect(await statements(2)).toHaveLength(3);
  });
});
