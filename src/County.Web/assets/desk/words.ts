// Every word on the page comes from the page: scripts fill in numbers and names.

export function fill(element: Element, ...slots: (string | number)[]): void {
  slots.forEach((text, at) => {
    for (const slot of element.querySelectorAll(`[data-slot="${at}"]`)) slot.textContent = String(text);
  });
}

/** A copy of a template's first element, its slots filled. */
export function template(name: string, ...slots: (string | number)[]): HTMLElement {
  const source = document.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`)!;
  const copy = source.content.firstElementChild!.cloneNode(true) as HTMLElement;
  fill(copy, ...slots);
  return copy;
}

/** The words of a template that has no slots. */
export function words(name: string): string {
  return template(name).textContent ?? '';
}

export function slot(element: ParentNode, name: string): HTMLElement {
  return element.querySelector<HTMLElement>(`[data-slot="${name}"]`)!;
}

/** The heads of a cell, outermost first, as the form prints them. */
export function pathOf(input: Element): string {
  const names = (input.getAttribute('aria-labelledby') ?? '').split(' ');
  const heads = names.map((id) => document.getElementById(id)?.textContent?.trim() ?? '').filter((text) => text !== '');
  const table = input.closest('table');
  return [...(table?.querySelector('.title') ? [table.getAttribute('aria-label')] : []), ...heads].join(' › ');
}

const shownFor = 12_000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** A passing notice; what it offers to undo, Ctrl+Z undoes too. */
export function toast(text: HTMLElement, reports: HTMLElement[], undo: (() => void) | null): void {
  const place = document.querySelector<HTMLElement>('[data-toast]')!;
  place.replaceChildren(text);
  if (undo) {
    const button = template('undo');
    button.addEventListener('click', () => {
      undo();
      place.hidden = true;
    });
    place.append(button);
  }
  if (reports.length > 0) {
    const list = document.createElement('ul');
    list.append(...reports);
    place.append(list);
  }
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { place.hidden = true; }, shownFor);
}
