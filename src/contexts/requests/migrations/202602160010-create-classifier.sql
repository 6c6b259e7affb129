-- Each training of the classifier of texts with what was measured; the latest useful one keeps its model (hashes and weights, no words).
create table request_classifier (
  id uuid primary key,
  trained_at timestamptz not null,
  examples integer not null check (examples >= 0),
  -- Why nothing could be learnt; null when something was.
  hindrance text check (hindrance in ('tooFewCases', 'tooFewCategories')),
  accuracy double precision check (accuracy between 0 and 1),
  baseline double precision check (baseline between 0 and 1),
  macro_f1 double precision check (macro_f1 between 0 and 1),
  -- Recall, precision and number of each category, by category id.
  per_category jsonb not null default '[]',
  duration_ms integer not null check (duration_ms >= 0),
  model bytea,
  check ((hindrance is null) = (accuracy is not null))
);
create index request_classifier_trained_at on request_classifier (trained_at desc);

-- By how much the measured accuracy must lie above always naming the commonest category (percentage points), and how much there must be to learn from.
alter table request_rule drop constraint request_rule_name_check;
alter table request_rule add constraint request_rule_name_check check (name <> '');
insert into request_rule (name, value, valid_from, source) values
  ('suggestionMargin', 20, '2019-01-01', 'default of the program, docs/adr/0017: to be set by the office'),
  ('suggestionConfidence', 30, '2019-01-01', 'default of the program, docs/adr/0017: to be set by the office'),
  ('trainingLeastCases', 60, '2019-01-01', 'default of the program, docs/adr/0017: to be set by the office'),
  ('trainingMostCases', 8000, '2019-01-01', 'default of the program, docs/adr/0017: to be set by the office');
