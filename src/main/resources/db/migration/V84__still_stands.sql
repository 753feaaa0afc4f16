-- The task that a notice is about: what waited is sent only while that task is still news.
alter table outbox add task_id varchar(64);

-- A server that refuses the password is asked again later and later, because it may lock the account.
alter table mailbox add refusals smallint not null default 0, add again_at timestamptz;

-- When a tracker says that an item came to its state: an older report changes nothing.
alter table work_item add reported_at timestamptz;
