import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  SeparateOfficerDocument,
  TransferOfficerDocument,
  type ReviseOfficerInput,
  type TransferOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, dated } from '../../support/factories.ts';
import { leavingNoTrace, nextYears } from '../../support/writes.ts';

/** What is recorded late or ahead, previewed or sent again, and what is seen of it on which day, as known when. */

const api = useApp();

const OfficerAt = graphql(`
  query OfficerAt($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    officer(id: $id) {
      name
      status
      unit {
        code
      }
    }
  }
`);

const PreviewTransfers = graphql(`
  mutation PreviewTransfers($one: TransferOfficerInput!, $two: TransferOfficerInput!) @dryRun {
    one: transferOfficer(input: $one) {
      ...Transferred
    }
    two: transferOfficer(input: $two) {
      ...Transferred
    }
  }

  fragment Transferred on TransferOfficerResult {
    __typename
    ... on TransferOfficerSuccess {
      officer {
        version
        unit {
          code
        }
      }
      assignment {
        id
        version
      }
      change {
        position
      }
    }
    ... on StaleVersionError {
      currentVersion
    }
  }
`);

const TransferOnce = graphql(`
  mutation TransferOnce($input: TransferOfficerInput!, $key: String!) {
    transferOfficer(input: $input) @idempotent(key: $key) {
      __typename
      ... on TransferOfficerSuccess {
        officer {
          version
          unit {
            code
          }
        }
        assignment {
          id
          version
        }
        change {
          position
        }
      }
      ... on StaleVersionError {
        currentVersion
      }
    }
  }
`);

const ReviseWithKey = graphql(`
  mutation ReviseWithKey($input: ReviseOfficerInput!, $key: String!) {
    reviseOfficer(input: $input) @idempotent(key: $key) {
      ... on ReviseOfficerSuccess {
        officer {
          version
          name
        }
        change {
          position
          at
        }
      }
    }
  }
`);

interface Made {
  id: number;
  code: string;
}

let a: Made;
let b: Made;
let c: Made;

beforeAll(async () => {
  [a, b, c] = [
    await createUnit(api.registry, { code: 'A' }),
    await createUnit(api.registry, { code: 'B' }),
    await createUnit(api.registry, { code: 'C' }),
  ];
});

const at = async (officer: { id: number }, date: string | null, knownAt: string | null = null) => {
  const { officer: found } = await api.admin.request(OfficerAt, {
    id: globalId('Officer', officer.id),
    date,
    knownAt,
  });
  return found && [found.name, found.status, found.unit?.code ?? null];
};

const transferInput = (officer: { id: number }, to: Made, effectiveOn: string): TransferOfficerInput => ({
  id: globalId('Officer', officer.id),
  to: globalId('Unit', to.id),
  title: '民警',
  effectiveOn,
});

const lastInstant = async () =>
  (await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } })).at.toISOString();

const transfer = async (...args: Parameters<typeof transferInput>) => {
  const { transferOfficer } = await api.admin.request(TransferOfficerDocument, { input: transferInput(...args) });
  expect(transferOfficer.__typename).toBe('TransferOfficerSuccess');
  return lastInstant();
};

describe('a transfer', () => {
  it('that is planned is seen on its day, and not today', async () => {
    const officer = await createOfficerIn(api.registry, a);
    await transfer(officer, b, nextYears(1));
    expect(await at(officer, null)).toEqual(['甲乙', 'ACTIVE', 'A']);
    expect(await at(officer, nextYears(1))).toEqual(['甲乙', 'ACTIVE', 'B']);
  });

  it('that is recorded late stands before a later one on record', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const first = await transfer(officer, c, '2024-01-01');
    const late = await transfer(officer, b, '2022-01-01');
    const unitsOn = async (knownAt: string) =>
      Promise.all(
        ['2021-12-31', '2022-01-01', '2023-12-31', '2024-01-01'].map(
          async (date) => (await at(officer, date, knownAt))?.[2],
        ),
      );
    expect(await unitsOn(late)).toEqual(['A', 'B', 'B', 'C']);
    // what was believed before is still to be seen
    expect(await unitsOn(first)).toEqual(['A', 'A', 'A', 'C']);
    const earlier = new Date(Date.parse(first) - 1).toISOString();
    expect(await unitsOn(earlier)).toEqual(['A', 'A', 'A', 'A']);
  });

  it('is previewed, each field after the one before, and nothing is kept', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const position = await api.registry.change.count();
    const one = { ...transferInput(officer, b, '2023-01-01'), expectedVersion: 1 };
    const preview = (expectedVersion: number) =>
      leavingNoTrace(api.registry, () =>
        api.admin.request(PreviewTransfers, {
          one,
          two: { ...transferInput(officer, c, '2023-06-01'), expectedVersion },
        }),
      );
    expect(await preview(2)).toMatchObject({
      one: { officer: { version: 2, unit: { code: 'B' } }, change: { position: String(position + 1) } },
      two: { officer: { version: 3, unit: { code: 'C' } }, change: { position: String(position + 2) } },
    });
    expect(await preview(1)).toMatchObject({ one: { officer: { version: 2 } }, two: { currentVersion: 2 } });
  });

  it('is done once under one key, and answered as it was then', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const variables = { input: transferInput(officer, b, '2023-01-01'), key: 'transfer-once' };
    const first = await api.admin.request(TransferOnce, variables);
    expect(first).toMatchObject({
      transferOfficer: { officer: { version: 2, unit: { code: 'B' } }, assignment: { version: 1 } },
    });
    await transfer(officer, c, '2023-01-01');
    expect(await leavingNoTrace(api.registry, () => api.admin.request(TransferOnce, variables))).toEqual(first);
  });
});

describe('a revision', () => {
  it('that corrects another leaves what was believed before to be seen', async () => {
    const officer = await createOfficerIn(api.registry, a, dated());
    const revise = async (more: Partial<ReviseOfficerInput>, key: string) => {
      const input = { id: globalId('Officer', officer.id), effectiveOn: '2022-01-01', ...more };
      const { reviseOfficer } = await api.admin.request(ReviseWithKey, { input, key });
      return { ...reviseOfficer, at: await lastInstant() };
    };
    const wrong = await revise({ name: '丙' }, 'wrong');
    const right = await revise({ name: '丁' }, 'right');
    expect(await at(officer, '2022-01-01', wrong.at)).toEqual(['丙', 'ACTIVE', 'A']);
    expect(await at(officer, '2022-01-01', right.at)).toEqual(['丁', 'ACTIVE', 'A']);
    expect(await at(officer, '2021-12-31')).toEqual(['甲乙', 'ACTIVE', 'A']);
  });
});

describe('a separation', () => {
  it('that is planned takes the officer out of the unit on its day', async () => {
    const officer = await createOfficerIn(api.registry, a);
    const input = { id: globalId('Officer', officer.id), status: 'RETIRED' as const, effectiveOn: nextYears(1) };
    await api.admin.request(SeparateOfficerDocument, { input });
    expect(await at(officer, null)).toEqual(['甲乙', 'ACTIVE', 'A']);
    expect(await at(officer, nextYears(1))).toEqual(['甲乙', 'RETIRED', null]);
  });
});
