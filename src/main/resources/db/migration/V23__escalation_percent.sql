-- Models may remind at any share of the time; several shares may count as the same level of the table escalation.
alter table escalation add percent smallint;
update escalation set percent = (array[50, 80, 100, 150, 200])[level];
alter table escalation alter percent set not null;
alter table escalation drop constraint escalation_task_id_level_key;
alter table escalation add unique (task_id, percent);
