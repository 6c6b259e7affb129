/** The thread that trains and measures the classifier, so that the program answers meanwhile: see train.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { crossValidate } from '../../../../shared/classifier/cross-validate.ts';
import { encodeModel } from '../../../../shared/classifier/encode.ts';
import type { Example } from '../../../../shared/classifier/model.ts';
import { trainClassifier } from '../../../../shared/classifier/train.ts';
import type { Trained } from './train.ts';

const examples = workerData as readonly Example[];
const measured = crossValidate(examples);
const model = encodeModel(trainClassifier(examples, { temperature: measured.temperature }));
parentPort?.postMessage({ measured, model } satisfies Trained);
