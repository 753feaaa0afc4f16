-- A measure that failed and that a later plan gave up: it stays on record, but its round goes on without it.
alter table measure add superseded_at timestamptz;
update measure m set superseded_at = now() where m.verdict = 'failed' and m.state = 'landed' and exists (
  select from measure later
  where later.improvement_id = m.improvement_id and later.number > m.number and later.verdict is null);
