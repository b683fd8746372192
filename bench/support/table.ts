/** Rows under their columns' names, aligned for a terminal; numbers to the right. */
export function formatTable(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => String(row[column])));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((line) => (line[index] ?? '').length)),
  );
  const pad = (text: string, index: number) =>
    typeof rows[0]?.[columns[index] ?? ''] === 'number'
      ? text.padStart(widths[index] ?? 0)
      : text.padEnd(widths[index] ?? 0);
  return [columns, ...cells].map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
