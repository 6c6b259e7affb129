import { describe, expect, it, vi } from 'vitest';
import { shippedCatalogue } from './catalogue.ts';
import { ask, halfPrice, rulebookWith, testDays, testRulebook } from '../testing/fixtures.ts';
import { FareError } from './errors.ts';
import { eachDay } from './time.ts';
import type { Quote } from './quote.ts';

// Everything is tried on every pair of stations: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const included = ['suzhou-tong', 'suzhou-citizen-card', 'tcard-local-ordinary', 'tcard-other-city-ordinary', 'tcard-other-city-concession', 'suexing-code', 'suzhoudao-code'];
const withStandingDiscount = ['suzhou-tong', 'suzhou-citizen-card', 'tcard-local-ordinary'];
const verdict = (quote: Quote, id = 'half-price-summer-2022') => quote.policies.find((policy) => policy.id === id);
const notes = (quote: Quote): string[] => quote.notes.map((note) => note.code);

function errorOf(work: () => unknown): FareError {
  try {
    work();
  } catch (error) {
    if (error instanceof FareError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a quote', () => {
  it('carries the way, the band, the day and every policy with its reason', () => {
    const quote = ask('2022-07-16 10:00');
    expect(quote).toMatchObject({
      from: { id: 'mudu', name: '木渎' }, to: { id: 'zhongnanjie', nameEn: 'Zhongnanjie' }, metres: 25_171, baseFen: 600, payFen: 300, currency: 'CNY',
      day: { date: '2022-07-16', weekday: 6, kind: 'weekend', name: null }, band: { number: 5, overMetres: 23_000, upToMetres: 30_000, fen: 600 },
    });
    expect(quote.path[0]).toEqual({ id: 'mudu', name: '木渎', nameEn: 'Mudu', line: null, metres: 0 });
    expect(quote.path.at(-1)?.metres).toBe(quote.metres);
    expect(quote.policies.map(({ id, applied, because }) => ({ id, applied, code: because.code }))).toEqual([
      { id: 'half-price-summer-2022', applied: true, code: 'applied-percent' },
      { id: 'ordinary-card-95', applied: false, code: 'replaced' },
    ]);
    expect(verdict(quote)?.because).toMatchObject({ zh: '符合条件：6 元按 5 折，为 3 元', en: 'conditions met: ¥6.00 less 50% is ¥3.00' });
    expect(verdict(quote, 'ordinary-card-95')?.because.zh).toContain('不与“2022 年夏季双休日、法定节假日五折”叠加');
  });

  it('takes stations by id, Chinese or English name and alias', () => {
    expect(ask('2022-07-16', { from: '木渎', to: '苏州乐园' }).to.id).toBe('shizishan');
    expect(ask('2022-07-16', { from: 'Mudu', to: 'Suzhou Railway Station' }).to.id).toBe('suzhou-railway-station');
  });

  it.each(included)('is half on each of the 21 days and on no other day of the window with %s', (medium) => {
    const halved = eachDay('2022-07-01', '2022-09-30').filter((date) => {
      const quote = ask(`${date} 10:00`, { medium });
      const ordinary = withStandingDiscount.includes(medium) ? 570 : 600;
      if (quote.payFen !== 300) expect(quote.payFen).toBe(ordinary);
      return quote.payFen === 300;
    });
    expect(halved.length).toBe(21);
    expect(halved).toContain('2022-09-12');
    expect(halved).not.toContain('2022-09-13');
  });

  it('prices swapped working weekends as working days when the window reaches them', () => {
    const rulebook = rulebookWith([halfPrice({ window: { from: '2022-07-16', to: '2022-10-16' } })]);
    const pays = (date: string): number | null => ask(`${date} 10:00`, {}, rulebook).payFen;
    expect(['2022-10-07', '2022-10-08', '2022-10-09', '2022-10-15'].map(pays)).toEqual([300, 600, 600, 300]);
    const reason = verdict(ask('2022-10-08 10:00', {}, rulebook))?.because;
    expect(reason?.zh).toBe('2022年10月8日是调休上班日（国庆节），通告只包括双休日、法定节假日');
  });

  it('refuses the excluded media by name and guesses nothing for them', () => {
    for (const medium of ['stored-ride-ticket', 'tourist-ticket', 'local-concession-card']) {
      const quote = ask('2022-07-16 10:00', { medium });
      expect([quote.baseFen, quote.payFen]).toEqual([600, null]);
      expect(verdict(quote)).toMatchObject({ applied: false, because: { code: 'medium-excluded' } });
      expect(notes(quote)).toContain(medium === 'local-concession-card' ? 'concession-unknown' : 'ticket-own-price');
    }
  });

  it('answers “not covered by this notice” for a medium that is neither named nor excluded', () => {
    const quote = ask('2022-07-16 10:00', { medium: 'single-ticket' });
    expect([quote.baseFen, quote.payFen]).toEqual([600, 600]);
    expect(verdict(quote)).toMatchObject({ applied: false, because: { code: 'medium-not-covered', params: { medium: 'single-ticket' } } });
    expect(verdict(quote)?.because.en).toContain('not covered by this notice');
    expect(quote.notes.find((note) => note.code === 'not-covered-by-notice')?.zh).toContain('不在本通告范围内');
  });

  it('takes an other-city concession card though the local one is excluded', () => {
    expect(ask('2022-07-16 10:00', { medium: 'tcard-other-city-concession' }).payFen).toBe(300);
    expect(ask('2022-07-18 10:00', { medium: 'tcard-other-city-concession' }).payFen).toBe(600);
  });

  it('knows no price for leaving where one entered', () => {
    const quote = ask('2022-07-16 10:00', { from: 'mudu', to: '木渎' });
    expect([quote.metres, quote.band, quote.baseFen, quote.payFen]).toEqual([0, null, null, null]);
    expect(notes(quote)).toContain('same-station');
    expect(verdict(quote)).toMatchObject({ applied: false, because: { code: 'no-base-fare' } });
  });
});

describe('entry and exit', () => {
  const acrossMidnight = { exit: { date: '2022-07-16', second: 600 } };

  it('says that the notice leaves open which end decides, and what the other end would give', () => {
    const quote = ask('2022-07-15 23:50', acrossMidnight);
    expect(quote.payFen).toBe(570);
    expect(notes(quote)).toEqual(expect.arrayContaining(['entry-or-exit-open-entry', 'other-end-differs']));
    expect(quote.notes.find((note) => note.code === 'other-end-differs')?.params).toMatchObject({ otherFen: 300 });
  });

  it('lets the asker choose the end where the notice leaves it open', () => {
    const quote = ask('2022-07-15 23:50', { ...acrossMidnight, decidedBy: 'exit' });
    expect(quote.payFen).toBe(300);
    expect(notes(quote)).toContain('entry-or-exit-open-exit');
  });

  it('keeps the end a policy states, whatever the asker prefers', () => {
    const rulebook = rulebookWith([halfPrice({ decidedBy: { moment: 'exit', stated: true } })]);
    expect(ask('2022-07-15 23:50', { ...acrossMidnight, decidedBy: 'entry' }, rulebook).payFen).toBe(300);
    expect(notes(ask('2022-07-16 10:00', {}, rulebook))).toContain('exit-time-missing');
  });

  it('refuses an exit before the entry', () => {
    expect(errorOf(() => ask('2022-07-16 10:00', { exit: { date: '2022-07-16', second: 0 } })).code).toBe('exit-before-entry');
  });
});

describe('questions without an honest answer', () => {
  it('names the nearest stations for an unknown one', () => {
    const error = errorOf(() => ask('2022-07-16', { from: '木椟' }));
    expect(error).toMatchObject({ code: 'unknown-station', field: 'from' });
    expect(error.params['nearest']).toContain('木渎');
  });

  it.each([
    ['2027-01-01', {}, 'calendar-not-published'], ['2018-06-01', {}, 'calendar-not-published'], ['2024-05-01', {}, 'network-not-available'],
    ['2021-06-28', {}, 'network-not-available'], ['2022-07-16', { medium: 'seashells' }, 'unknown-medium'], ['2022-07-16', { network: 'mars' }, 'unknown-network'],
  ])('%s %o → %s', (date, more, code) => { expect(errorOf(() => ask(date, more)).code).toBe(code); });

  it('works on the first and the last day of the network version', () => {
    expect(ask('2021-06-29').payFen).toBe(570);
    expect(ask('2023-06-23').payFen).toBe(570);
  });

  it('needs a tariff for the day', () => {
    const rulebook = { ...testRulebook, catalogue: { ...shippedCatalogue, tariffs: [] } };
    expect(errorOf(() => ask('2022-07-16', {}, rulebook)).code).toBe('tariff-not-available');
  });
});

describe('explanations', () => {
  it('are complete in both languages: every policy considered, no place left open, for every medium and day', () => {
    for (const medium of shippedCatalogue.media) {
      for (const date of eachDay('2022-07-10', '2022-10-10')) {
        const quote = ask(`${date} 10:00`, { medium: medium.id });
        expect(quote.policies.map((policy) => policy.id)).toEqual(shippedCatalogue.policies.map((policy) => policy.id));
        for (const { zh, en, code } of [...quote.policies.map((policy) => policy.because), ...quote.notes]) {
          if (/[{}]|undefined|NaN/.test(zh + en) || zh === code || en === code || zh === '' || en === '') throw new Error(`${code}: ${zh} / ${en}`);
        }
      }
    }
    expect(testDays('2022-07-10')).toBeDefined();
  });
});
