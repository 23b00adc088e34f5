-- What the papers of a conference say besides minutes and conclusions, and the numbers they got. A number is unique for an agency, kind and year.
create table conference_closing (
  conference_id text not null primary key references conference (id),
  version integer not null,
  body text not null,
  changed_by text not null,
  changed_at text not null
);

create table conference_paper (
  conference_id text not null references conference (id),
  kind text not null check (kind in ('BB', 'TB')),
  unit_id text not null references org_unit (id),
  year integer not null,
  number integer not null,
  day text not null,
  primary key (conference_id, kind),
  unique (unit_id, kind, year, number)
);

-- Chairs' approvals in the order they were given; one holds as long as its mark is that of the papers.
create table conference_approval (
  conference_id text not null references conference (id),
  number integer not null,
  chair integer not null,
  unit_id text not null references org_unit (id),
  mark text not null,
  texts text not null,
  approved_by text not null,
  approved_at text not null,
  primary key (conference_id, number)
);
