// Loads the two CSV files into a DuckDB file, then answers "first middle last" month numbers on standard input, one line each.
// The time is of the two queries and reading their rows, measured here.
import { createInterface } from 'node:readline';
import { DuckDBInstance, version } from '@duckdb/node-api';

const [file, figures, reports] = process.argv.slice(2);
const instance = await DuckDBInstance.create(file);
const db = await instance.connect();
await db.run(`create table figure as select * from read_csv('${figures}', columns = {unit_id: 'INTEGER', force: 'TINYINT', province: 'INTEGER', commune: 'INTEGER', indicator: 'SMALLINT', month: 'INTEGER', value: 'BIGINT'}) order by month, indicator`);
await db.run(`create table report as select * from read_csv('${reports}', columns = {unit_id: 'INTEGER', force: 'TINYINT', month: 'INTEGER', late: 'TINYINT'}) order by month`);
await db.run('checkpoint');
console.log(typeof version === 'function' ? version() : (await db.runAndReadAll('select version()')).getRows()[0][0]);

const sums = await db.prepare(`select indicator, force, sum(case when month >= $2 then value else 0 end), sum(case when month < $2 then value else 0 end)
  from figure where month between $1 and $3 group by indicator, force`);
const counts = await db.prepare(`select force, sum(case when month >= $2 then 1 else 0 end), sum(case when month < $2 then 1 else 0 end)
  from report where month between $1 and $3 group by force`);

for await (const line of createInterface({ input: process.stdin })) {
  const months = line.split(' ').map(Number);
  for (const s of [sums, counts]) months.forEach((m, i) => s.bindInteger(i + 1, m));
  const from = process.hrtime.bigint();
  const a = (await sums.runAndReadAll()).getRows();
  const b = (await counts.runAndReadAll()).getRows();
  const ms = Number(process.hrtime.bigint() - from) / 1e6;
  const plain = rows => rows.map(row => row.map(Number));
  console.log(JSON.stringify({ ms, sums: plain(a), reports: plain(b) }));
}
