-- Further customers that staff know of, such as from monitoring (D16).
alter table feedback add customers_stated integer;
