-- A review that was closed since its process had ended: nothing of it is carried out.
alter table review add column abandoned boolean not null default false;
-- Who noted the decision. Where whoever submits may not see the case, that is not the same person.
alter table review_item add column noted_by varchar(64);
