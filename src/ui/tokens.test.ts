import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colors, nightColors, toneColor } from './tokens.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function block(selector: string): string {
  const start = css.indexOf(`${selector} {`);
  return css.slice(start, css.indexOf('}', start));
}

function value(selector: string, name: string): string | undefined {
  return new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(block(selector))?.[1];
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const themes = [
  [':root', colors],
  [':root[data-theme="night"]', nightColors],
] as const;

describe.each(themes)('tokens of %s', (selector, palette) => {
  it.each(Object.entries(palette))('%s is the same in tokens.css', (name, color) => {
    expect(value(selector, name)).toBe(color.toLowerCase());
  });

  it.each(['ink', 'slate', ...Object.values(toneColor)] as const)('%s reads on wall and mist with 4.5:1', (name) => {
    expect(contrast(palette[name], palette.wall)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.mist)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['lake', 'begonia', 'moss', 'amber', 'brick'] as const)('%s reads on its own wash with 4.5:1', (name) => {
    expect(contrast(palette[name], value(selector, `${name}-wash`) ?? '#000000')).toBeGreaterThanOrEqual(4.5);
  });

  it('slate reads on its wash, and the words on primary buttons read', () => {
    expect(contrast(palette.slate, value(selector, 'slate-wash') ?? '#000000')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(value(selector, 'on-lake') ?? '#000000', palette.lake)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(value(selector, 'on-tile-soft') ?? '#000000', palette.tile)).toBeGreaterThanOrEqual(4.5);
  });
});
