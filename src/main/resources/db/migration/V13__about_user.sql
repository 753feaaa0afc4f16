-- The complaints about a person, asked for with each of the person's lists of tasks.
create index feedback_about on feedback (about_user) where about_user is not null;
