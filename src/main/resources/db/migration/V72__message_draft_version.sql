-- As for tasks: no window overwrites what another one saved, and of one window what was typed last stays.
alter table message_draft
  add column version bigint not null generated always as identity,
  add column page bigint,
  add column turn bigint;
