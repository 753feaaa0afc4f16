-- Cases whose customer only the privacy team sees in clear, and whom it names. Who marked it and when stands in the timeline.
create table sensitive_case (
  number varchar(20) primary key references feedback (number),
  named text[] not null
);
