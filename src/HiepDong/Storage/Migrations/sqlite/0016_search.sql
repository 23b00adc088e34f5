-- What can be found by its words. It follows from the other tables in the transaction that changes them, and can be made anew at any time. words: folded, each once; owner: the subject of the
-- change-log entries that move it.
create table search_document (
  number integer not null primary key,
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

-- How the documents were made when they were last made anew; empty until then.
create table search_made (version integer not null);

-- Beginnings up to the length of nearly every Vietnamese syllable: a longer one would be put together out of all words that begin so.
create virtual table search_index using fts5 (words, content = 'search_document', content_rowid = 'number', tokenize = 'ascii', detail = 'none', prefix = '2 3 4 5 6');
create trigger search_document_in after insert on search_document begin
  insert into search_index (rowid, words) values (new.number, new.words);
end;
create trigger search_document_out after delete on search_document begin
  insert into search_index (search_index, rowid, words) values ('delete', old.number, old.words);
end;
