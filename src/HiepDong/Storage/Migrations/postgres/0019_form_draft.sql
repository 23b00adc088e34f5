-- What somebody has typed into a form and not sent yet: theirs alone, kept for thirty days.
create table form_draft (
  id text not null primary key,
  account_id text not null references account (id),
  address text not null,
  form text not null,
  page text not null,
  title text not null,
  content text not null,
  revision bigint not null,
  saved_at text not null,
  unique (account_id, address, form)
);
create index form_draft_saved on form_draft (saved_at);
