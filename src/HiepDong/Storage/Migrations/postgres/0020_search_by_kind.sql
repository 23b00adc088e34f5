-- Each kind's documents by themselves, with their words kept as the database asks for them: it then knows how common a word is within the kind, and reads the newest first where most of them hold
-- it, instead of taking every document apart. Filled anew at the next start.
drop table search_document;
delete from search_made;

create sequence search_document_number;
create table search_document (
  number bigint not null default nextval('search_document_number'),
  kind text not null,
  id text not null,
  owner text not null,
  code text not null,
  title text not null,
  words text not null,
  day text not null,
  lexemes tsvector not null generated always as (array_to_tsvector(string_to_array(words, ' '))) stored,
  primary key (kind, number),
  unique (kind, id)
) partition by list (kind);
create index search_document_owner on search_document (kind, owner);
create index search_document_lexemes on search_document using gin (lexemes);

create table search_document_reports partition of search_document for values in ('reports');
create table search_document_results partition of search_document for values in ('results');
create table search_document_plans partition of search_document for values in ('plans');
create table search_document_directives partition of search_document for values in ('directives');
create table search_document_conferences partition of search_document for values in ('conferences');
create table search_document_conclusions partition of search_document for values in ('conclusions');
create table search_document_assignments partition of search_document for values in ('assignments');
create table search_document_shortcomings partition of search_document for values in ('shortcomings');
create table search_document_others partition of search_document default;
