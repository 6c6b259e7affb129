import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

const street = '320508020000';

/** What people write about; the rarer ones to search for. */
const matters = ['楼道灯不亮', '西门口乱停车', '垃圾没有清运', '树枝碰到电线', '落水管松动', '楼道堆物', '飞线充电', '下水道堵塞', '道路破损积水', '邻里噪声扰民', '外墙脱落', '健身器材损坏'];

/**
 * Cases number 1 to `count` of an empty street over one year, written by SQL: ninety-five in a hundred are finished, the others lie open; one in
 * a hundred is about a 雨棚, to be searched for. However many there are, they lie in the same year and the same street.
 */
export async function scatterCases(database: Database, count: number): Promise<void> {
  await sql`
    with leaf as materialized (select (array_agg(id order by code))[1:20] as ids from request_category where parent_id is not null),
    units as materialized (
      select array_agg(code order by code) as codes, array_agg(name order by code) as names, array_agg(parent_code order by code) as parents, array_agg(path::text order by code) as paths
      from division where level = 'grid' and path <@ (select path from division where code = ${street}))
    insert into request (id, number, state, version, head_hash, channel, category_id, original_text, title, public_text, division_code, place_path,
      place_name, grid_code, grid_name, location, workstation_id, workstation_name, reported_at, changed_at, closed_at, response_due, response_met_at, response_limit_at,
      resolution_due, resolution_met_at, resolution_limit_at, next_stage, next_due, warn_at, alarm_at, search_pairs, search_text, public_search_text)
    select id, number, state, 1, sha256(n::text::bytea), channel, category_id, words, words, words, division_code, place_path, '姑苏区沧浪街道', grid_code, grid_name,
      point(120.600 + random_a * 0.032, 31.280 + random_b * 0.025), station_id, station_name, reported_at, reported_at + interval '3 days',
      case when state = 'closed' then reported_at + interval '4 days' end, null, reported_at + interval '2 hours', reported_at + interval '1 day',
      case when done then null else reported_at + interval '10 days' end, case when done then reported_at + random_c * interval '12 days' end,
      case when done then reported_at + interval '10 days' end,
      case when not finished then 'resolution' end, case when not finished then reported_at + interval '10 days' end,
      case when not finished then reported_at + interval '7 days' end, case when not finished then reported_at + interval '9 days' end,
      array(select distinct pair from (select substr(search, at, 2) as pair from generate_series(1, length(search) - 1) as at
        union all select substr(search, at, 1) from generate_series(1, length(search)) as at) as pairs), search, search
    from (
      select n, overlay(overlay(overlay(md5('r' || n)::text placing lpad(to_hex((extract(epoch from now()) * 1000)::bigint - minutes * 60000::bigint), 12, '0') from 1 for 12) placing '7' from 13 for 1)::text placing '8' from 17 for 1)::uuid as id,
        'CL-2025-' || lpad(n::text, 6, '0') as number, state, state in ('completed', 'verified', 'closed') as done, state in ('verified', 'closed', 'rejected', 'withdrawn') as finished,
        (array['app', 'app', 'app', 'gridWorker', 'hotline', 'phone', 'contactDay', 'wishBox', 'visit'])[1 + hash_c % 9] as channel,
        category.id as category_id, words, 'cl2025' || lpad(n::text, 6, '0') || words as search, place.parent_code as division_code, place.path as place_path, place.code as grid_code,
        place.name as grid_name, station.id as station_id, station.name as station_name, now() - minutes * interval '1 minute' as reported_at,
        (hash_a % 1000) / 1000.0 as random_a, (hash_b % 1000) / 1000.0 as random_b, (hash_c % 1000) / 1000.0 as random_c
      from (
        select n, hash_a, hash_b, hash_c, (hash_a % 525600)::integer as minutes,
          case when hash_b % 100 < 90 then 'closed' when hash_b % 100 < 93 then 'rejected' when hash_b % 100 < 95 then 'withdrawn'
            else (array['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked', 'working', 'completed', 'verified'])[1 + hash_c % 8] end as state,
          case when hash_c % 100 = 7 then '雨棚松动要修' else (${matters}::text[])[1 + hash_c % ${matters.length}::int] end || (n % 97) as words
        from (select n, abs(hashint4(n))::bigint as hash_a, abs(hashint4(n + 1000003))::bigint as hash_b, abs(hashint4(n + 2000003))::bigint as hash_c
          from generate_series(1, ${count}::int) as n) as numbered) as written
      cross join lateral (select (select ids[1 + hash_a % cardinality(ids)] from leaf) as id) as category
      cross join lateral (select codes[at] as code, names[at] as name, parents[at] as parent_code, paths[at]::ltree as path from units, (select 1 + hash_b % cardinality(codes) as at from units) as pick) as place
      cross join (select id, name from workstation where name like '第五%') as station) as cases`.execute(database);
  // Without figures about the tables the checks of foreign keys would read all of them for each row.
  await sql`analyze request`.execute(database);
  await sql`insert into request_reporter (id, request_id, anonymous, link_digest) select id, id, true, number from request`.execute(database);
  await sql`analyze request_reporter`.execute(database);
  await sql`
    insert into request_rating (request_id, reporter_id, round, level, rated_at)
    select id, id, 1, 1 + (abs(hashtext(number)) % 9 + 6) / 3, closed_at from request
    where state = 'closed' and abs(hashtext(number)) % 10 < 6`.execute(database);
  await scatterFollowUp(database);
}

/** What hangs on the cases: what was asked and decided about them, calls made and due, and topics over them. */
export async function scatterFollowUp(database: Database): Promise<void> {
  await sql`update request set conditions = '{callbackDue}' where state = 'verified' and abs(hashtext(number)) % 2 = 0`.execute(database);
  await sql`
    insert into request_callback (id, request_id, round, channel, outcome, contacted, solved, level, called_by, called_at)
    select id, id, 1, 'phone', 'reached', true, (array['yes', 'yes', 'partly', 'no'])[1 + abs(hashtext(number)) % 4], 1 + abs(hashtext(number)) % 5,
      '00000000-0000-7000-8000-000000000001', closed_at - interval '1 hour'
    from request where state = 'closed' and abs(hashtext(number)) % 10 = 7`.execute(database);
  await sql`
    insert into request_matter (id, request_id, kind, status, level, days, revive_on, reason, opened_at, opened_role, closed_at)
    select overlay(request.id::text placing lpad(to_hex((extract(epoch from opened) * 1000)::bigint), 12, '0') from 25 for 12)::uuid, request.id, kind, status,
      case when kind = 'supervision' then 1 end, case when kind = 'extension' then 5 end, case when kind = 'shelving' then (opened + interval '60 days')::date end,
      'bench', opened, 'workstationLead', case when status <> 'open' then opened + interval '1 day' end
    from request cross join lateral (
      select (array['extension', 'ownership', 'supervision', 'contest'])[1 + abs(hashtext(number)) % 4] as kind, reported_at + interval '1 day' as opened,
        case when state in ('closed', 'rejected', 'withdrawn') then 'settled' else 'open' end as status) as matter
    where abs(hashtext(number || 'm')) % 10 = 0`.execute(database);
  await sql`
    insert into topic (id, state, title, place_path, street_path, first_at, last_at, people, likes, cases, heat, found_at, counted_at, version, head_hash)
    select id, 'open', title, place_path, subpath(place_path, 0, 4), reported_at, reported_at + interval '9 days', 5, 2, 5, (abs(hashtext(number)) % 1000) / 10.0, reported_at, reported_at, 1, head_hash
    from request where abs(hashtext(number || 't')) % 500 = 0`.execute(database);
}
