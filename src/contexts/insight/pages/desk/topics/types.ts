import type { Output } from '../../../../../ui/api/types.ts';

export type Topic = Output<'insight.readTopic'>;
