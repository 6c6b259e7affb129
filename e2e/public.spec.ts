import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, takePicture } from './support/look.ts';
import { expect, test } from './support/test.ts';

interface Item {
  readonly number: string;
  readonly text: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

test('machines find what is theirs: the words of every error code, and what search engines leave alone', async ({ request }) => {
  const refused = await request.get('/api/v1/fares/quote?from=nowhere&to=leqiao&at=2022-07-16&medium=suzhou-tong');
  const { type } = (await refused.json()) as { type: string };
  const [page = '', id = ''] = type.split('#');
  expect([type, refused.headers()['cache-control']]).toEqual(['/docs/problems#unknown-station', 'private, no-store']);
  expect(await (await request.get(page)).text()).toContain(`<dt id="${id}"><code>${id}</code></dt><dd>没有这个站名</dd>`);
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /t/');
  const robots = await Promise.all(['/t/secret', '/desk', '/r/CL-2022-000001'].map(async (path) => (await request.get(path)).headers()['x-robots-tag'] ?? null));
  expect(robots).toEqual(['noindex, nofollow', 'noindex, nofollow', null]);
});

test('a neighbour follows a case and the community, is told, and stops without signing in', async ({ person, request }) => {
  const resident = await person('resident', { phone: true });
  const { page } = resident;
  const list = (await (await request.get('/api/v1/public/requests?solved=true&limit=50')).json()) as { items: readonly Item[] };
  const solved = list.items.find(({ before, after }) => before && after);
  expect(solved).toBeDefined();
  await page.goto(`/r/${solved?.number ?? ''}`, { waitUntil: 'networkidle' });

  // Before and after, with the keyboard too.
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveValue('55');

  await page.getByRole('button', { name: '关注这件事' }).click();
  await page.getByText('每天一次').click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '关注', exact: true }).click();
  await expect(page.getByRole('button', { name: '已关注' })).toBeVisible();
  await takePicture(page, 'public-case-phone');

  await page.goto('/nearby?place=320508020014', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '关注桂花社区' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关注', exact: true }).click();
  await expect(page.getByRole('button', { name: '已关注' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await takePicture(page, 'nearby-place-phone');

  // A compound is found by its name, its matters alone are listed, and it can be followed.
  await page.goto('/nearby', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').fill('桂花新村');
  await page.getByRole('button', { name: '桂花新村', exact: true }).click();
  await expect(page).toHaveURL(/compound=/u);
  await page.getByRole('button', { name: '关注桂花新村' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关注', exact: true }).click();
  await expect(page.getByRole('button', { name: '已关注' })).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.goto('/follows', { waitUntil: 'networkidle' });
  await expect(page.getByText('桂花社区')).toBeVisible();
  await expect(page.getByRole('link', { name: solved?.number ?? '' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await takePicture(page, 'follows-phone');
  for (const left of [2, 1, 0]) {
    await page.getByRole('button', { name: '不再关注' }).first().click();
    await expect(page.getByRole('button', { name: '不再关注' })).toHaveCount(left);
  }
  await expect(page.getByText('还没有关注什么')).toBeVisible();
});

test('a link that stops messages says so when it was used before', async ({ person, watch }) => {
  watch.expect(/404/u);
  const { page } = await person('visitor', { phone: true, elder: true });
  await page.goto('/stop/abcdefghijklmnop', { waitUntil: 'networkidle' });
  await expect(page.getByText('这个链接已经用过了')).toBeVisible();
  await expectElderSizes(page);
});

test('a shared case names itself, has a picture and a feed', async ({ person, request }) => {
  const list = (await (await request.get('/api/v1/public/requests?limit=50')).json()) as { items: readonly Item[] };
  const item = list.items.find(({ text }) => text !== null);
  const number = item?.number ?? '';
  const html = await (await request.get(`/r/${number}`)).text();
  expect(html).toContain('property="og:title"');
  expect(html).toContain(`/api/v1/public/requests/${number}/card`);
  const card = await request.get(`/api/v1/public/requests/${number}/card`);
  expect(card.headers()['content-type']).toBe('image/png');
  expect((await card.body()).subarray(1, 4).toString()).toBe('PNG');

  const { page } = await person('visitor', { phone: true });
  for (const address of [`/api/v1/public/requests/${number}/feed`, '/api/v1/public/feeds/320508020000']) {
    const feed = await request.get(address);
    expect(feed.headers()['content-type']).toContain('application/atom+xml');
    await page.goto('/nearby', { waitUntil: 'networkidle' });
    const parsed = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      return { error: document.querySelector('parsererror')?.textContent ?? null, root: document.documentElement.localName, entries: document.querySelectorAll('entry > id').length };
    }, await feed.text());
    expect(parsed).toMatchObject({ error: null, root: 'feed' });
    expect(parsed.entries).toBeGreaterThan(0);
  }

  await page.goto(`/r/${number}`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '分享' }).click();
  await expect(page.getByRole('img', { name: `${number} 的分享图片` })).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'share-phone');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '加到日历' }).click();
  const subscribe = page.getByRole('dialog').getByRole('link', { name: '订阅到日历' });
  await expect(subscribe).toHaveAttribute('href', new RegExp(`^webcal:.*/requests/${number}/calendar$`, 'u'));
  await expectAccessible(page);
  await takePicture(page, 'calendar-phone');
  for (const address of [`/api/v1/public/requests/${number}/calendar`, '/api/v1/public/calendars/320508020000']) {
    const calendar = await request.get(address);
    expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n[^]*END:VCALENDAR\r\n$/u);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: '登录后关注' })).toHaveAttribute('href', /next=%2Fr%2F/u);
});

test('two characters find public matters', async ({ person }) => {
  const { page } = await person('visitor', { phone: true });
  await page.goto('/nearby', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').fill('社区');
  await expect(page).toHaveURL(/text=/u);
  await expect(page.getByText('没有找到')).toBeHidden();
  await expect(page.locator('a[href^="/r/"]').first()).toBeVisible();
});
