-- Weights of the rates as dated local data with a source: a new row replaces the earlier one from its day on, none is ever changed.
create table rate_rule (
  id uuid primary key,
  valid_from date not null unique,
  -- Weights of the three rates in the score, in thousandths: together 1000.
  response_weight integer not null check (response_weight >= 0),
  resolution_weight integer not null check (resolution_weight >= 0),
  satisfaction_weight integer not null check (satisfaction_weight >= 0),
  -- How much a 基本满意 counts beside a 满意, in thousandths.
  basically_satisfied integer not null check (basically_satisfied between 0 and 1000),
  -- Fewer valid callbacks than this are marked as a small number and not ranked.
  small_number integer not null check (small_number >= 1),
  -- Where the days of the weekly report begin: at midnight or at noon of the day before.
  day_window text not null check (day_window in ('calendar', 'noon')),
  source text not null check (source <> ''),
  version integer not null,
  head_hash bytea not null,
  check (response_weight + resolution_weight + satisfaction_weight = 1000)
);
insert into rate_rule (id, valid_from, response_weight, resolution_weight, satisfaction_weight, basically_satisfied, small_number, day_window, source, version, head_hash) values
  ('01890000-0000-7000-8000-0000000000a1', '2019-01-01', 100, 500, 400, 900, 10, 'calendar',
   '接诉即办考评的工作公式（响应率 0.1、解决率 0.5、满意率 0.4，基本满意按 0.9 计），取自一个区公开的分析代码；权重以本地考评办法为准', 0, decode(repeat('00', 32), 'hex'));
