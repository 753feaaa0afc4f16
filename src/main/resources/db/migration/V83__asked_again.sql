-- A table that is edited and not one of those for grades is compared with the one that was live when the replay was asked for.
alter table replay_file add live text;
