-- Clocks remind by rows of the table escalation, and not by timers in the models. A clock that never was looked at, or changed
-- since, is looked at soon.
alter table clock
  -- Until when the shares of its time that were used up have been told of; null: none has.
  add reminded_to timestamptz,
  -- When it is looked at next; null: as soon as can be.
  add remind_at timestamptz,
  -- The version of the table that said so; by another one it is looked at anew.
  add reminded_by varchar(64);
create index clock_remind on clock (remind_at nulls first) where state in ('running', 'paused') and execution_id is not null;
