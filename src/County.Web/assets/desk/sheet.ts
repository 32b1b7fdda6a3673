// The figures on the page: typed ones in inputs, totals and the foot worked out from them at every keystroke.
import { read, write, type Kind, type Problem } from './figures';
import { differences, reckon, sum, type Figure, type Form } from './rules';
import { words } from './words';

export type Change = { field: string; text: string };

const balance = 'T3-BALANCE';

export class Sheet {
  private readonly inputs: (HTMLInputElement | null)[];
  private readonly outputs: (HTMLOutputElement | null)[];
  private readonly places = new Map<string, number>();
  private readonly figures: Figure[];
  /** Kinds of the fields that are not of the form: what the county asks besides. */
  private readonly asked: Kind[];

  /** @param changed told of each input whose content is another. */
  constructor(
    private readonly form: Form, private readonly changed: (input: HTMLInputElement, isProblem: boolean) => void,
  ) {
    this.inputs = form.cells.map((cell) => document.querySelector<HTMLInputElement>(`input[name="${cell}"]`));
    this.outputs = form.cells.map((cell) => document.getElementById(cell)?.querySelector('output') ?? null);
    form.cells.forEach((cell, at) => this.places.set(cell, at));
    const besides = [...document.querySelectorAll<HTMLInputElement>('input[data-kind]')];
    this.asked = besides.map(({ dataset }) => ({ name: dataset.kind as Kind['name'], scale: Number(dataset.scale) }));
    for (const input of besides) this.places.set(input.name, this.inputs.push(input) - 1);
    this.figures = this.inputs.map((_, at) =>
      read(this.inputs[at]?.value ?? this.outputs[at]?.textContent ?? '', this.kind(at)).figure);
    this.inputs.forEach((input) => input && this.mark(input));
    this.show();
  }

  input(field: string): HTMLInputElement | null {
    return this.inputs[this.places.get(field) ?? -1] ?? null;
  }

  figureOf(field: string): Figure {
    return this.figures[this.places.get(field) ?? -1] ?? null;
  }

  kindOf(field: string): Kind {
    return this.kind(this.places.get(field) ?? -1);
  }

  /** What stands in a cell as it would be sent: a figure in its plain form, else what was typed. */
  textOf(input: HTMLInputElement): string {
    const result = read(input.value, this.kindOf(input.name));
    return result.problem ? input.value : write(result.figure, this.kindOf(input.name));
  }

  /** Somebody types. */
  typed(input: HTMLInputElement): void {
    const problem = this.mark(input);
    this.figures[this.places.get(input.name)!] = read(input.value, this.kindOf(input.name)).figure;
    this.show();
    this.changed(input, problem !== null);
  }

  /** Puts texts into cells at once, such as a pasted block; returns what stood there before. */
  put(changes: readonly Change[], isTyped = true): Change[] {
    const before: Change[] = [];
    const inputs: HTMLInputElement[] = [];
    for (const { field, text } of changes) {
      const input = this.input(field);
      if (!input || input.value === text) continue;
      before.push({ field, text: input.value });
      input.value = text;
      this.mark(input);
      this.figures[this.places.get(field)!] = read(text, this.kindOf(field)).figure;
      inputs.push(input);
    }
    this.show();
    if (isTyped) for (const input of inputs) this.changed(input, input.hasAttribute('aria-invalid'));
    return before;
  }

  /** The typed text in its plain form, once the cell is left. */
  tidy(input: HTMLInputElement): void {
    const text = this.textOf(input);
    if (text !== input.value) input.value = text;
  }

  /** Says why a cell's text is no figure, or what the server said of it. */
  mark(input: HTMLInputElement, told: string | null = null): Problem | null {
    const { problem } = read(input.value, this.kindOf(input.name));
    const text = told ?? (problem ? words(`problem-${problem}`) : null);
    if (text === null) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('title');
    } else {
      input.setAttribute('aria-invalid', 'true');
      input.title = text;
    }
    return problem;
  }

  private kind(at: number): Kind {
    return this.form.kinds[this.form.columns[at]] ?? this.asked[at - this.form.cells.length] ?? this.form.kinds[0];
  }

  private show(): void {
    reckon(this.form, this.figures);
    const known = [...this.figures];
    for (const [total, ...parts] of this.form.totals) {
      if (sum(known, parts) === null) known[total] = null;
      const output = this.outputs[total];
      if (!output) continue;
      // While parts are blank: what those that are there come to, lighter, for it is not the total yet.
      const there = parts.filter((part) => this.figures[part] !== null);
      const figure = known[total] ?? (there.length === 0 ? null : sum(this.figures, there));
      output.textContent = write(figure, this.kind(total));
      output.classList.toggle('partial', known[total] === null);
    }
    this.showBalance(known);
    this.showCarried();
  }

  private showBalance(known: readonly Figure[]): void {
    const foot = document.querySelector<HTMLTableSectionElement>('tfoot[data-balance]');
    if (!foot) return;
    const { even, short, over } = foot.dataset as Record<string, string>;
    differences(this.form, known, balance).forEach((by, at) => {
      const cell = foot.rows[0].cells[at + 1];
      const [text, state] = by === null ? this.unknown(foot, at)
        : by === 0n ? [even, 'even']
          : by > 0n ? [short.replace('{0}', String(by)), 'off'] : [over.replace('{0}', String(-by)), 'off'];
      if (cell.textContent !== text) cell.textContent = text;
      cell.className = state;
    });
  }

  /** Why a column cannot be judged yet; nothing for the column that is a total itself. */
  private unknown(foot: HTMLTableSectionElement, at: number): [string, string] {
    const column = [...foot.closest('table')!.tBodies[0].rows]
      .flatMap((row) => row.querySelectorAll('td')[at]?.querySelector('input') ?? []);
    if (column.some((input) => input.hasAttribute('aria-invalid'))) return [foot.dataset.wrong!, 'wrong'];
    const blanks = column.filter((input) => input.value.trim() === '').length;
    return [blanks === 0 ? '' : foot.dataset.blank!.replace('{0}', String(blanks)), 'blank'];
  }

  private showCarried(): void {
    for (const part of document.querySelectorAll<HTMLElement>('[data-carried]')) {
      let differ = false;
      for (const line of part.querySelectorAll<HTMLElement>('[data-carry]')) {
        const now = this.figureOf(line.dataset.carry!);
        line.hidden = now !== null && String(now) === line.dataset.figure;
        differ ||= !line.hidden;
        line.querySelector('[data-slot="now"]')!.textContent = now === null ? words('blank') : String(now);
      }
      part.hidden = !differ;
    }
  }
}
