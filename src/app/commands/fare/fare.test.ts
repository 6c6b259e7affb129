import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { FareError } from '../../../contexts/fares/index.ts';
import { answerQuote, dayLines, quoteLines, tableLines } from './ask.ts';
import { checkFile, priceInFeed, writeFeed } from './feeds.ts';
import { shippedRulebook } from './rules.ts';

// Everything is tried on every pair of stations: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const rulebook = shippedRulebook();
const options = { network: 'suzhou-metro', at: '2022-09-12 10:00', medium: 'suzhou-tong' };
const folder = mkdtempSync(join(tmpdir(), 'lianxin-fare-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('fare on the command line', () => {
  it('quotes with every reason in both languages', () => {
    const lines = quoteLines(answerQuote(rulebook, { ...options, from: '木渎', to: 'Zhongnanjie' }));
    expect(lines).toContain('票价 fare ¥6.00 · 应付 to pay ¥3.00');
    expect(lines.join('\n')).toMatch(/✔ 2022 年夏季.*\n.*conditions met[^]*✘ 普通卡 9\.5 折/u);
    expect(() => answerQuote(rulebook, { ...options, at: 'soon', from: 'mudu', to: 'tongli' })).toThrow(FareError);
  });

  it('says that a price is not known', () => {
    expect(quoteLines(answerQuote(rulebook, { ...options, medium: 'tourist-ticket', from: 'mudu', to: 'tongli' })).join()).toContain('不确定 not known');
  });

  it('lists the 21 days and the tables', () => {
    expect(dayLines(rulebook, 'suzhou-metro', '2022-07-01', '2022-09-30').length).toBe(21);
    expect(tableLines(rulebook, options, undefined).length).toBe(1 + 154 * 153);
    expect(tableLines(rulebook, options, '木渎')[1]).toBe('木渎,金枫路,1143,2.00,1.00');
  });

  it('writes a feed that it finds sound and prices alike', () => {
    const out = join(folder, 'feed.zip');
    expect(writeFeed(rulebook, { network: 'suzhou-metro', out, from: '2022-09-01', to: '2022-09-30' }).join('\n')).toContain('What the format cannot say');
    expect(checkFile(out)).toEqual([]);
    const ride = { from: 'mudu', to: 'zhongnanjie', medium: 'suzhou-tong' };
    expect([priceInFeed(out, { ...ride, at: '2022-09-12' }), priceInFeed(out, { ...ride, at: '2022-09-13' }), priceInFeed(out, { ...ride, medium: 'tourist-ticket', at: '2022-09-13' })]).toEqual([300, 570, undefined]);
  });
});
