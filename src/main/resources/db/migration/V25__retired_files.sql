-- A file that nothing uses any more can be retired: a version without a text, which no deployment of the engine holds.

alter table model_version alter deployment_id drop not null,
  add constraint model_version_retired check ((deployment_id is null) = (text = ''));
