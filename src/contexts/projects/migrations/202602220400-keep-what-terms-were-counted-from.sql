-- From when and how many working days a stage's term and that of the papers are counted, so that they can be counted again
-- when the calendar changes; terms that follow a planned date have none.
alter table project
  add column stage_from timestamptz,
  add column stage_days integer check (stage_days > 0),
  -- 暂定: the term reaches into a year whose calendar is not published yet.
  add column stage_provisional boolean not null default false,
  add column papers_from timestamptz,
  add column papers_days integer check (papers_days > 0),
  add column papers_provisional boolean not null default false,
  add constraint project_stage_counted check ((stage_from is null) = (stage_days is null)),
  add constraint project_papers_counted check ((papers_from is null) = (papers_days is null));
create index project_stage_due on project (stage_due) where stage_due is not null;
