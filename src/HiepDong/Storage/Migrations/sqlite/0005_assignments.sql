-- Files kept with anything but reports; the content is in stored_file.
create table kept_file (
  id text not null primary key,
  owner_kind text not null,
  owner_id text not null,
  name text not null,
  media_type text not null,
  sha256 text not null references stored_file (sha256),
  added_by text not null,
  added_at text not null,
  removed_at text
);
create index kept_file_owner on kept_file (owner_kind, owner_id);

-- An assignment is one document a version; its last one stands here, with what lists and searches need beside it. Overdue is not stored: it follows from the day.
create table assignment (
  id text not null primary key,
  code text not null unique,
  assigner_unit_id text not null references org_unit (id),
  lead_unit_id text not null references org_unit (id),
  origin_kind text not null,
  origin_id text not null,
  origin_of text not null,
  state text not null check (state in ('assigned', 'inprogress', 'submitted', 'returned', 'done', 'cancelled')),
  assigned_on text not null,
  deadline text not null,
  version integer not null,
  body text not null,
  changed_by text not null,
  changed_at text not null,
  search_text text not null
);
create index assignment_origin on assignment (origin_of, origin_kind);
create index assignment_deadline on assignment (state, deadline);

-- Who has to do with it: role is assigner, lead or supporting; state is the unit's own.
create table assignment_unit (
  assignment_id text not null references assignment (id),
  unit_id text not null references org_unit (id),
  role text not null check (role in ('assigner', 'lead', 'supporting')),
  state text not null,
  primary key (assignment_id, unit_id, role)
);
create index assignment_unit_unit on assignment_unit (unit_id, role, state);

create table assignment_version (
  assignment_id text not null references assignment (id),
  version integer not null,
  body text not null,
  what text not null,
  unit_id text,
  reason text,
  changed_by text not null,
  changed_at text not null,
  primary key (assignment_id, version)
);
