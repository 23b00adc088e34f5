-- Who asked for the daily mail of what waits, and how the last one went.
create table digest_subscription (
  account_id text not null primary key references account (id),
  address text not null,
  language text not null,
  sent_on text,
  failed text
);
