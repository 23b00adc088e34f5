-- What happened in a conference, in order; the board is what these entries add up to. key comes from whoever sent it: sent twice, it is entered once.
create table conference_event (
  conference_id text not null references conference (id),
  number bigint not null,
  kind text not null,
  venue_id text,
  body text not null,
  key text not null,
  changed_by text not null,
  changed_at text not null,
  primary key (conference_id, number),
  unique (conference_id, key)
);

-- Lines that venues have open at this moment; a process says now and then that it still holds its own. Machine time.
create table conference_line (
  connection_id text not null primary key,
  conference_id text not null references conference (id),
  venue_id text not null,
  process text not null,
  seen_at text not null
);
create index conference_line_venue on conference_line (conference_id, venue_id);

create table conclusion (
  id text not null primary key,
  conference_id text not null references conference (id),
  number bigint not null,
  text text not null,
  lead_unit_id text,
  supporting text not null,
  deadline text,
  evidence text not null,
  version bigint not null,
  state text not null check (state in ('draft', 'final', 'withdrawn'))
);
create index conclusion_conference on conclusion (conference_id, number);

create table minutes_section (
  conference_id text not null references conference (id),
  item_id text not null,
  text text not null,
  version bigint not null,
  changed_by text not null,
  changed_at text not null,
  primary key (conference_id, item_id)
);
