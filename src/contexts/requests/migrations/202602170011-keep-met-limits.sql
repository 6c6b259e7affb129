-- A clock that is met shows no deadline any more: the limit it was met or missed against is kept for the figures.
alter table request add column response_limit_at timestamptz, add column resolution_limit_at timestamptz;
update request set response_limit_at = response_due where response_met_at is not null;
update request set resolution_limit_at = resolution_due where resolution_met_at is not null;

create function keep_met_limits() returns trigger language plpgsql as $$
begin
  if new.response_met_at is distinct from old.response_met_at then
    new.response_limit_at := case when new.response_met_at is not null then coalesce(new.response_due, old.response_due) end;
  end if;
  if new.resolution_met_at is distinct from old.resolution_met_at then
    new.resolution_limit_at := case when new.resolution_met_at is not null then coalesce(new.resolution_due, old.resolution_due) end;
  end if;
  return new;
end $$;
create trigger request_met_limits before update on request for each row
  when (old.response_met_at is distinct from new.response_met_at or old.resolution_met_at is distinct from new.resolution_met_at)
  execute function keep_met_limits();
