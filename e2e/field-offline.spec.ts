import { expect, test } from './support/test.ts';

test('the field face opens and keeps its list without a network', async ({ person, watch }) => {
  // The browser reports every call that finds no network.
  watch.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { page, context } = await person('gridWorker', { phone: true, worker: true });
  await page.goto('/field');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('/field', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.setOffline(true);
  await page.goto('/field');
  await expect(page.getByRole('navigation').getByRole('link').first()).toBeVisible();
  await expect(page.getByText('没有网络').first()).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: '待发' }).click();
  await expect(page.getByText('没有待发送的内容')).toBeVisible();
});

test('a note on a project written without a network waits on the phone, survives a reload, and is sent once', async ({ person, watch }) => {
  test.slow();
  watch.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { page, context } = await person('gridWorker', { phone: true, worker: true });
  const words = `没有网络时写的${Date.now() % 1_000_000}`;
  await page.goto('/field/projects');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('/field/projects', { waitUntil: 'networkidle' });
  const working = page.getByRole('link').filter({ hasText: '施工中' }).first();
  await expect(working).toBeVisible();
  await context.setOffline(true);
  await working.click();
  await page.getByRole('link', { name: '记施工日志' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('记施工日志');
  await page.getByLabel('施工日志').fill(words);
  const before = Date.now();
  await page.getByRole('button', { name: '记施工日志' }).click();
  await expect(page.getByText('这台手机还没发出的')).toBeVisible();
  await page.reload();
  await expect(page.getByText(words)).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const network = Date.now();
  await context.setOffline(false);
  await expect(page.getByText('这台手机还没发出的')).toHaveCount(0, { timeout: 20_000 });
  const { steps } = (await (await context.request.get(`/api/v1/desk/projects/${id}`)).json()) as { readonly steps: readonly { readonly detail: { readonly workNote?: string; readonly writtenAt?: string } }[] };
  const sent = steps.filter(({ detail }) => detail.workNote === words);
  expect(sent).toHaveLength(1);
  // The moment of writing, on the phone’s clock, and not the moment it came in.
  const writtenAt = Date.parse(sent[0]?.detail.writtenAt ?? '');
  expect(writtenAt >= before && writtenAt < network).toBe(true);
});

test('the service worker never keeps answers of the API or other faces', async ({ person }) => {
  const { page } = await person('gridWorker', { phone: true, worker: true });
  await page.goto('/field');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('/field/me', { waitUntil: 'networkidle' });
  const kept = await page.evaluate(async () => {
    // Photos of one's own tasks are kept by the page, in a place of their own that is emptied with the sign-out.
    const names = (await caches.keys()).filter((name) => name.startsWith('lianxin-field-'));
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain('/field');
  expect(kept.filter((path) => path !== '/field' && !/^\/(assets|icons)\//.test(path))).toEqual([]);
});
