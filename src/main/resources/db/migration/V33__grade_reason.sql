-- The words of a score stand before the reason, in each language: twice what two cells hold.
alter table feedback alter column grade_reason type varchar(2500);
alter table grading alter column reason type varchar(2500);
