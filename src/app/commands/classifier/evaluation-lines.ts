import type { Evaluation } from '../../../shared/classifier/evaluate.ts';

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

/** A table for the terminal: accuracy beside the majority baseline, then each category, the commonest first. */
export function evaluationLines({ accuracy, macroF1, perCategory }: Evaluation, baseline: number): readonly string[] {
  const rows = Object.entries(perCategory).sort(([, a], [, b]) => b.count - a.count);
  return [
    `准确率 accuracy           ${percent(accuracy)}`,
    `总猜最多一类 majority      ${percent(baseline)}`,
    `宏平均 macro F1           ${percent(macroF1)}`,
    '',
    '   数量  召回率  精确率      F1  类别 (count, recall, precision, F1, category)',
    ...rows.map(([name, { count, recall, precision, f1 }]) => `${String(count).padStart(7)} ${percent(recall)} ${percent(precision)} ${percent(f1)}  ${name}`),
  ];
}
