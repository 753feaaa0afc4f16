-- Nothing asked for it, and of a mail that is too large it was that of its head.
alter table inbound_mail drop column size;
