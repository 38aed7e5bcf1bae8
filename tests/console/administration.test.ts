import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectUsable } from '../support/browser.ts';
import { choose, previewAndConfirm, TASK_MS, useConsole } from '../support/console.ts';
import { createUnit } from '../support/factories.ts';

// what administrators keep: lists of what is on record, with the acts beside each row; everybody is made up (合成)

const { api, signedIn } = useConsole();

beforeAll(async () => {
  await createUnit(api.registry, { kind: 'COUNTY_BUREAU', name: '合成分局', code: 'HC', from: '2010-01-01' });
});

describe('tokens', () => {
  it(
    'are issued and revoked from their list, and what they were given ends with them',
    async () => {
      const { page, wrong } = await signedIn('/administration');
      await page.getByRole('menuitem', { name: '系统管理' }).waitFor();
      await page.getByRole('button', { name: '发放令牌' }).click();
      const drawer = page.getByRole('dialog', { name: '发放令牌' });
      await drawer.getByLabel('程序名称').fill('合成看板');
      await choose(page, '权限', 'registry:read');
      await page.keyboard.press('Escape');
      await previewAndConfirm(page);
      await page.getByRole('dialog', { name: '令牌只显示这一次' }).getByText(/^mr_/).waitFor();
      await page.getByRole('button', { name: /知道了|确定|OK/ }).click();

      const row = page.getByRole('row', { name: /^合成看板.*registry:read.*全部单位/ });
      await row.getByText('不到期').waitFor();
      await expectUsable(page);
      await row.getByRole('button', { name: '办理：合成看板' }).click();
      await page.getByRole('menuitem', { name: '撤销令牌' }).click();
      await page.getByRole('dialog', { name: '撤销令牌：合成看板' }).waitFor();
      await previewAndConfirm(page);
      await row.getByText(/撤销$/).waitFor();
      expect(await row.getByRole('button').count()).toBe(0);

      await page.getByRole('tab', { name: '授权' }).click();
      // what a token had has ended with it
      await page.getByRole('row', { name: /^合成看板.*令牌.*撤销/ }).waitFor();
      await page.getByRole('tab', { name: '登录关联' }).click();
      await page.getByText('没有登记，可按“关联登录人员”办理').waitFor();
      await expectUsable(page);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'are not offered to who may only read, in the menu or at their address',
    async () => {
      const { page, wrong } = await signedIn('/administration?view=tokens', await api.tokenWith(['registry:read']));
      await page.getByText('您没有查看此项的权限（access:admin）').waitFor();
      expect(await page.getByRole('tab').count()).toBe(0);
      expect(await page.getByRole('menuitem', { name: '系统管理' }).count()).toBe(0);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});
