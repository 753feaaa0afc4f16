-- Service restored for now: from when it was worked on, from when until when it held, and what was said of it last.
alter table improvement add mitigation_begun_at timestamptz, add mitigated_at timestamptz, add mitigation_lifted_at timestamptz,
  add mitigation_text varchar(4000);
