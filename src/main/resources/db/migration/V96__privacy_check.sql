-- What the privacy team looks at before others read it. Until then the masked copies of the customer's words are withheld.
alter table feedback add sensitive boolean not null default false;
alter table contact add withheld boolean not null default false;

-- Once it was looked at and passed on, whoever works the case sees its customer; it is kept for a shorter time all the same.
alter table sensitive_case add passed_on boolean not null default false;
-- Who decided to erase, as long as that is to be done.
alter table sensitive_case add erase_by varchar(64);
alter table sensitive_case add erase_reason varchar(4000);
create index contact_withheld on contact (id) where withheld;
