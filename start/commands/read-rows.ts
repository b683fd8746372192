import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** A row of an operator's file. */
export interface FileRow {
  /** For people, such as `line 14`. */
  readonly place: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

const list = z.array(z.record(z.string(), z.unknown()));

/** Reads a CSV or JSON file, by its ending. An empty cell is an empty text. @throws saying what is wrong with the file */
export async function readRows(file: string): Promise<readonly FileRow[]> {
  const text = await readFile(file, 'utf8');
  const ending = path.extname(file).toLowerCase();
  if (ending === '.json') return rowsOfJson(text);
  if (ending === '.csv') return rowsOfCsv(text);
  throw new Error(`${path.basename(file)} is neither .csv nor .json`);
}

function rowsOfJson(text: string): readonly FileRow[] {
  const result = list.safeParse(JSON.parse(text));
  if (!result.success) throw new Error('A JSON file holds a list of objects');
  return result.data.map((cells, index) => ({ place: `row ${index + 1}`, cells }));
}

/** By RFC 4180; a record of another length than the line of names is refused. */
function rowsOfCsv(text: string): readonly FileRow[] {
  const records = parse<{ record: Record<string, string>; info: { lines: number } }>(text, {
    columns: true,
    bom: true,
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  return records.map(({ record, info }) => ({ place: `line ${info.lines}`, cells: record }));
}
