-- A replay with which nothing went live is forgotten with all that it found.

alter table replay_file drop constraint replay_file_replay_id_fkey,
  add foreign key (replay_id) references replay on delete cascade;
alter table replay_case drop constraint replay_case_replay_id_fkey,
  add foreign key (replay_id) references replay on delete cascade;
alter table replay_clock drop constraint replay_clock_replay_id_fkey,
  add foreign key (replay_id) references replay on delete cascade;
