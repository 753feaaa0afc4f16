-- From which address a key came that needed no sign-in, as a keyed hash: nobody else is given number and secret again.

alter table submission_key add sender varchar(64);

-- What the virus scanner said of a file, once there is one.
alter table evidence_file add scan varchar(10) not null default 'PENDING';
create index evidence_file_scan on evidence_file (added_at) where scan = 'PENDING';
