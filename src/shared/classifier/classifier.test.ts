import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { crossValidate, foldsOf } from './cross-validate.ts';
import { evaluateClassifier, majorityShare, scoreOutcomes } from './evaluate.ts';
import { decodeModel, encodeModel } from './encode.ts';
import { textFeatures } from './features.ts';
import { type Example, classify } from './model.ts';
import { trainClassifier } from './train.ts';

const words = {
  垃圾: ['垃圾桶满了', '厨余垃圾没人清', '垃圾房很臭', '扔了一地垃圾袋', '苍蝇很多'],
  停车: ['车停在门口', '消防通道被车堵住', '电动车乱停', '没有停车位', '停车费太贵'],
  噪声: ['晚上跳舞太吵', '装修噪声影响休息', '邻居半夜放音乐', '工地打桩很吵', '喇叭声音大'],
} as const;

function examplesOf(count: number, seed = 1): Example[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const category = random.pick(Object.keys(words) as (keyof typeof words)[]);
    return { category, text: `${random.pick(['您好', '请问', '麻烦了', '反映一下'])}，${random.integer(1, 40)}幢${random.pick(words[category])}，${random.pick(words[category])}` };
  });
}

describe('the features of a text', () => {
  it('hold the same characters and pairs whether or not somebody split it into words', () => {
    const split = textFeatures('楼道 灯 坏 了');
    const plain = textFeatures('楼道灯坏了');
    const whole = [...split.hashes].filter((hash) => plain.hashes.includes(hash));
    expect(whole.length).toBeGreaterThanOrEqual(9);
  });

  it('ignore width and case', () => {
    expect(new Set(textFeatures('ＡＢ１２区').hashes)).toEqual(new Set(textFeatures('ab12区').hashes));
  });

  it('of nothing are none', () => {
    expect(textFeatures('！？ …').hashes).toHaveLength(0);
  });
});

describe('a trained classifier', () => {
  const model = trainClassifier(examplesOf(150), { temperature: 0.3 });

  it('tells texts apart that it has not seen', () => {
    expect(evaluateClassifier(model, examplesOf(100, 2)).accuracy).toBeGreaterThan(0.95);
    expect(classify(model, '地下车库里外来车辆停车')[0]?.category).toBe('停车');
  });

  it('is the same for the same examples and seed', () => {
    expect(trainClassifier(examplesOf(150), { temperature: 0.3 })).toEqual(model);
  });

  it('says nothing to a text without anything it knows', () => {
    expect(classify(model, 'qqq zzz')).toEqual([]);
  });

  it('gives confidences that sum to one, best first, for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('垃圾', '停车', '吵'), (text, word) => {
        const guesses = classify(model, text + word, 3);
        expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 6);
        expect(guesses.map(({ confidence }) => confidence)).toEqual(guesses.map(({ confidence }) => confidence).sort((a, b) => b - a));
      }),
    );
  });
});

describe('cross-validation', () => {
  it('never has near-duplicates on both sides of a split', () => {
    const texts = examplesOf(60).flatMap(({ text }) => [text, `${text}！！`]);
    const { folds } = foldsOf(texts, 5, 3);
    for (let index = 0; index < texts.length; index += 2) expect(folds[index]).toBe(folds[index + 1]);
    expect(new Set(folds).size).toBe(5);
  });

  it('does not reward learning by heart: random labels are measured near chance although copies share their label', () => {
    const random = createRandom(5);
    const examples = Array.from({ length: 80 }, () => {
      const text = Array.from({ length: 30 }, () => String.fromCodePoint(0x4e00 + random.integer(0, 900))).join('');
      return { category: random.pick(['甲', '乙']), text };
    });
    const doubled = examples.flatMap((example) => [example, { ...example, text: `${example.text}。` }]);
    expect(crossValidate(doubled).accuracy).toBeLessThan(0.7);
  });

  it('puts the majority baseline beside the accuracy', () => {
    const measured = crossValidate(examplesOf(120));
    expect(measured.baseline).toBe(majorityShare(examplesOf(120)));
    expect(measured.accuracy).toBeGreaterThan(measured.baseline + 0.2);
    expect(measured.temperature).toBeGreaterThan(0);
  });
});

describe('scores', () => {
  it('are precision, recall and f1 of each category', () => {
    const scores = scoreOutcomes([
      { actual: 'a', guessed: 'a' }, { actual: 'a', guessed: 'b' }, { actual: 'b', guessed: 'b' }, { actual: 'b', guessed: 'c' },
    ]);
    expect(scores.accuracy).toBe(0.5);
    expect(scores.perCategory['a']).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, count: 2 });
    expect(scores.perCategory['b']).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, count: 2 });
    expect(scores.perCategory['c']).toEqual({ precision: 0, recall: 0, f1: 0, count: 0 });
    expect(scores.macroF1).toBeCloseTo((2 / 3 + 0.5) / 2);
  });

  it('of nothing are zero', () => {
    expect(scoreOutcomes([])).toEqual({ accuracy: 0, macroF1: 0, perCategory: {} });
    expect(majorityShare([])).toBe(0);
  });
});

describe('a model as bytes', () => {
  const model = trainClassifier(examplesOf(150), { temperature: 0.3 });

  it('decides as the model did', () => {
    const read = decodeModel(encodeModel(model));
    expect(read.categories).toEqual(model.categories);
    expect(read.features).toEqual(model.features);
    for (const { text } of examplesOf(60, 9)) {
      expect(classify(read, text)[0]?.category).toBe(classify(model, text)[0]?.category);
      expect(classify(read, text)[0]?.confidence).toBeCloseTo(classify(model, text)[0]?.confidence ?? 0, 1);
    }
  });

  it('is refused in an unknown format', () => {
    const bytes = encodeModel(model);
    const text = new TextDecoder().decode(bytes.subarray(4, 30));
    bytes.set(new TextEncoder().encode(text.replace('"format":1', '"format":9')), 4);
    expect(() => decodeModel(bytes)).toThrow('unknown format');
  });
});
