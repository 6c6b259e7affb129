import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { shippedCatalogue, shippedPinyin } from './catalogue.ts';
import type { NetworkVersion } from './model.ts';
import { findStation, nearestStations, searchStations } from './stations.ts';

const version = shippedCatalogue.networks[0] as NetworkVersion;
const search = (text: string): string[] => searchStations(version, text, shippedPinyin, 5).map((station) => station.name);

describe('stations by name', () => {
  it.each([
    ['mudu', 'mudu'], ['木渎', 'mudu'], ['木渎站', 'mudu'], [' Mudu ', 'mudu'], ['苏州乐园', 'shizishan'], ['Suzhou Railway Station', 'suzhou-railway-station'],
    ['苏州火车站', 'suzhou-railway-station'], ['苏州站', 'suzhou-railway-station'], ['苏州北站', 'suzhou-north-railway-station'], ['guangji nanlu', 'guangji-nanlu'],
    ['倪浜·阳澄数谷', 'nibang'], ['Tian’edanglu', 'tianedanglu'],
  ])('%s is %s', (text, id) => { expect(findStation(version, text)?.id).toBe(id); });

  it('finds every station by id, Chinese and English name, and by no other name', () => {
    for (const station of version.stations) {
      for (const name of [station.id, station.name, station.nameEn]) expect(findStation(version, name)).toBe(station);
    }
    expect(findStation(version, '狮山')).toBeUndefined();
    expect(findStation(version, '')).toBeUndefined();
  });

  it('suggests the nearest names for a slip', () => {
    expect(nearestStations(version, '木椟', shippedPinyin, 3)[0]?.name).toBe('木渎');
    expect(nearestStations(version, 'zhongnanjei', shippedPinyin, 3)[0]?.name).toBe('钟南街');
    expect(nearestStations(version, 'x'.repeat(5_000), shippedPinyin, 3).length).toBe(3);
  });
});

describe('stations while typing', () => {
  it.each([
    ['gjnl', '广济南路'], ['guangjin', '广济南路'], ['广济', '广济南路'], ['Olympic', '苏州奥体中心'], ['szbz', '高铁苏州北站'], ['乐园', '狮子山'], ['zn', '钟南街'],
  ])('%s finds %s first', (text, name) => { expect(search(text)[0]).toBe(name); });

  it('finds nothing for nothing', () => {
    expect(search('')).toEqual([]);
    expect(search('🚇')).toEqual([]);
  });
});

describe('romanised names', () => {
  it('are those of pinyin-pro for every name and alias', () => {
    const read = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).join(' ');
    expect(shippedPinyin).toEqual(Object.fromEntries(version.stations.map((station) => [station.id, [station.name, ...(station.aliases ?? [])].map(read)])));
  });
});
