import { z } from 'zod';
import { defineRoute } from '../../shared/route.ts';

/*
 * The stream (text/event-stream):
 *
 *   retry: 3000
 *
 *   event: changed
 *   data: {"topics":["request:0197…"]}     what these topics stand for has changed: fetch again what you show of it
 *
 *   event: resync
 *   data: {}                               changes may have been missed: fetch everything you show
 *
 *   : beat                                 every 25 seconds, to be ignored
 *
 * Nothing else ever travels here, so a topic tells no more than that something changed. There are no event ids:
 * what changed while no stream was open is not repeated, so after every `open` of the EventSource fetch again what
 * was fetched before it.
 */

/** `request:<id>`, `place:<code>`, `job:<id>`, … */
export const topicSchema = z.string().regex(/^[a-z][a-zA-Z]{0,39}:[\w.-]{1,80}$/u);

/** How many topics one stream may follow. */
export const mostTopics = 30;

export const changedSchema = z.object({ topics: z.array(topicSchema) });

export const followChanges = defineRoute({
  operationId: 'live.followChanges',
  method: 'GET',
  path: '/api/v1/live',
  summary: 'Hear when records change (server-sent events; only names of topics travel)',
  access: ['public'],
  query: z.object({
    topics: z
      .string()
      .max(mostTopics * 122)
      .refine((text) => {
        const topics = text.split(',');
        return topics.length <= mostTopics && topics.every((topic) => topicSchema.safeParse(topic).success);
      })
      .meta({ description: `Up to ${mostTopics} topics, separated by commas.` }),
  }),
  produces: 'text/event-stream',
});
