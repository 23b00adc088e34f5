-- A report's text as it was taken in: its words with their structure, and what was read out of them. The original is kept once by its hash; where numbers of
-- persons were blanked there is none, and sha256 is of the blanked words.
create table incoming_text (
  id text collate "C" not null primary key,
  unit_id text collate "C" not null references org_unit (id),
  form_code text collate "C" not null,
  period text collate "C" not null,
  name text collate "C" not null,
  media_type text collate "C" not null,
  sha256 text collate "C" not null,
  file_sha256 text collate "C" references stored_file (sha256),
  blanked bigint not null default 0,
  words text collate "C" not null,
  blocks text collate "C" not null,
  reading text collate "C" not null,
  reader text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'done', 'discarded')),
  found bigint not null,
  ready bigint not null,
  doubtful bigint not null,
  taken bigint not null,
  added_by text collate "C" not null,
  added_at text collate "C" not null,
  search_text text collate "C" not null
);
create index incoming_text_unit on incoming_text (unit_id, state);
create index incoming_text_hash on incoming_text (sha256);

-- What officers decided about its figures, in order; the last word on each figure counts.
create table incoming_decision (
  text_id text collate "C" not null references incoming_text (id),
  number bigint not null,
  figure bigint not null,
  kind text collate "C" not null check (kind in ('accept', 'reject', 'change', 'map', 'undo', 'take')),
  value text collate "C",
  indicator text collate "C",
  replaces text collate "C",
  decided_by text collate "C" not null,
  decided_at text collate "C" not null,
  primary key (text_id, number)
);

create table remembered_wording (
  id text collate "C" not null primary key,
  unit_id text collate "C" not null references org_unit (id),
  key text collate "C" not null,
  wording text collate "C" not null,
  indicator text collate "C" not null,
  added_by text collate "C" not null,
  added_at text collate "C" not null,
  removed_at text collate "C",
  unique (unit_id, key)
);
