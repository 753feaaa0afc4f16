-- What the last analysis concluded: watch, close, or null where the cause was found or is still looked for.
alter table improvement add column conclusion varchar(10);
