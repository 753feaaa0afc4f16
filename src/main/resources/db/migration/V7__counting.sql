-- Counting the customers behind a case (D9, D16).
-- chaser: the same customer wrote about the same thing before. counted_affected: the score that the number of customers gave so far.
alter table feedback add chaser boolean not null default false;
alter table feedback add counted_affected smallint;
