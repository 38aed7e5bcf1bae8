import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectUsable } from '../support/browser.ts';
import { choose, createBureau, previewAndConfirm, TASK_MS, useConsole } from '../support/console.ts';

// the figures of a unit, recorded and put right where they are shown; all of them are made up (合成)

const { api, signedIn } = useConsole();
let units: Awaited<ReturnType<typeof createBureau>>;

beforeAll(async () => {
  units = await createBureau(api.registry);
});

const onRecord = () =>
  api.registry.metricObservation.findMany({
    where: { supersededAt: null },
    select: { key: true, period: true, value: true, baselinePeriod: true, baselineValue: true },
    orderBy: { id: 'asc' },
  });

describe('the figures of a unit', () => {
  it(
    'are recorded from nothing, carried on, corrected and withdrawn on the page that shows them',
    async () => {
      const { page } = await signedIn(`/units/${units.station.id}?view=metrics`);
      await page.getByText('没有登记，可按“登记指标”办理').waitFor();
      await page.getByRole('button', { name: '登记指标' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('标识').fill('cases');
      await form.getByLabel('指标名称').fill('合成办结案件');
      await form.getByLabel('数值', { exact: true }).fill('120');
      await choose(page, '计量单位', '数量');
      await form.getByLabel('期间', { exact: true }).fill('2025年1-11月');
      await form.getByLabel('基期', { exact: true }).fill('2024年1月至11月');
      // what was typed is taken when the field is left, and told in words
      await form.getByLabel('基期数值').fill('100');
      await expect(form.getByLabel('期间', { exact: true }).inputValue()).resolves.toBe('2025-01/2025-11');
      await form.getByText('2025年1月至11月', { exact: true }).waitFor();
      await expectUsable(page);
      await previewAndConfirm(page);
      const row = page.getByRole('row', { name: /^合成办结案件 2025年1月至11月 120/ });
      await row.getByText('2024年1月至11月：100').waitFor();
      const first = {
        key: 'cases',
        period: '2025-01/2025-11',
        value: 120,
        baselinePeriod: '2024-01/2024-11',
        baselineValue: 100,
      };
      expect((await onRecord()).map(plain)).toEqual([first]);

      // the next of it asks for no key, name or unit of measure again
      await row.getByRole('button', { name: /办理/ }).click();
      await page.getByRole('menuitem', { name: '登记新一期' }).click();
      await expect(form.getByLabel('标识').inputValue()).resolves.toBe('cases');
      await form.getByLabel('数值', { exact: true }).fill('9');
      await form.getByLabel('期间', { exact: true }).fill('2026年第一季度');
      await form.getByLabel('数值', { exact: true }).focus();
      await previewAndConfirm(page);
      const next = page.getByRole('row', { name: /^合成办结案件 2026年1月至3月 9/ });
      await next.waitFor();

      await row.getByRole('button', { name: /办理/ }).click();
      await page.getByRole('menuitem', { name: '更正', exact: true }).click();
      await form.getByLabel('数值', { exact: true }).fill('121');
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /^合成办结案件 2025年1月至11月 121/ }).waitFor();

      await next.getByRole('button', { name: /办理/ }).click();
      await page.getByRole('menuitem', { name: '撤销、撤回登记' }).click();
      await form.getByLabel('事由').fill('合成：误登');
      await previewAndConfirm(page);
      await next.waitFor({ state: 'detached' });
      expect((await onRecord()).map(plain)).toEqual([{ ...first, value: 121 }]);
      await expectUsable(page);
    },
    TASK_MS,
  );
});

/** The numbers of a row as numbers. */
const plain = ({ value, baselineValue, ...row }: Awaited<ReturnType<typeof onRecord>>[number]) => ({
  ...row,
  value: Number(value),
  baselineValue: baselineValue === null ? null : Number(baselineValue),
});
