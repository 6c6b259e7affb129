/** The thread that looks for topics, so that the program answers meanwhile: see refresh-topics.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { findTopics } from '../../rules/topics/find.ts';
import type { TopicSearch } from './refresh-topics.ts';

const { messages, options, now } = workerData as TopicSearch;
parentPort?.postMessage(findTopics(messages, options, now));
