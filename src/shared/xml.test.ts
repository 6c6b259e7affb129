import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml } from './xml.ts';

describe('escaping', () => {
  it('keeps words and takes markup its meaning', () => {
    expect(escapeXml('树枝 <b>碰到</b> "电线" & \'线\'')).toBe('树枝 &lt;b&gt;碰到&lt;/b&gt; &quot;电线&quot; &amp; &#39;线&#39;');
    expect(escapeXml('a\u0000b\u0008c\ufffe')).toBe('abc');
    expect(escapeXml('🌸')).toBe('🌸');
    expect(escapeXml('\ud83c')).toBe('');
  });

  it('leaves nothing that could open a tag, a reference or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/[<>"'&]/u.test(escapeXml(text).replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, ''))).toBe(false);
      }),
    );
  });
});
