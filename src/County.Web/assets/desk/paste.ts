// A block from Excel, WPS or Word: the table of the clipboard's HTML with its merged cells spread out, else text with
// tabs; and where it goes on an official table.
import { read, write, type Kind } from './figures';

export type Block = string[][];

/** What a place of the grid takes. */
export type Place = { field: string; kind: Kind; isTotal: boolean };

export type Plan = {
  changes: { field: string; text: string }[];
  totals: { field: string; text: string }[];
  /** Texts that are no figures. */
  left: string[];
  beyond: number;
  hasHeads: boolean;
};

const most = 4_000;

export function parse(html: string, text: string): Block {
  const table = html.includes('<t') ? new DOMParser().parseFromString(html, 'text/html').querySelector('table') : null;
  const block = table ? spread(table) : lines(text);
  return block.map((row) => row.map((cell) => cell.replace(/[\s\u00a0]+/g, ' ').trim()));
}

/** Where each part of a block goes, its first figure in the cell at row and column. */
export function plan(block: Block, rows: readonly (readonly Place[])[], row: number, column: number): Plan {
  const { body, hasHeads } = figuresOf(block);
  const result: Plan = { changes: [], totals: [], left: [], beyond: 0, hasHeads };
  body.forEach((texts, down) => texts.forEach((text, right) => {
    const place = rows[row + down]?.[column + right];
    if (!place) {
      if (text !== '') result.beyond++;
      return;
    }
    const { figure, problem } = read(text, place.kind);
    if (problem) result.left.push(text);
    else if (!place.isTotal) result.changes.push({ field: place.field, text: write(figure, place.kind) });
    else if (figure !== null) result.totals.push({ field: place.field, text: write(figure, place.kind) });
  }));
  return result;
}

/** The block without the rows above and the columns left of its figures that hold headings. */
export function figuresOf(block: Block): { body: Block; hasHeads: boolean } {
  let body = block;
  while (body.length > 1 && isHeading(body[0])) body = body.slice(1);
  while (body[0]?.length > 1 && isHeading(body.map((row) => row[0] ?? ''))) body = body.map((row) => row.slice(1));
  // A row of headings may have looked like figures beside its column's: 2025年.
  while (body.length > 1 && isHeading(body[0])) body = body.slice(1);
  return { body, hasHeads: body.length < block.length || (body[0]?.length ?? 0) < (block[0]?.length ?? 0) };
}

/** Words and no figure: what is blank says nothing, and nor does a stroke. */
function isHeading(texts: readonly string[]): boolean {
  const said = texts.filter((text) => text !== '');
  return said.some((text) => /[\p{L}]/u.test(text)) && said.every((text) => !isFigure(text));
}

function isFigure(text: string): boolean {
  return read(text, { name: 'signed', scale: 1 }).problem === null
    || read(text, { name: 'amount', scale: 1_000_000 }).problem === null;
}

function lines(text: string): Block {
  const all = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return all.slice(0, most).map((line) => line.split('\t'));
}

/** Every cell at its own place; a merged one stands in the first of its places, the others are blank heads of it. */
function spread(table: HTMLTableElement): Block {
  const block: Block = [];
  [...table.rows].slice(0, most).forEach((row, down) => {
    block[down] ??= [];
    let right = 0;
    for (const cell of row.cells) {
      while (block[down][right] !== undefined) right++;
      const text = cell.textContent ?? '';
      for (let y = 0; y < Math.min(cell.rowSpan || 1, table.rows.length - down); y++) {
        block[down + y] ??= [];
        for (let x = 0; x < Math.min(cell.colSpan, 100); x++) block[down + y][right + x] = text;
      }
      right += Math.min(cell.colSpan, 100);
    }
  });
  const width = Math.max(0, ...block.map((row) => row.length));
  return block.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
}
