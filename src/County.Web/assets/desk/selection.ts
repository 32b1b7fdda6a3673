// The cells of one table, where one may be and what is chosen.
export type Point = { row: number; column: number };

export class Selection {
  private readonly cells: HTMLTableCellElement[][];
  private anchor: Point | null = null;
  private head: Point | null = null;

  constructor(readonly table: HTMLTableElement) {
    this.cells = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll('td')]);
  }

  input({ row, column }: Point): HTMLInputElement | null {
    return this.cells[row]?.[column]?.querySelector('input') ?? null;
  }

  pointOf(cell: Element | null): Point | null {
    const td = cell?.closest('td');
    if (!td) return null;
    const row = this.cells.findIndex((one) => one.includes(td));
    return row < 0 ? null : { row, column: this.cells[row].indexOf(td) };
  }

  /** The next input that way; totals are passed over. */
  next(from: Point, down: number, right: number): HTMLInputElement | null {
    for (let at = { row: from.row + down, column: from.column + right }; this.cells[at.row]?.[at.column];
      at = { row: at.row + down, column: at.column + right }) {
      const input = this.input(at);
      if (input) return input;
    }
    return null;
  }

  edge(isEnd: boolean): HTMLInputElement | null {
    const all = this.cells.flat().flatMap((cell) => cell.querySelector('input') ?? []);
    return all[isEnd ? all.length - 1 : 0] ?? null;
  }

  get all(): HTMLTableCellElement[][] {
    return this.cells;
  }

  get start(): Point | null {
    const [anchor, head] = [this.anchor, this.head];
    return anchor && head
      ? { row: Math.min(anchor.row, head.row), column: Math.min(anchor.column, head.column) }
      : null;
  }

  /** What is chosen, row by row. */
  get chosen(): HTMLTableCellElement[][] {
    const [anchor, head, start] = [this.anchor, this.head, this.start];
    if (!anchor || !head || !start) return [];
    const [rows, columns] = [Math.abs(anchor.row - head.row), Math.abs(anchor.column - head.column)];
    return this.cells.slice(start.row, start.row + rows + 1)
      .map((row) => row.slice(start.column, start.column + columns + 1));
  }

  get isRange(): boolean {
    return this.chosen.flat().length > 1;
  }

  begin(point: Point): void {
    [this.anchor, this.head] = [point, point];
    this.paint();
  }

  extend(down: number, right: number): void {
    if (!this.head) return;
    const row = Math.min(Math.max(this.head.row + down, 0), this.cells.length - 1);
    this.head = { row, column: Math.min(Math.max(this.head.column + right, 0), this.cells[row].length - 1) };
    this.paint();
  }

  extendTo(point: Point): void {
    this.head = point;
    this.paint();
  }

  clear(): void {
    [this.anchor, this.head] = [null, null];
    this.paint();
  }

  private paint(): void {
    const chosen = new Set(this.isRange ? this.chosen.flat() : []);
    for (const cell of this.cells.flat()) cell.classList.toggle('chosen', chosen.has(cell));
  }
}
