// The parts that are text: what they must speak of, their headings and their length, at the keystroke.
import { count, find, nextNumber, outline, type Passage } from './outline';
import type { Finding } from './transport';
import { fill, words } from './words';

const shortest = 36;

class Writing {
  private places = new Map<Element, Passage>();

  constructor(private readonly part: HTMLElement, readonly text: HTMLTextAreaElement) {
    this.one('[data-insert]').addEventListener('click', () => this.insert());
    this.one('[data-insert]').hidden = text.readOnly;
    this.one('.margin').addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button) this.go(this.places.get(button) ?? null);
    });
    text.addEventListener('scroll', () => this.follow());
    this.show();
  }

  show(): void {
    const text = this.text.value;
    const told = outline(text);
    this.places = new Map();
    set(this.one('[data-count]'), String(count(text)));
    this.showLength(text.length - Number(this.text.dataset.longest));
    let found = 0;
    for (const line of this.part.querySelectorAll<HTMLElement>('[data-words]')) {
      const at = find(line.dataset.words!, text, told);
      if (at) found++;
      line.className = at ? 'written' : 'lacking';
      if (at) this.places.set(line.querySelector('button')!, at);
    }
    set(this.one('[data-found]'), String(found));
    const list = this.one('[data-headings]');
    told.headings.forEach((heading, at) => {
      const line = list.children[at] ?? list.appendChild(this.copy('data-heading'));
      const button = line.querySelector('button')!;
      line.className = `level-${heading.level}`;
      set(button, heading.number + shortened(heading.title));
      this.places.set(button, heading.at);
    });
    while (list.children.length > told.headings.length) list.lastElementChild!.remove();
    this.one('[data-none]').hidden = told.headings.length > 0;
    this.mark();
  }

  /** What the rules say of sentences of this text. */
  note(findings: readonly Finding[]): void {
    const list = this.one('[data-notes]');
    const notes = findings.filter((finding) => finding.quoted && this.text.value.includes(finding.quoted));
    // A note that still holds stays as it is: somebody may be on it.
    const old = [...list.querySelectorAll<HTMLElement>('[data-key]')];
    for (const line of old) if (!notes.some((finding) => finding.key === line.dataset.key)) line.remove();
    list.append(...notes.filter((finding) => !old.some((line) => line.dataset.key === finding.key)).map((finding) => {
      const line = this.copy('data-note');
      line.dataset.key = finding.key;
      line.className = finding.severity;
      line.querySelector('button')!.dataset.quoted = finding.quoted!;
      line.querySelector('strong')!.textContent = words(`level-${finding.severity}`);
      line.querySelector('span')!.textContent = finding.message;
      line.querySelector('q')!.textContent = finding.quoted;
      return line;
    }));
    this.show();
  }

  /** Underlines the sentences that are spoken of; a note whose sentence was changed no longer holds. */
  private mark(): void {
    const list = this.one('[data-notes]');
    const found: Passage[] = [];
    for (const button of list.querySelectorAll<HTMLElement>('[data-quoted]')) {
      const start = this.text.value.indexOf(button.dataset.quoted!);
      button.closest('li')!.hidden = start < 0;
      if (start < 0) continue;
      const at = { start, length: button.dataset.quoted!.length };
      this.places.set(button, at);
      found.push(at);
    }
    list.hidden = found.length === 0;
    this.draw(found);
  }

  /** The same text behind the text, with marks; empty where there is none. */
  private draw(marks: readonly Passage[]): HTMLElement[] {
    const text = this.text.value;
    const drawn: Node[] = [];
    const made: HTMLElement[] = [];
    let end = 0;
    for (const at of [...marks].sort((one, other) => one.start - other.start)) {
      if (at.start < end) continue;
      const mark = document.createElement('mark');
      mark.textContent = text.substr(at.start, at.length);
      drawn.push(document.createTextNode(text.slice(end, at.start)), mark);
      made.push(mark);
      end = at.start + at.length;
    }
    if (made.length > 0) drawn.push(document.createTextNode(`${text.slice(end)}\n`));
    this.one('[data-marks]').replaceChildren(...drawn);
    this.follow();
    return made;
  }

  private follow(): void {
    this.one('[data-marks]').scrollTop = this.text.scrollTop;
  }

  /** Selects a sentence and brings it into sight; the end of the text where it is not written yet. */
  private go(at: Passage | null): void {
    const end = this.text.value.length;
    const passage = at ?? { start: end, length: 0 };
    const [mark] = at ? this.draw([at]) : [];
    const top = mark ? mark.offsetTop - this.text.clientHeight / 3 : this.text.scrollHeight;
    this.mark();
    this.text.focus({ preventScroll: true });
    this.text.setSelectionRange(passage.start, passage.start + passage.length);
    this.text.scrollTop = top;
    this.text.scrollIntoView({ block: 'nearest' });
  }

  /** A line of its own with the next number; the browser keeps it in its undo. */
  private insert(): void {
    const { value, selectionStart } = this.text;
    const isNewLine = selectionStart === 0 || value[selectionStart - 1] === '\n';
    const words = (isNewLine ? '' : '\n') + nextNumber(value, selectionStart);
    this.text.focus();
    this.text.setSelectionRange(selectionStart, selectionStart);
    if (document.execCommand('insertText', false, words)) return;
    this.text.setRangeText(words, selectionStart, selectionStart, 'end');
    this.text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private showLength(over: number): void {
    const problem = this.one('[data-too-long]');
    if (over > 0) fill(problem, over);
    problem.hidden = over <= 0;
    if (over > 0) this.text.setAttribute('aria-invalid', 'true');
    else this.text.removeAttribute('aria-invalid');
  }

  private copy(name: string): HTMLElement {
    const source = this.part.querySelector<HTMLTemplateElement>(`template[${name}]`)!;
    return source.content.firstElementChild!.cloneNode(true) as HTMLElement;
  }

  private one(selector: string): HTMLElement {
    return this.part.querySelector<HTMLElement>(selector)!;
  }
}

const writings = new Map<string, Writing>();

export function arrangeTexts(place: HTMLElement): void {
  for (const part of place.querySelectorAll<HTMLElement>('[data-writing]')) {
    writings.set(part.dataset.writing!, new Writing(part, part.querySelector('textarea')!));
  }
}

/** Somebody types, or another's text takes the place. */
export function showText(field: HTMLInputElement | HTMLTextAreaElement): void {
  writings.get(field.name)?.show();
}

export function showNotes(findings: readonly Finding[]): void {
  for (const writing of writings.values()) writing.note(findings);
}

function shortened(title: string): string {
  return title.length > shortest ? `${title.slice(0, shortest)}…` : title;
}

/** Only what is another: a screen reader repeats what is written anew. */
function set(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
