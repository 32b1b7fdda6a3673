// The clerk's form: a spreadsheet that keeps what is typed and sends it whenever the line allows.
import { Conflicts } from './desk/conflict';
import { Grid } from './desk/grid';
import { History } from './desk/history';
import { arrangeTexts, showNotes, showText } from './desk/narrative';
import { Outbox } from './desk/outbox';
import type { Form } from './desk/rules';
import { showSaving } from './desk/saving';
import { Sheet } from './desk/sheet';
import type { Standing } from './desk/standing';
import { explain, showCell, showSaved } from './desk/side';
import { meta, type Result, type Saved } from './desk/transport';
import { template } from './desk/words';

type Field = HTMLInputElement | HTMLTextAreaElement;

const desk = document.querySelector<HTMLElement>('[data-desk]');
if (desk) void start(desk);

async function start(place: HTMLElement): Promise<void> {
  const year = place.dataset.desk!;
  const isOpen = place.dataset.open !== undefined;
  const saving = document.querySelector<HTMLElement>('[data-saving]')!;
  const fields = new Map([...place.querySelectorAll<Field>('[data-revision]')].map((field) => [field.name, field]));
  let standing: Standing | null = null;
  let sheet: Sheet | null = null;

  const outbox = new Outbox(meta('county-place'), meta('county-person'), (now) => {
    standing = now;
    showSaving(saving, now);
    markUnsent(fields, year, outbox);
    document.querySelector<HTMLElement>('[data-stale]')!.hidden = now.unsent === 0 || !now.isFailing;
  }, (savedYear, results, saved) => {
    if (savedYear === year) take(results, saved);
  });
  const conflicts = new Conflicts(year, outbox, (field, value) => {
    if (field instanceof HTMLInputElement) sheet?.put([{ field: field.name, text: value }], false);
    else field.value = value;
    showText(field);
  });

  function take(results: Result[], saved: Saved): void {
    for (const result of results) {
      const field = fields.get(result.field);
      if (!field) continue;
      if (result.status === 'saved') field.dataset.revision = String(result.revision);
      if (result.status === 'conflict' && outbox.heldOf(year, result.field)) conflicts.show(field, result);
      if (result.status === 'refused' && field instanceof HTMLInputElement) sheet?.mark(field, result.problem);
    }
    const mark = place.querySelector('.desk-head .state');
    // What was not begun, or was returned, is being written from the first save on.
    if (results.some((result) => result.status === 'saved')) mark?.replaceWith(template('drafting'));
    showSaved(saved);
    showNotes(saved.findings);
  }

  function keep(field: Field, isFigure: boolean): void {
    const value = field instanceof HTMLInputElement && sheet ? sheet.textOf(field) : field.value;
    conflicts.forget(field.name);
    outbox.put(year, field.name, value, Number(field.dataset.revision), isFigure);
    if (field === document.activeElement && field instanceof HTMLInputElement) showCell(field);
  }

  // At once, before the form's data has come: nothing that is typed meanwhile is lost.
  place.addEventListener('input', (event) => {
    const field = event.target as Field;
    if (!fields.has(field.name)) return;
    showText(field);
    if (field instanceof HTMLInputElement && sheet) sheet.typed(field);
    else keep(field, true);
  });
  place.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLInputElement && fields.has(event.target.name)) showCell(event.target);
  });
  if (isOpen) for (const entry of outbox.entries(year)) overlay(fields.get(entry.field), entry.value);
  arrangeTexts(place);
  outbox.start();
  window.addEventListener('beforeunload', (event) => {
    if (standing && standing.unsent > 0 && !standing.isKeeping) event.preventDefault();
  });

  const form = await load(place.dataset.format!);
  sheet = new Sheet(form, (input, isProblem) => keep(input, !isProblem));
  for (const entry of outbox.entries(year)) {
    const input = sheet.input(entry.field);
    if (input?.hasAttribute('aria-invalid')) keep(input, false);
  }
  explain(form);
  arrange(place, sheet, isOpen);
}

function arrange(place: HTMLElement, sheet: Sheet, isOpen: boolean): void {
  const history = new History(sheet);
  for (const table of place.querySelectorAll<HTMLTableElement>('table[data-grid]')) {
    const grid = new Grid(table, sheet, history, isOpen);
    const zero = place.querySelector(`[data-zero="${table.dataset.grid}"]`);
    zero?.addEventListener('click', () => grid.zero());
  }
  for (const tools of place.querySelectorAll<HTMLElement>('[data-tools]')) tools.hidden = false;
  for (const line of place.querySelectorAll<HTMLElement>('[data-carry]')) {
    line.querySelector('button')?.addEventListener('click', () => {
      history.act([{ field: line.dataset.carry!, text: line.dataset.figure! }]);
    });
  }
  for (const link of place.querySelectorAll('[data-findings], .rail')) link.addEventListener('click', jump);
  // On paper a text is as long as it is.
  window.addEventListener('beforeprint', () => {
    for (const text of place.querySelectorAll('textarea')) text.style.height = `${text.scrollHeight + 4}px`;
  });
  place.querySelector('[data-refused]')?.addEventListener('click', () => {
    place.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  });
  place.dataset.ready = '';
}

/** A finding leads to its cell, which is then the one to type into. */
function jump(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: target.matches('td') ? 'center' : 'start' });
  const field = target.matches('td')
    ? target.querySelector<HTMLElement>('input, textarea') ?? target.closest('tr')?.querySelector('input')
    : target.querySelector<HTMLElement>('textarea');
  field?.focus({ preventScroll: true });
}

function overlay(field: Field | undefined, value: string): void {
  if (!field) return;
  field.value = value;
  showText(field);
}

function markUnsent(fields: Map<string, Field>, year: string, outbox: Outbox): void {
  const unsent = new Set(outbox.entries(year).map((entry) => entry.field));
  for (const [name, field] of fields) field.classList.toggle('unsent', unsent.has(name));
}

/** Unchanging under its address: mostly the browser has it. A line that is down is tried again. */
async function load(address: string): Promise<Form> {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const answer = await fetch(address);
      if (answer.ok) return (await answer.json()) as Form;
    } catch {
      // Tried again below.
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
