// What a text is made of, word for word as County.Reporting's Outline and RequiredContents say it: a test compares.

export type Passage = { start: number; length: number };
export type Heading = { level: number; ordinal: number; number: string; title: string; at: Passage };
export type Outline = { sentences: Passage[]; headings: Heading[] };

const ends = '。！？；!?;\n';
const closing = '”’』」）》';
const digits = '一二三四五六七八九';
const space = /[\s\u0085\u200b]/;
const numbers = new RegExp(
  '(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]'
  + '|([1-9][0-9]?)[.．、](?![0-9])|[（(]([1-9][0-9]?)[）)])', 'y');

export function outline(text: string): Outline {
  const told: Outline = { sentences: [], headings: [] };
  let isNewLine = true;
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start);
    const sentence = trimmed(text, start, end);
    if (sentence) {
      told.sentences.push(sentence);
      const heading = isNewLine ? headingAt(text, sentence) : null;
      if (heading) told.headings.push(heading);
      isNewLine = false;
    }
    if (text[end - 1] === '\n') isNewLine = true;
    start = end;
  }
  return told;
}

/** Characters without white space. */
export function count(text: string): number {
  let sum = 0;
  for (const one of text) if (!space.test(one)) sum++;
  return sum;
}

export function nextNumber(text: string, place: number): string {
  const { headings } = outline(text);
  const level = headings[0]?.level ?? 2;
  const before = headings.filter((heading) => heading.level === level && heading.at.start < place);
  const ordinal = (before[before.length - 1]?.ordinal ?? 0) + 1;
  return level === 1 ? `${chinese(ordinal)}、` : level === 2 ? `（${chinese(ordinal)}）`
    : level === 3 ? `${ordinal}.` : `（${ordinal}）`;
}

/** Where a required content stands, in a heading first. @param words "公开 信息|发布": all words of one of these. */
export function find(words: string, text: string, told: Outline): Passage | null {
  const ways = words.split('|').map((all) => all.split(' '));
  const isIn = (sentence: string): boolean => ways.some((all) => all.every((word) => sentence.includes(word)));
  return told.headings.find((heading) => isIn(heading.title))?.at
    ?? told.sentences.find((at) => isIn(text.substr(at.start, at.length))) ?? null;
}

function endOf(text: string, start: number): number {
  let end = start;
  while (end < text.length && !ends.includes(text[end])) end++;
  if (end === text.length || text[end++] === '\n') return end;
  while (end < text.length && closing.includes(text[end])) end++;
  return end;
}

function trimmed(text: string, from: number, to: number): Passage | null {
  let [start, end] = [from, to];
  while (start < end && space.test(text[start])) start++;
  while (end > start && space.test(text[end - 1])) end--;
  return start < end ? { start, length: end - start } : null;
}

function headingAt(text: string, at: Passage): Heading | null {
  numbers.lastIndex = at.start;
  const match = numbers.exec(text);
  if (!match) return null;
  const level = [1, 2, 3, 4].find((group) => match[group] !== undefined)!;
  const ordinal = ordinalOf(match[level]);
  let end = at.start + at.length;
  while (end > at.start && (ends.includes(text[end - 1]) || closing.includes(text[end - 1]))) end--;
  const title = trimmed(text, at.start + match[0].length, end);
  if (ordinal === 0 || !title) return null;
  return { level, ordinal, number: match[0], title: text.substr(title.start, title.length), at };
}

function ordinalOf(number: string): number {
  if (number[0] >= '1' && number[0] <= '9') return Number(number);
  const ten = number.indexOf('十');
  if (ten < 0) return number.length === 1 ? digits.indexOf(number) + 1 : 0;
  if (ten > 1 || number.length > ten + 2 || number.lastIndexOf('十') !== ten) return 0;
  const tens = ten === 0 ? 1 : digits.indexOf(number[0]) + 1;
  return tens * 10 + (number.length === ten + 1 ? 0 : digits.indexOf(number[ten + 1]) + 1);
}

function chinese(number: number): string {
  if (number > 99) return String(number);
  const ones = number % 10 === 0 ? '' : digits[(number % 10) - 1];
  return number < 10 ? ones : `${number < 20 ? '' : digits[Math.floor(number / 10) - 1]}十${ones}`;
}
