-- A change whose figures cannot be worked out holds up no other: it is set aside with the reason and tried again later.

alter table figure_change add changed_at timestamptz not null default now(), add failure varchar(200), add again_at timestamptz;
-- For one number at a time, and to ask whether one waits.
create index figure_change_number on figure_change (number);
