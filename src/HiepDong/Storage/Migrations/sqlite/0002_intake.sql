-- A report's text as it was taken in: its words with their structure, and what was read out of them. The original is kept once by its hash; where numbers of
-- persons were blanked there is none, and sha256 is of the blanked words.
create table incoming_text (
  id text not null primary key,
  unit_id text not null references org_unit (id),
  form_code text not null,
  period text not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  file_sha256 text references stored_file (sha256),
  blanked integer not null default 0,
  words text not null,
  blocks text not null,
  reading text not null,
  reader text not null,
  state text not null check (state in ('waiting', 'done', 'discarded')),
  found integer not null,
  ready integer not null,
  doubtful integer not null,
  taken integer not null,
  added_by text not null,
  added_at text not null,
  search_text text not null
);
create index incoming_text_unit on incoming_text (unit_id, state);
create index incoming_text_hash on incoming_text (sha256);

-- What officers decided about its figures, in order; the last word on each figure counts.
create table incoming_decision (
  text_id text not null references incoming_text (id),
  number integer not null,
  figure integer not null,
  kind text not null check (kind in ('accept', 'reject', 'change', 'map', 'undo', 'take')),
  value text,
  indicator text,
  replaces text,
  decided_by text not null,
  decided_at text not null,
  primary key (text_id, number)
);

create table remembered_wording (
  id text not null primary key,
  unit_id text not null references org_unit (id),
  key text not null,
  wording text not null,
  indicator text not null,
  added_by text not null,
  added_at text not null,
  removed_at text,
  unique (unit_id, key)
);
