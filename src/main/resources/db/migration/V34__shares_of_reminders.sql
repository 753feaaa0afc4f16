-- Clocks go by the shares of their time that the table names (50,80,150,200), and no more by its version: a node may not know the
-- newest one yet. Those that went by a version are looked at anew.
alter table clock alter column reminded_by type text;
-- Whoever looks for what is due reads nothing else.
drop index clock_remind;
create index clock_remind on clock (coalesce(remind_at, '-infinity'), id)
  where state in ('running', 'paused') and execution_id is not null;
