-- A page that is closed sends what was typed without waiting for the answer to what it sent before: the later turn of a page
-- holds, whichever arrives first.
alter table task_draft add column page bigint, add column turn bigint;
