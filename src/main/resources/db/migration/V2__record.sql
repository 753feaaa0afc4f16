-- The record of a case. Customers' words and contact stand here encrypted (…_sealed) beside the masked copy that everybody reads.

create sequence feedback_number;

create table contact (
  id bigint generated always as identity primary key,
  data_key bytea not null,
  anonymous boolean not null,
  name_sealed bytea,
  name_masked varchar(400),
  department varchar(200),
  phone_sealed bytea,
  phone_masked varchar(400),
  phone_index varchar(64),
  email_sealed bytea,
  email_masked varchar(400),
  email_index varchar(64)
);
create index contact_phone on contact (phone_index);
create index contact_email on contact (email_index);

create table feedback (
  id bigint generated always as identity primary key,
  version integer not null,
  number varchar(20) not null unique,
  secret_nonce bytea not null,
  contact_id bigint not null references contact,
  channel varchar(20) not null,
  reach varchar(10) not null,
  language varchar(10) not null,
  status varchar(20) not null,
  summary_sealed bytea,
  summary_masked text,
  description_sealed bytea not null,
  description_masked text not null,
  demand_sealed bytea,
  demand_masked text,
  product varchar(200),
  module varchar(200),
  region varchar(200),
  user_category varchar(200),
  customer_group varchar(200),
  core_blocked varchar(10) not null,
  stated_mark varchar(10) not null,
  risk_hint boolean not null,
  personal_data boolean not null,
  missing varchar(400),
  occurred_at timestamptz,
  given_at timestamptz not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by varchar(64),
  mark varchar(10),
  mark_reason varchar(400),
  verdict varchar(20),
  restatement varchar(4000),
  feedback_type varchar(40),
  affected smallint,
  severity smallint,
  urgency smallint,
  major_loss_risk boolean,
  compliance_risk boolean,
  risk_reason varchar(4000),
  priority_score numeric(8, 4),
  grade varchar(10),
  grade_reason varchar(1000),
  path varchar(20),
  team varchar(20),
  lead varchar(20),
  case_owner varchar(64),
  original_number varchar(20),
  improvement_number varchar(20),
  outcome varchar(20),
  questions_asked smallint not null default 0,
  first_response_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  satisfied boolean,
  satisfaction_score smallint
);
create index feedback_improvement on feedback (improvement_number);
create index feedback_original on feedback (original_number);
create index feedback_received on feedback (received_at);

create table evidence (
  id bigint generated always as identity primary key,
  feedback_id bigint not null references feedback,
  link_sealed bytea,
  link_masked varchar(2000)
);
create index evidence_feedback on evidence (feedback_id);

-- What a customer and we said to each other.
create table correspondence (
  id bigint generated always as identity primary key,
  feedback_id bigint not null references feedback,
  at timestamptz not null,
  direction varchar(3) not null,
  kind varchar(30) not null,
  author varchar(64) not null,
  subject varchar(400),
  text_sealed bytea not null,
  text_masked text not null,
  visible_to_customer boolean not null
);
create index correspondence_feedback on correspondence (feedback_id, at);

-- What happened, in order; kind and arguments only, the words are in the message files.
create table timeline (
  id bigint generated always as identity primary key,
  number varchar(20) not null,
  at timestamptz not null,
  actor varchar(64) not null,
  kind varchar(60) not null,
  arguments jsonb not null
);
create index timeline_number on timeline (number, at);

-- Every form that a person submitted, as it was accepted: facts and masked staff text.
create table form_entry (
  id bigint generated always as identity primary key,
  task_id varchar(64) not null unique,
  task_key varchar(60) not null,
  business_key varchar(60) not null,
  feedback_number varchar(20),
  improvement_number varchar(20),
  user_id varchar(64) not null,
  at timestamptz not null,
  entries jsonb not null,
  override_reason varchar(4000)
);
create index form_entry_business_key on form_entry (business_key, at);
create index form_entry_feedback on form_entry (feedback_number, at);
create index form_entry_improvement on form_entry (improvement_number, at);
