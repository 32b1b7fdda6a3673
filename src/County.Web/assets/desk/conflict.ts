// Two people on one cell: both values, who and when; the clerk says which holds.
import type { Outbox } from './outbox';
import type { Result } from './transport';
import { pathOf, slot, template, words } from './words';

type Field = HTMLInputElement | HTMLTextAreaElement;

export class Conflicts {
  private readonly list = document.querySelector<HTMLElement>('[data-conflict-list]')!;

  /** @param take puts a value into a field without sending it. */
  constructor(
    private readonly year: string, private readonly outbox: Outbox,
    private readonly take: (field: Field, value: string) => void,
  ) {
    document.querySelector('[data-conflicts]')?.addEventListener('click', () => {
      this.list.querySelector<HTMLElement>('button')?.focus();
    });
  }

  show(field: Field, result: Result): void {
    this.forget(result.field);
    const card = template('conflict');
    card.dataset.field = result.field;
    const heading = field.closest('section.part')?.querySelector('h2')?.textContent ?? '';
    slot(card, 'path').textContent = field instanceof HTMLInputElement ? pathOf(field) : heading;
    slot(card, 'mine').textContent = field.value || words('blank');
    slot(card, 'theirs').textContent = (result.other?.value ?? result.value) || words('blank');
    slot(card, 'by').textContent = result.other?.by ?? '';
    slot(card, 'at').textContent = result.other?.at ?? '';
    card.querySelector('[data-mine]')!.addEventListener('click', () => {
      field.dataset.revision = String(result.revision);
      this.outbox.put(this.year, result.field, field.value, result.revision);
      this.outbox.flush();
      this.close(result.field, field);
    });
    card.querySelector('[data-theirs]')!.addEventListener('click', () => {
      field.dataset.revision = String(result.revision);
      this.outbox.giveUp(this.year, result.field);
      this.take(field, result.other?.value ?? result.value);
      this.close(result.field, field);
    });
    this.list.append(card);
  }

  /** What is typed anew, or was settled elsewhere, is no longer asked about. */
  forget(field: string): void {
    for (const card of this.list.querySelectorAll<HTMLElement>('[data-field]')) {
      if (card.dataset.field === field) card.remove();
    }
  }

  private close(name: string, field: Field): void {
    this.forget(name);
    const next = this.list.querySelector<HTMLElement>('button');
    (next ?? field).focus();
  }
}
