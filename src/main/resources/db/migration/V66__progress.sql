-- When the customer of a case is next to hear how far the work is; the clock of its resolution runs as long as it is worked on.
alter table clock
  -- When the case is looked at next; null: as soon as can be.
  add progress_at timestamptz,
  -- The limits that said so; by others it is looked at anew.
  add progress_by text,
  -- When a person skipped a message; the next counts from there.
  add progress_skipped_at timestamptz;
-- Whoever looks for what is due reads nothing else.
create index clock_progress on clock (coalesce(progress_at, '-infinity'), id)
  where stage = 'resolution' and state = 'running' and execution_id is null;
