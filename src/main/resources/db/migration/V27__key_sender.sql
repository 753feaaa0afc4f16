-- From which address a key came that needed no sign-in, as a keyed hash: nobody else is given number and secret again.

alter table submission_key add sender varchar(64);
