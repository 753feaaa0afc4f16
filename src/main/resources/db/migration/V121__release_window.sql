-- From when until when a measure may be released, as whoever carried it out set it.
alter table measure add column window_start timestamptz;
alter table measure add column window_end timestamptz;
