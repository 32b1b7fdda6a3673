// What was done to figures, step by step: a cell that was left, a pasted block, a table filled with 0.
import type { Change, Sheet } from './sheet';

type Step = { before: Change[]; after: Change[] };

export class History {
  private readonly done: Step[] = [];
  private undone: Step[] = [];

  constructor(private readonly sheet: Sheet) {}

  /** Does something that can be undone; returns how many cells are another. */
  act(changes: readonly Change[]): number {
    const before = this.sheet.put(changes);
    this.note(before);
    return before.length;
  }

  /** Notes what has been done already. */
  note(before: Change[]): void {
    if (before.length === 0) return;
    const after = before.map(({ field }) => ({ field, text: this.sheet.input(field)!.value }));
    this.done.push({ before, after });
    this.undone = [];
  }

  /** Returns the cell to go to. */
  undo(): string | null {
    const step = this.done.pop();
    if (!step) return null;
    this.undone.push(step);
    this.sheet.put(step.before);
    return step.before[0].field;
  }

  redo(): string | null {
    const step = this.undone.pop();
    if (!step) return null;
    this.done.push(step);
    this.sheet.put(step.after);
    return step.after[0].field;
  }
}
