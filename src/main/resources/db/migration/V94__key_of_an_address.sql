-- A key that strangers may guess counts from the network address that sent it, as a keyed hash; a random one from everywhere.

update submission_key set sender = '' where sender is null
  or key ~* '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
alter table submission_key alter sender set default '', alter sender set not null;
alter table submission_key drop constraint submission_key_pkey, add primary key (client, key, sender);
