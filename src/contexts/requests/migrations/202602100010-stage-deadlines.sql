-- Staged limits by priority, what verification demands, and what the office says, per category.
alter table request_category
  -- Limits beside response and resolution: check, faster ones by priority, stages of the work itself.
  add column terms jsonb not null default '{"check": null, "urgent": {}, "emergency": {}, "measures": []}',
  add column verification jsonb not null default '{"photo": true, "otherPerson": true, "callback": "none"}',
  add column instructions text not null default '',
  add column templates jsonb not null default '[]',
  add column default_workstation_id uuid;

alter table request
  -- The stages with the limits this case was given: later changes of its category leave them alone.
  add column stages jsonb not null default '[]',
  -- Times in which all clocks stood still.
  add column pauses jsonb not null default '[]',
  -- What holds of the case beside its state, e.g. that an extension was asked for.
  add column conditions text[] not null default '{}',
  -- The running limit that comes first, and from when on the case is yellow and red.
  add column next_stage text,
  add column next_due timestamptz,
  add column warn_at timestamptz,
  add column alarm_at timestamptz,
  -- The last warning that was sent about the present limit.
  add column warned text not null default 'none' check (warned in ('none', 'yellow', 'red', 'late'));
create index request_next_due on request (next_due) where next_due is not null;

alter table request_rule drop constraint request_rule_name_check;
alter table request_rule add constraint request_rule_name_check check (name <> '');
alter table request_rule add column changed_by uuid;
insert into request_rule (name, value, valid_from, source) values
  ('yellowSharePercent', 30, '2019-01-01', 'default of the program: to be set by the office'),
  ('redSharePercent', 10, '2019-01-01', 'default of the program: to be set by the office');

-- Cases that exist keep the limits they have.
update request set stages = jsonb_build_array(
  jsonb_build_object('key', 'response', 'nameZh', null, 'nameEn', null, 'extendedDays', 0, 'startedAt', same.reported_at,
    'limit', jsonb_build_object('amount', coalesce(category.response_amount, 1), 'unit', coalesce(category.response_unit, 'workingDays')),
    'metAt', same.response_met_at, 'due', case when same.response_met_at is null then same.response_due end, 'provisional', same.response_provisional),
  jsonb_build_object('key', 'resolution', 'nameZh', null, 'nameEn', null, 'extendedDays', 0, 'startedAt', same.resolution_started_at,
    'limit', jsonb_build_object('amount', coalesce(category.resolution_amount, 10), 'unit', coalesce(category.resolution_unit, 'workingDays')),
    'metAt', same.resolution_met_at, 'due', case when same.resolution_met_at is null then same.resolution_due end, 'provisional', same.resolution_provisional))
from request as same left join request_category as category on category.id = same.category_id
where same.id = request.id;
update request set
  next_due = least(case when response_met_at is null then response_due end, case when resolution_met_at is null then resolution_due end),
  next_stage = case when response_met_at is null and (resolution_due is null or resolution_met_at is not null or response_due <= resolution_due)
    then 'response' when resolution_met_at is null and resolution_due is not null then 'resolution' end
where state not in ('closed', 'rejected', 'withdrawn', 'joined');
update request set
  warn_at = next_due - (next_due - case next_stage when 'response' then reported_at else resolution_started_at end) * 0.3,
  alarm_at = next_due - (next_due - case next_stage when 'response' then reported_at else resolution_started_at end) * 0.1
where next_due is not null;
