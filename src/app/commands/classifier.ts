import { crossValidate } from '../../shared/classifier/cross-validate.ts';
import { type Evaluation, evaluateClassifier, majorityShare } from '../../shared/classifier/evaluate.ts';
import { trainClassifier } from '../../shared/classifier/train.ts';
import { evaluationLines } from './classifier/evaluation-lines.ts';
import { readExamples } from './classifier/read-examples.ts';
import type { AddCommand } from './command.ts';

interface Options {
  readonly train: string;
  readonly test?: string;
  readonly folds: string;
  readonly json?: true;
}

function evaluate({ train, test, folds }: Options): { readonly evaluation: Evaluation; readonly baseline: number } {
  const examples = readExamples(train);
  if (new Set(examples.map(({ category }) => category)).size < 2) throw new Error(`${train}: needs examples of at least two categories`);
  if (test === undefined) {
    const measured = crossValidate(examples, { folds: Math.max(2, Number(folds) || 5) });
    return { evaluation: measured, baseline: measured.baseline };
  }
  const unseen = readExamples(test);
  return { evaluation: evaluateClassifier(trainClassifier(examples), unseen), baseline: majorityShare(unseen) };
}

/** `lianxin classifier evaluate`: how well the program's text classifier does on labelled texts; no database is needed. */
export const addClassifier: AddCommand = (program) => {
  const classifier = program.command('classifier').description('the text classifier behind the suggested categories 类别推荐');
  classifier
    .command('evaluate')
    .description('train on one file and measure on another, or cross-validate one; lines are category<TAB>text 训练并测评')
    .requiredOption('--train <file>', 'labelled texts to learn from, .tsv or .tsv.gz 训练集')
    .option('--test <file>', 'labelled texts to be measured on; without it the training file is cross-validated 测试集')
    .option('--folds <number>', 'parts of the cross-validation; near-duplicates stay on one side 交叉验证折数', '5')
    .option('--json', 'accuracy, macroF1 and perCategory as JSON')
    .action((options: Options) => {
      const { evaluation, baseline } = evaluate(options);
      const { accuracy, macroF1, perCategory } = evaluation;
      console.log(options.json ? JSON.stringify({ accuracy, macroF1, perCategory }) : evaluationLines(evaluation, baseline).join('\n'));
    });
};
