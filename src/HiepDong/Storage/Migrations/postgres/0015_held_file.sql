-- Files of a form that was refused, kept for a day for whoever sent them, so that they need not be chosen again.
create table held_file (
  id text not null primary key,
  held_by text not null,
  held_at text not null,
  name text not null,
  content bytea not null
);
create index held_file_by on held_file (held_by, held_at);
