import { z } from 'zod';
import { meaningfulText } from '../../../shared/meaningful-text.ts';
import { type Access, defineRoute } from '../../../shared/route.ts';
import { topicDetailSchema, topicListQuery, topicListSchema, topicMarks, topicSchema } from './topic-schemas.ts';

const readers: [Access, ...Access[]] = ['clerk', 'supervisor', 'communityOfficer', 'auditor'];
const deciders: [Access, ...Access[]] = ['clerk', 'supervisor'];
const params = z.object({ id: z.uuid() });
const version = z.int().min(1);

export const listTopics = defineRoute({
  operationId: 'insight.listTopics', method: 'GET', path: '/api/v1/desk/topics', summary: 'Hot topics 热点 within one’s places: the same matter raised by several people, found across cases',
  access: readers, query: topicListQuery, output: topicListSchema,
});
export const readTopic = defineRoute({
  operationId: 'insight.readTopic', method: 'GET', path: '/api/v1/desk/topics/{id}', summary: 'One topic with the cases behind it, its weeks and what was decided',
  access: readers, params, output: topicDetailSchema,
});
export const refreshTopics = defineRoute({
  operationId: 'insight.refreshTopics', method: 'POST', path: '/api/v1/desk/topics/searches', summary: 'Look for topics now; returns the id of the job',
  access: deciders, output: z.object({ progressId: z.uuid() }), status: 202, limitPerMinute: 6,
});
export const changeTopic = defineRoute({
  operationId: 'insight.changeTopic', method: 'PUT', path: '/api/v1/desk/topics/{id}', summary: 'Rename, dismiss, take up again, or mark a topic for 每月一题 or 未诉先办',
  access: deciders, params,
  body: z.object({ version, title: meaningfulText(60).optional(), state: z.enum(['open', 'dismissed']).optional(), mark: z.enum(topicMarks).nullable().optional() }),
  output: topicSchema,
});
export const mergeTopic = defineRoute({
  operationId: 'insight.mergeTopic', method: 'POST', path: '/api/v1/desk/topics/{id}/merge', summary: 'Merge a topic into another one of the same street; its cases go along',
  access: deciders, params, body: z.object({ version, intoId: z.uuid() }), output: topicSchema,
});
export const removeTopicCase = defineRoute({
  operationId: 'insight.removeTopicCase', method: 'POST', path: '/api/v1/desk/topics/{id}/removals', summary: 'Take a case out of a topic for good',
  access: deciders, params, body: z.object({ version, requestId: z.uuid() }), output: topicSchema,
});
export const makeJointCase = defineRoute({
  operationId: 'insight.makeJointCase', method: 'POST', path: '/api/v1/desk/topics/{id}/joint-case', summary: 'Join the cases of a topic that still can be joined to one of them',
  access: ['clerk'], params, body: z.object({ version, mainRequestId: z.uuid() }),
  output: z.object({ mainRequestId: z.uuid(), joined: z.int(), left: z.int() }),
});
