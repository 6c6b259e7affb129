import type { Output } from '../../../../../ui/api/types.ts';

/** A case as the office sees it. */
export type Case = Output<'requests.read'>;
export type CaseStep = Case['steps'][number];
export type Reporter = Case['reporters'][number];
