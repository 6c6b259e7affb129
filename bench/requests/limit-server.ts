/**
 * The limit: a bare Fastify with node-postgres and one ideal, prepared statement per call. It writes the same durable
 * rows as the program (request with its search pairs, reporter, chained event with detail, job, idempotency key) and reads the same
 * columns, but checks nothing.
 */
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { newId } from '../../src/shared/ids.ts';
import { searchPairs } from '../../src/shared/search-pairs.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
const app = Fastify();

const insert = `
  with one as (insert into request (id, number, state, version, head_hash, channel, original_text, title, division_code, place_path, place_name,
      workstation_id, workstation_name, reported_at, changed_at, response_due, search_pairs, search_text, public_search_text)
    values ($1, take_request_number('CL', 2026), 'submitted', 1, $2, 'app', $3, $3, '320508020014', '320000000000.320500000000.320508000000.320508020000.320508020014',
      '姑苏区沧浪街道桂花社区', $9, $10, $4, $4, $4::timestamptz + interval '1 day', $11, $3, '姑苏区沧浪街道桂花社区') returning id, number),
  two as (insert into request_reporter (id, request_id, anonymous, link_digest) select $5::uuid, id, true, $6 from one),
  three as (insert into event (id, subject_type, subject_id, sequence, action, to_state, actor_kind, occurred_at, public, public_digest, internal_digest, previous_hash, hash)
    select $7::uuid, 'request', id, 1, 'report', 'submitted', 'visitor', $4, true, $2, $2, $2, $2 from one returning id),
  four as (insert into event_detail (event_id, public_salt, public_detail, internal_salt, internal_detail) select id, $2, '{"role":"reporter"}', $2, jsonb_build_object('text', $3::text) from three),
  five as (insert into graphile_worker._private_jobs (task_id, payload) select id, json_build_object('requestId', $1::uuid) from graphile_worker._private_tasks where identifier = 'requests.tellReporters'),
  six as (insert into idempotency_key (key, fingerprint, subject_id, created_at) values ($8, $2, $1, $4))
  select id, number from one`;

const bareInsert = `insert into request (id, number, state, version, head_hash, channel, original_text, title, division_code, place_path, place_name,
    workstation_id, workstation_name, reported_at, changed_at, response_due, search_pairs, search_text, public_search_text)
  values ($1, take_request_number('CL', 2026), 'submitted', 1, $2, 'app', $3, $3, '320508020014', '320000000000.320500000000.320508000000.320508020000.320508020014',
    '姑苏区沧浪街道桂花社区', $5, $6, $4, $4, $4::timestamptz + interval '1 day', $7, $3, '姑苏区沧浪街道桂花社区') returning id, number`;

const change = `
  with one as (update request set state = 'acknowledged', version = version + 1, head_hash = $2, changed_at = $3, response_met_at = $3,
      doers = doers || '{"acknowledge":"00000000-0000-7000-8000-000000000000"}' where id = $1 and state = 'dispatched' returning id, version),
  three as (insert into event (id, subject_type, subject_id, sequence, action, from_state, to_state, actor_kind, occurred_at, public, public_digest, internal_digest, previous_hash, hash)
    select $4::uuid, 'request', id, version, 'acknowledge', 'dispatched', 'acknowledged', 'staff', $3, true, $2, $2, $2, $2 from one returning id),
  four as (insert into event_detail (event_id, public_salt, public_detail, internal_salt, internal_detail) select id, $2, '{"role":"gridWorker"}', $2, '{}' from three),
  five as (insert into graphile_worker._private_jobs (task_id, payload) select id, json_build_object('requestId', $1::uuid) from graphile_worker._private_tasks where identifier = 'requests.tellReporters'),
  six as (insert into idempotency_key (key, fingerprint, subject_id, created_at) values ($5, $2, $1, $3))
  select id, version from one`;

const read = `
  select request.*, request_category.name_zh, request_category.name_en,
    (select json_agg(json_build_object('sequence', sequence, 'action', action, 'at', occurred_at, 'from', from_state,
      'to', to_state, 'detail', public_detail, 'internal', internal_detail, 'evidence', evidence) order by sequence desc)
      from event left join event_detail on event_id = event.id where subject_type = 'request' and subject_id = request.id) as steps,
    (select json_agg(reporter) from request as came join request_reporter as reporter on reporter.request_id = came.id
      where came.id = request.id or came.joined_to = request.id) as reporters,
    (select row_to_json(plan) from request_plan as plan where plan.request_id = request.id order by sequence desc limit 1) as plan,
    (select json_agg(matter) from request_matter as matter where matter.request_id = request.id) as matters,
    (select json_agg(hand) from request_hand_over as hand where hand.request_id = request.id) as hand_overs,
    (select json_agg(json_build_object('number', came.number, 'title', came.title)) from request as came where came.joined_to = request.id) as joined,
    (select json_agg(link) from request_link as link where link.request_id = request.id or link.other_id = request.id) as links,
    (select row_to_json(proposal) from request_proposal as proposal where proposal.request_id = request.id) as proposal
  from request left join request_category on request_category.id = category_id where request.id = $1`;

const list = `
  select request.id, request.number, request.state, request.channel, request.category_id, name_zh, name_en, request.place_name, request.public_text,
    request.reported_at, request.changed_at, request.workstation_name, request.response_due, request.response_provisional, request.response_met_at,
    request.resolution_due, request.resolution_provisional, request.resolution_met_at, request.joined_count, main.number as joined_number,
    request.rating_count, request.rating_sum, request.title, request.priority, request.next_due, request.next_stage, request.warn_at, request.alarm_at,
    request.conditions, request.division_code, request.grid_code, request.location, request.thumbnail_file_id
  from request left join request_category on request_category.id = request.category_id left join request as main on main.id = request.joined_to
  where request.grid_code = $1 and request.state = $2 order by request.id desc limit 50`;

const box = `
  with named as materialized (select id as named_id, json_build_object('zh', name_zh, 'en', name_en)::text as name from request_category)
  select '{"type":"FeatureCollection","features":[' || string_agg('{"type":"Feature","geometry":{"type":"Point","coordinates":[' || location[0] || ',' || location[1]
    || ']},"properties":{"number":"' || number || '","state":"' || state || '","categoryName":' || name || ',"id":"' || id || '","overdue":' || ((next_due < now()) is true) || '}}', ',') || ']}' as map
  from (select id, number, state, location, category_id, next_due from request where location <@ box(point($1, $2), point($3, $4)) limit 2001) as request
    left join named on named_id = category_id`;

const place = '姑苏区沧浪街道桂花社区';
const station = (await pool.query<{ id: string; name: string }>(`select id, name from workstation where name like '第五%'`)).rows[0];

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

app.post('/api/v1/requests', async (request, reply) => {
  const { text } = request.body as { text: string };
  const now = new Date();
  const id = newId();
  const values = [id, digest(text + id), text, now, newId(), id, newId(), String(request.headers['idempotency-key']), station?.id, station?.name, searchPairs(`${place}${text}`)];
  const { rows } = await pool.query({ name: 'insert', text: insert, values });
  return reply.status(201).send(rows[0]);
});
app.post('/bare/requests', async (request, reply) => {
  const { text } = request.body as { text: string };
  const id = newId();
  const { rows } = await pool.query({ name: 'bare', text: bareInsert, values: [id, digest(id), text, new Date(), station?.id, station?.name, searchPairs(`${place}${text}`)] });
  return reply.status(201).send(rows[0]);
});
app.post('/api/v1/requests/:id/actions/acknowledge', async (request) => {
  const { id } = request.params as { id: string };
  const { rows } = await pool.query({ name: 'change', text: change, values: [id, digest(id), new Date(), newId(), String(request.headers['idempotency-key'])] });
  return rows[0];
});
app.get('/api/v1/desk/requests/:id', async (request) => {
  const { id } = request.params as { id: string };
  return (await pool.query({ name: 'read', text: read, values: [id] })).rows[0];
});
app.get('/api/v1/desk/requests', async (request) => {
  const { gridCode, state } = request.query as Record<string, string>;
  return { items: (await pool.query({ name: 'list', text: list, values: [gridCode, state] })).rows };
});
app.get('/api/v1/desk/map', async (request, reply) => {
  const { west, south, east, north } = request.query as Record<string, string>;
  const { rows } = await pool.query<{ map: string }>({ name: 'box', text: box, values: [west, south, east, north] });
  return reply.type('application/json').send(rows[0]?.map);
});

const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
