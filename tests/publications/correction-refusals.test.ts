import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { contents, copyFacts, load, type FactsDirectory } from './facts-directory.ts';

let test: TestDatabase;
let registry: Registry;
let facts: FactsDirectory;

beforeAll(async () => {
  test = await openTestDatabase();
  ({ registry } = test.database);
  facts = await copyFacts();
  await load(registry, facts.directory);
});
afterAll(async () => {
  await facts.remove();
  await test.close();
});

describe('a load that the registry refuses', () => {
  const files = ['honors.csv', 'selection_ratios.csv'];
  afterEach(async () => {
    for (const file of files) await facts.restore(file);
  });

  it.each<[string, string, (content: string) => string, string]>([
    [
      'other targets of a policy',
      'selection_ratios.csv',
      (content) => content.replace('STATION,4500', 'STATION,4600').replace('OPERATIONAL,4000', 'OPERATIONAL,3900'),
      'selection_ratios.csv:2 basis_points: what the policy jiangnan-cadre-ratio says cannot be corrected; adopt another one in its place',
    ],
    [
      'another recipient of an honor',
      'honors.csv',
      (content) => content.replace('OFFICER,jiangnan-shenzichao', 'OFFICER,jiangnan-panjun'),
      'honors.csv:3 recipient_ref: who received jiangnan-2021-shenzichao cannot be corrected; give the honor another ref, and revoke this one',
    ],
    [
      'another name of a recipient',
      'honors.csv',
      (content) => content.replace('OTHER,武汉市', 'OTHER,武汉'),
      'honors.csv:7 recipient_ref: who received wuhan-changan-cup cannot be corrected; give the honor another ref, and revoke this one',
    ],
  ])('refuses %s', async (_case, file, change, reason) => {
    await facts.edit(file, change);
    const before = await contents(registry);
    await expect(load(registry, facts.directory)).rejects.toThrow(reason);
    expect(await contents(registry)).toEqual(before);
  });
});
