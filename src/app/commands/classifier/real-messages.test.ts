import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../../shared/classifier/cross-validate.ts';
import { outsideData } from '../../../shared/testing/outside-data.ts';
import { readExamples } from './read-examples.ts';

const path = outsideData('messages/labelled-train.tsv.gz');

/** 5,487 real messages to a city government in seven categories; not part of the product, see docs/adr/0017. */
describe.skipIf(path === undefined)('on real messages it has not seen, near-duplicates kept together', () => {
  it('the classifier is right in more than nine of ten, far above the commonest category, and in every category', { timeout: 300_000 }, () => {
    // Without the spaces: as people write, nobody having split the text into words.
    const examples = readExamples(path ?? '').map(({ category, text }) => ({ category, text: text.replaceAll(' ', '') }));
    const { accuracy, macroF1, baseline, perCategory, groups } = crossValidate(examples, { folds: 3 });
    expect(groups).toBeLessThan(examples.length);
    expect(accuracy).toBeGreaterThan(0.91);
    expect(macroF1).toBeGreaterThan(0.9);
    expect(accuracy).toBeGreaterThan(baseline + 0.2);
    for (const { recall } of Object.values(perCategory)) expect(recall).toBeGreaterThan(0.7);
  });
});
