import { afterEach, describe, expect, it } from '@jest/globals';
import { contents, usePublishedFacts } from './facts-directory.ts';

const facts = usePublishedFacts();

describe('a load that the registry refuses', () => {
  const files = ['honors.csv', 'selection_ratios.csv', 'programs.csv'];
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
    [
      'another kind of a program',
      'programs.csv',
      (content) => content.replace('三堂课教学制度,330681-FQ,TRAINING', '三堂课教学制度,330681-FQ,CAMPAIGN'),
      'programs.csv:2 kind: the program zhuji-three-lessons has TRAINING, which never changes; give it another key',
    ],
  ])('refuses %s', async (_case, file, change, reason) => {
    await facts.edit(file, change);
    const before = await contents(facts.registry);
    await expect(facts.load()).rejects.toThrow(reason);
    expect(await contents(facts.registry)).toEqual(before);
  });
});
