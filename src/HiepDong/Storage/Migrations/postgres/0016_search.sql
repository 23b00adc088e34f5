-- What can be found by its words. It follows from the other tables in the transaction that changes them, and can be made anew at any time. words: folded, each once; owner: the subject of the
-- change-log entries that move it.
create table search_document (
  number bigint not null generated always as identity primary key,
  kind text not null,
  id text not null,
  owner text not null,
  code text not null,
  title text not null,
  words text not null,
  day text not null,
  unique (kind, id)
);
create index search_document_owner on search_document (kind, owner);

-- The words are folded and taken apart already: PostgreSQL's own parser never sees them.
create index search_document_words on search_document using gin (array_to_tsvector(string_to_array(words, ' ')));

-- How the documents were made when they were last made anew; empty until then.
create table search_made (version bigint not null);
