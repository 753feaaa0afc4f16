-- How each figure stood to its target when it was last looked at, so that it is told once when it becomes worse.
create table figure_target (
  figure varchar(30) not null,
  grade varchar(10) not null,
  standing varchar(10) not null,
  primary key (figure, grade)
);
-- The day on which that was; one row.
create table figure_target_look (
  looked_on date primary key
);
-- What the share of improvements that worked is reckoned from.
create index timeline_effect on timeline (at) where kind in ('effectConfirmed', 'effectReopened');
