import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { maskAddress, maskEmail, maskName } from './mask.ts';

describe('masking', () => {
  it.each([
    ['王小明', '王**'], ['王明', '王**'], ['欧阳明', '欧阳**'], ['欧阳', '欧**'], ['诸葛小明', '诸葛**'], ['Anna Li', 'A**'], [' 李四 ', '李**'], ['𠮷田', '𠮷**'], ['', ''],
  ])('name %s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['南园新村14幢302室', '南园新村14幢**'],
    ['南园新村 14 幢 302', '南园新村 14 幢**'],
    ['南园新村14幢', '南园新村14幢'],
    ['桂花新村3栋2单元501', '桂花新村3栋**'],
    ['竹辉路100号A座1203室', '竹辉路100号A座**'],
    ['老禾家塘岸17号', '老禾家塘岸17号'],
    ['老禾家塘岸17号201室', '老禾家塘岸17号**'],
    ['东大街4号2楼', '东大街4号**'],
    ['东大街18号-302', '东大街18号**'],
    ['桂花新村西门', '桂花新村西门'],
    ['', ''],
  ])('address %s → %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('e-mail', () => {
    expect(maskEmail('wang@example.com')).toBe('w**@example.com');
    expect(maskEmail('wang')).toBe('**');
    expect(maskEmail('@example.com')).toBe('**');
  });

  it('never shows a room behind a building', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 101, max: 3999 }), fc.constantFrom('幢', '栋', '号楼'), fc.constantFrom('', '室'), (building, room, word, end) => {
        expect(maskAddress(`化工新村${building}${word}${room}${end}`)).toBe(`化工新村${building}${word}**`);
      }),
    );
  });

  it('never shows the given name', () => {
    const given = fc.string({ unit: fc.constantFrom('伟', '芳', '娜', '敏', '静'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom('王', '李', '欧阳', '司徒'), given, (surname, name) => {
        expect(maskName(surname + name)).toBe(`${surname}**`);
      }),
    );
  });
});
