import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { photoOf } from './support/photo.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

/** A resident at the gate reports it by phone; gives the number and the secret link of the receipt. */
async function reportByPhone(page: Page): Promise<{ readonly number: string; readonly link: string }> {
  await page.goto('/report');
  await page.locator('input[type="file"]').setInputFiles(await photoOf('#8a5a44', 'gate.jpg'));
  await page.getByLabel('发生了什么').fill('桂花新村西门路口天天有汽车乱停，机动车开不出去，行人要绕到马路中间，很不安全。');
  await expect(page.getByText('正在上传')).toHaveCount(0);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('小区名称').fill('桂花新村');
  await page.getByRole('button', { name: /桂花新村/ }).first().click();
  await page.getByLabel('具体位置').fill('西门路口');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('留手机号', { exact: true }).click();
  await page.getByLabel('手机号', { exact: true }).fill('13900006611');
  await page.getByLabel('怎么称呼您').fill('赵海燕');
  await page.getByRole('button', { name: /^提交/ }).click();
  const number = (await page.getByText(/^CL-\d{4}-\d{6}$/).first().textContent()) ?? '';
  const link = (await page.getByRole('link', { name: '看进展、补充情况' }).getAttribute('href')) ?? '';
  return { number, link };
}

/** The clerk types one slip of the contact day; gives the address of the new case. */
async function enterSlip(page: Page, slip: { readonly text: string; readonly name: string; readonly phone: string }): Promise<string> {
  await page.getByLabel('内容', { exact: true }).fill(slip.text);
  await page.getByLabel('地点', { exact: true }).fill('桂花新村');
  await page.getByText(/^桂花新村 · /).first().click();
  await expect(page.locator('form').getByText(/桂花社区.* · 第五网格化联动工作站/)).toBeVisible();
  await page.getByLabel('姓名或称呼').fill(slip.name);
  await page.getByLabel('手机号', { exact: true }).fill(slip.phone);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('内容', { exact: true })).toHaveValue('');
  return (await page.getByRole('complementary').getByRole('link', { name: /^CL-/ }).first().getAttribute('href')) ?? '';
}

test('the gate of 桂花新村: from a resident’s phone to the guardrail and the rating', async ({ person }) => {
  const resident = (await person('visitor', { phone: true })).page;
  const { number, link } = await reportByPhone(resident);
  expect(number).toMatch(/^CL-/);

  // The clerk signs in with the button of the demo, enters two slips of the contact day and joins them.
  const clerk = (await person('visitor')).page;
  await clerk.goto('/desk/requests');
  await clerk.getByRole('button', { name: /街道受理员/ }).click();
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('诉求', { timeout: 45_000 });
  await expect(clerk.getByRole('link', { name: number })).toBeVisible();
  const main = (await clerk.getByRole('link', { name: number }).getAttribute('href'))?.replace(/^\/desk/, '') ?? '';
  await clerk.getByRole('link', { name: '代录诉求' }).click();
  await clerk.getByLabel('渠道说明').fill('社情民意联系日 · 桂花社区');
  const slips = [
    await enterSlip(clerk, { text: '西门口停满了车，送孩子上学的电瓶车都过不去。', name: '陈国良', phone: '13900006622' }),
    await enterSlip(clerk, { text: '我住西门边上，救护车来了都进不来，希望装个护栏。', name: '李桂珍', phone: '13900006633' }),
  ];
  await expect(clerk.getByLabel('渠道说明')).toHaveValue('社情民意联系日 · 桂花社区');
  for (const slip of slips) {
    await clerk.goto(slip);
    await clerk.getByRole('button', { name: '合并到同一事项' }).click();
    await clerk.getByRole('radio', { name: new RegExp(number) }).check();
    await clerk.getByRole('button', { name: '合并到同一事项' }).click();
    await expect(clerk.getByText('已合并').first()).toBeVisible();
  }

  // Accepting releases a public version beside the original; dispatching proposes the grid's workstation.
  await clerk.goto(`/desk${main}`);
  await expect(clerk.getByRole('heading', { name: '反映人（3）' })).toBeVisible();
  await expect(clerk.getByText('陈国良')).toHaveCount(0);
  await clerk.getByRole('button', { name: '受理', exact: true }).click();
  await clerk.getByLabel('公开内容', { exact: true }).fill('桂花新村西门路口机动车乱停放，影响车辆通行和行人安全。');
  await clerk.getByLabel('公开反映人的照片').check();
  await clerk.getByRole('button', { name: '受理', exact: true }).click();
  await clerk.getByRole('button', { name: '派单', exact: true }).click();
  await expect(clerk.getByRole('radio', { name: /第五网格化联动工作站/ })).toBeChecked();
  await clerk.getByText('紧急', { exact: true }).click();
  await clerk.getByLabel('交办要求').fill('三位居民联系日当面反映，请当天到现场查看。');
  await clerk.getByRole('button', { name: '派单', exact: true }).click();
  await expect(clerk.getByText('已派单').first()).toBeVisible();

  // The grid worker takes it over and looks at the place, with a photo.
  const worker = (await person('gridWorker', { phone: true })).page;
  await worker.goto(`/field/tasks/${main.split('/').pop()}`);
  await expect(worker.getByText('三位居民联系日当面反映，请当天到现场查看。').first()).toBeVisible();
  await worker.getByRole('button', { name: '签收', exact: true }).click();
  await worker.getByRole('link', { name: '现场查看', exact: true }).click();
  await expect(worker.getByRole('heading', { level: 1 })).toHaveText('现场查看');
  await worker.locator('input[type="file"]').setInputFiles(await photoOf('#7b6f66', 'before.jpg'));
  await worker.getByRole('textbox').fill('西门路口两侧停有机动车5辆，剩余宽度不足2米，行人走到车行道上。');
  await worker.getByRole('button', { name: '现场查看', exact: true }).click();

  // The clerk's open page hears of it without being read anew by hand.
  await expect(clerk.getByText('已现场查看').first()).toBeVisible({ timeout: 20_000 });

  // The workstation's lead records what neighbours and the Party committee said, measure, kind and planned amount.
  const lead = (await person('workstationLead')).page;
  await lead.goto(`/desk${main}`);
  await lead.getByRole('button', { name: '定方案' }).click();
  await lead.getByLabel('居民意见').fill('走访周边12户，11户同意装护栏，1户希望保留临时上下客位置，已采纳。');
  await lead.getByLabel('社区党委意见').fill('桂花社区党委同意，按民生小项目应急类办理。');
  await lead.getByLabel('社区党委同意').check();
  await lead.getByLabel('措施').fill('在西门路口安装不锈钢护栏，隔开人行道与车道。');
  await lead.getByLabel('办理方式').click();
  await lead.getByText('民生小项目（应急类）', { exact: true }).click();
  await lead.getByLabel('计划金额').fill('8620');
  await lead.getByRole('button', { name: '定方案' }).click();
  await expect(lead.getByText('¥8,620.00').first()).toBeVisible();
  await expect(lead.getByText('已定方案').first()).toBeVisible();

  await worker.goto(`/field/tasks/${main.split('/').pop()}`);
  await worker.getByRole('link', { name: '开始处理', exact: true }).click();
  await worker.getByRole('textbox').fill('施工队进场。');
  await worker.getByRole('button', { name: '开始处理', exact: true }).click();
  await worker.getByRole('link', { name: '处理完成', exact: true }).click();
  await expect(worker.getByRole('heading', { level: 1 })).toHaveText('处理完成');
  await worker.locator('input[type="file"]').setInputFiles(await photoOf('#5f8f7a', 'after.jpg'));
  await worker.getByRole('textbox').fill('不锈钢护栏一天完工，车辆各行其道。');
  await worker.getByRole('button', { name: '处理完成', exact: true }).click();
  await expect(worker.getByText('待核查').first()).toBeVisible({ timeout: 20_000 });

  // Somebody else verifies, with a photo of their own.
  const officer = (await person('communityOfficer')).page;
  await officer.goto(`/desk${main}`);
  await officer.getByRole('button', { name: '核查通过' }).click();
  await officer.getByLabel('核查意见').fill('现场核查，护栏牢固，早高峰通行顺畅。');
  await officer.locator('input[type="file"]').setInputFiles(await photoOf('#6fa58c', 'check.jpg'));
  await expect(officer.getByText('正在上传')).toHaveCount(0);
  await officer.getByRole('button', { name: '核查通过' }).click();
  await expect(officer.getByText('待评价').first()).toBeVisible();
  await expect(officer.getByRole('slider')).toBeVisible();
  await expectAccessible(officer);
  await takePicture(officer, 'story-parking-case');

  // The resident rates through the secret link.
  await resident.goto(link);
  await resident.getByText('非常满意', { exact: true }).click();
  await resident.getByRole('button', { name: '提交评价' }).click();
  await expect(resident.getByText('谢谢您的评价')).toBeVisible();

  // Everybody sees before and after, the plan and its amount, and nobody's name.
  const visitor = (await person('visitor', { phone: true })).page;
  await visitor.goto(`/r/${number}`);
  await expect(visitor.getByRole('img', { name: '办理前' })).toBeVisible();
  await expect(visitor.getByRole('img', { name: '办理后' })).toBeVisible();
  for (const name of ['办理前', '办理后']) {
    const width = await visitor.getByRole('img', { name }).evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width, name).toBeGreaterThan(0);
  }
  await expect(visitor.getByText('¥8,620.00')).toBeVisible();
  const everything = (await visitor.locator('main').textContent()) ?? '';
  for (const secret of ['赵海燕', '陈国良', '李桂珍', '13900006611']) expect(everything).not.toContain(secret);
  await takePicture(visitor, 'story-parking-public');
});
