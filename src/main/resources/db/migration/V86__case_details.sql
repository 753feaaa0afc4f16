-- Short facts that only some channels or public forms ask for: JSON of name and value, as it was given and masked.
alter table feedback add details_sealed bytea, add details_masked text;
