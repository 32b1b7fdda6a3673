// Figures as people type them, read exactly as the server's TypedFigure reads them; a test holds the two together.

export type Kind = { name: 'count' | 'signed' | 'amount'; scale: number };

/** Why something is no figure; the page has a sentence for each. */
export type Problem = 'words' | 'negative' | 'fraction' | 'part' | 'large' | 'digits';

export type Read = { figure: bigint | null; problem: Problem | null };

const unitsInFen: Record<string, bigint> = { 亿元: 10_000_000_000n, 万元: 1_000_000n, 万: 1_000_000n, 元: 100n };
const simplified: Record<string, string> = { 萬: '万', 減: '减', 個: '个', 條: '条', 項: '项' };
const printed =
  /^([-+—减增]?)((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?) ?(亿元|万元|万|元|[件项个条宗起份次人]?)$/;
const largest = 1_000_000_000_000_000n;

/** What was typed in a column of a kind: a count or 分; neither figure nor problem where nothing was. */
export function read(typed: string, kind: Kind): Read {
  const text = fold(typed).trim();
  if (text === '') return { figure: null, problem: null };
  const match = text.length > 40 ? null : printed.exec(text);
  if (!match) return refused(/^[-+—]?[0-9.,]+$/.test(text) ? 'digits' : 'words');
  const [, sign, digits, unit] = match;
  const [whole, part = ''] = digits.replace(/,/g, '').split('.');
  if (whole.length > 1 && whole[0] === '0') return refused('digits');
  if (BigInt(whole) > largest || (BigInt(whole) === largest && /[1-9]/.test(part))) return refused('large');
  const isMoney = unit in unitsInFen;
  if (kind.name === 'amount') {
    if (sign !== '') return refused(isDown(sign) ? 'negative' : 'digits');
    if (unit !== '' && !isMoney) return refused('words');
    return amount(whole, part, unit === '' ? BigInt(kind.scale) : unitsInFen[unit]);
  }

  if (isMoney) return refused('words');
  if (kind.name === 'count' && sign !== '') return refused(isDown(sign) ? 'negative' : 'digits');
  if (part !== '') return refused('fraction');
  return { figure: isDown(sign) ? -BigInt(whole) : BigInt(whole), problem: null };
}

/** A figure as it stands in a cell: in the unit of the form, without separators. */
export function write(figure: bigint | null, kind: Kind): string {
  if (figure === null) return '';
  const scale = BigInt(kind.scale);
  const size = figure < 0n ? -figure : figure;
  const places = String(kind.scale).length - 1;
  const part = places === 0 ? '' : String(size % scale).padStart(places, '0').replace(/0+$/, '');
  return `${figure < 0n ? '-' : ''}${size / scale}${part === '' ? '' : `.${part}`}`;
}

function amount(whole: string, part: string, fen: bigint): Read {
  const scaled = BigInt(whole + part) * fen;
  const divisor = 10n ** BigInt(part.length);
  if (scaled % divisor !== 0n) return refused('part');
  const figure = scaled / divisor;
  return figure > largest * 1000n ? refused('large') : { figure, problem: null };
}

function isDown(sign: string): boolean {
  return sign === '-' || sign === '—' || sign === '减';
}

function refused(problem: Problem): Read {
  return { figure: null, problem };
}

/** Half-width digits and signs, plain spaces, simplified units. */
function fold(typed: string): string {
  let folded = '';
  for (let i = 0; i < typed.length; i++) folded += foldOne(typed[i], typed.charCodeAt(i));
  return folded;
}

function foldOne(sign: string, code: number): string {
  if (code < 0x7f) return foldAscii(sign, code);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/[\u00a0\u3000\u202f\u205f\ue000\ue001\u2000-\u200a]/.test(sign)) return ' ';
  if (/[\u200b-\u200f\u00ad\u2060\ufeff]/.test(sign)) return '';
  if (/[\u2028\u2029\u0085]/.test(sign)) return '\n';
  if (/[│┃∣︱]/.test(sign)) return '|';
  if (/[−‐‑]/.test(sign)) return '-';
  if (/[–―─━﹣]/.test(sign)) return '—';
  return simplified[sign] ?? sign;
}

function foldAscii(sign: string, code: number): string {
  if (sign === '\t') return '|';
  if (sign === '\r' || sign === '\f' || sign === '\v') return '\n';
  return code < 0x20 && sign !== '\n' ? ' ' : sign;
}
