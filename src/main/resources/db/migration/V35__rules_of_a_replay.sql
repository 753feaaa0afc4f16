-- A replay goes by the rules that were live when it was asked for, whichever node goes on with it: it keeps their texts
-- beside the edited ones. Replays of earlier versions kept these alone.
alter table replay_file add edited boolean not null default true;
alter table replay_file alter edited drop default;
