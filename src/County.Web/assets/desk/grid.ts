// An official table works as a spreadsheet does: arrows, Enter, F2, Escape, ranges, copy and paste, undo.
import type { History } from './history';
import { parse, plan, type Place } from './paste';
import { report } from './report';
import { Selection, type Point } from './selection';
import type { Sheet } from './sheet';
import { template, toast } from './words';

const arrows: Record<string, [number, number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

export class Grid {
  private readonly selection: Selection;
  /** The caret is in the cell: arrows move in the text. */
  private isEditing = false;
  /** What stood in the cell when it was come to. */
  private entered = '';

  constructor(
    private readonly table: HTMLTableElement, private readonly sheet: Sheet, private readonly history: History,
    private readonly isOpen: boolean,
  ) {
    this.selection = new Selection(table);
    table.addEventListener('focusin', (event) => this.come(event.target));
    table.addEventListener('focusout', (event) => this.leave(event.target));
    table.addEventListener('keydown', (event) => this.press(event));
    table.addEventListener('mousedown', (event) => this.point(event));
    table.addEventListener('mouseover', (event) => this.drag(event));
    table.addEventListener('dblclick', (event) => event.target instanceof HTMLInputElement && this.edit(event.target));
    table.addEventListener('input', () => this.selection.begin(this.here()!));
    table.addEventListener('copy', (event) => this.copy(event));
    table.addEventListener('cut', (event) => {
      if (this.copy(event) && isOpen) this.erase();
    });
    table.addEventListener('paste', (event) => this.paste(event));
    // Somebody was faster than the form's data.
    const here = this.here();
    if (here) this.selection.begin(here);
    if (here) this.entered = (document.activeElement as HTMLInputElement).value;
  }

  /** 空白填0: every blank cell of the table, as one step. */
  zero(): void {
    const blank = this.inputs().filter((input) => input.value.trim() === '');
    const count = this.history.act(blank.map(({ name }) => ({ field: name, text: '0' })));
    if (count === 0) toast(template('none-blank'), [], null);
    else toast(template('zeroed', count), [], () => this.go(this.history.undo()));
  }

  private inputs(): HTMLInputElement[] {
    return this.selection.all.flat().flatMap((cell) => cell.querySelector('input') ?? []);
  }

  private here(): Point | null {
    return this.selection.pointOf(document.activeElement);
  }

  private come(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.entered = target.value;
    this.isEditing = false;
    target.select();
    const point = this.selection.pointOf(target);
    if (point) this.selection.begin(point);
    // Not the groups of rows: theirs are large.
    const lit = (target.getAttribute('aria-labelledby') ?? '').split(' ').filter((id) => id[1] !== 'g');
    for (const head of this.table.querySelectorAll('th[id]')) head.classList.toggle('lit', lit.includes(head.id));
  }

  private leave(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.settle(target);
    this.selection.clear();
    for (const head of this.table.querySelectorAll('.lit')) head.classList.remove('lit');
  }

  /** What was typed becomes one step that can be undone. */
  private settle(input: HTMLInputElement): void {
    if (input.readOnly || input.value === this.entered) return;
    this.sheet.tidy(input);
    if (input.value !== this.entered) this.history.note([{ field: input.name, text: this.entered }]);
    this.entered = input.value;
  }

  private press(event: KeyboardEvent): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.isComposing || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const point = this.selection.pointOf(input)!;
    const arrow = arrows[event.key];
    if (arrow && event.shiftKey && !this.isEditing) this.selection.extend(...arrow);
    else if (arrow && !isCommand && !this.isEditing) this.move(this.selection.next(point, ...arrow));
    else if (event.key === 'Enter') this.move(this.selection.next(point, event.shiftKey ? -1 : 1, 0) ?? input);
    else if (event.key === 'F2') this.edit(input);
    else if (event.key === 'Escape') this.restore(input);
    else if (isCommand && event.key === 'Home') this.move(this.selection.edge(false));
    else if (isCommand && event.key === 'End') this.move(this.selection.edge(true));
    else if (event.key === 'Delete' && !this.isEditing && this.isOpen) this.erase();
    else if (event.key === 'Backspace' && this.selection.isRange && this.isOpen) this.erase();
    else if (isCommand && event.key.toLowerCase() === 'z') this.step(input, event.shiftKey);
    else if (isCommand && event.key.toLowerCase() === 'y') this.step(input, true);
    else return;
    event.preventDefault();
  }

  private move(to: HTMLInputElement | null): void {
    if (!to) return;
    if (to === document.activeElement) {
      this.settle(to);
      this.come(to);
    } else {
      to.focus({ preventScroll: true });
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  private edit(input: HTMLInputElement): void {
    this.isEditing = true;
    input.setSelectionRange(input.value.length, input.value.length);
  }

  private restore(input: HTMLInputElement): void {
    if (input.value !== this.entered) this.sheet.put([{ field: input.name, text: this.entered }]);
    this.come(input);
  }

  private step(input: HTMLInputElement, isForward: boolean): void {
    if (!isForward && input.value !== this.entered) {
      this.restore(input);
    } else {
      const field = isForward ? this.history.redo() : this.history.undo();
      this.entered = input.value;
      this.go(field);
    }
  }

  private go(field: string | null): void {
    const input = field === null ? null : this.sheet.input(field);
    if (!input) return;
    this.move(input);
    if (input.closest('table') === this.table) this.come(input);
  }

  private erase(): void {
    const chosen = this.selection.chosen.flat().flatMap((cell) => cell.querySelector('input') ?? []);
    const count = this.history.act(chosen.map(({ name }) => ({ field: name, text: '' })));
    this.entered = (document.activeElement as HTMLInputElement).value;
    if (count > 1) toast(template('cleared', count), [], () => this.go(this.history.undo()));
  }

  private point(event: MouseEvent): void {
    const point = this.selection.pointOf(event.target as Element);
    if (!point) return;
    if (event.shiftKey && this.here()) {
      this.selection.extendTo(point);
      event.preventDefault();
    } else if (event.target instanceof HTMLInputElement && event.button === 0) {
      const isHere = event.target === document.activeElement;
      if (isHere && (this.isEditing || event.target.value !== this.entered)) return;
      // The browser's own way would put the caret where the mouse is, and what is typed would mix with what is there.
      event.preventDefault();
      if (isHere) this.come(event.target);
      else event.target.focus({ preventScroll: true });
    }
  }

  private drag(event: MouseEvent): void {
    const point = this.selection.pointOf(event.target as Element);
    const here = this.here();
    if (event.buttons !== 1 || !point || !here || (point.row === here.row && point.column === here.column)) return;
    window.getSelection()?.removeAllRanges();
    this.selection.extendTo(point);
  }

  private copy(event: ClipboardEvent): boolean {
    if (this.isEditing || !event.clipboardData) return false;
    const texts = this.selection.chosen.map((row) => row.map((cell) =>
      cell.querySelector('input')?.value ?? cell.querySelector('output')?.textContent ?? ''));
    if (texts.length === 0) return false;
    event.clipboardData.setData('text/plain', texts.map((row) => row.join('\t')).join('\r\n'));
    event.preventDefault();
    return true;
  }

  private paste(event: ClipboardEvent): void {
    const start = this.selection.start;
    if (!event.clipboardData || !start || !this.isOpen || this.isEditing) return;
    event.preventDefault();
    const block = parse(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain'));
    const rows = this.selection.all.map((row) => row.map((cell): Place => ({
      field: cell.id, kind: this.sheet.kindOf(cell.id), isTotal: !cell.querySelector('input'),
    })));
    const result = plan(block, rows, start.row, start.column);
    const count = this.history.act(result.changes);
    this.entered = (document.activeElement as HTMLInputElement).value;
    report(result, count === 0 ? null : () => this.go(this.history.undo()));
  }
}
