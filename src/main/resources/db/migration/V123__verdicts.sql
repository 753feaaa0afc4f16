-- What the last verification found of each measure: passed or failed, how, and by what.
alter table measure add column verdict varchar(6);
alter table measure add column verdict_method varchar(20);
alter table measure add column measured varchar(4000);
alter table measure add column verdict_evidence varchar(4000);
