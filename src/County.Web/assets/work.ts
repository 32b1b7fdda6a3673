// What every page has.
import './passkeys';
import { Outbox } from './desk/outbox';
import { meta } from './desk/transport';

// What a person typed into a report and could not be sent goes from whatever page they open next; the report's own page
// does it itself and shows it.
if (meta('county-person') !== '' && !document.querySelector('[data-desk]')) {
  const outbox = new Outbox(meta('county-place'), meta('county-person'));
  if (outbox.isWaiting) outbox.start();
  // 报送: not while something that was typed has not reached the server.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-submission]')) {
    form.addEventListener('submit', (event) => {
      if (!outbox.isWaiting) return;
      event.preventDefault();
      for (const told of form.querySelectorAll<HTMLElement>('[data-unsent]')) told.hidden = false;
    });
  }
}

// 复制: the button is there for who has scripts; over plain http the browser has no clipboard but its own command.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copies ?? '');
    if (!(text instanceof HTMLTextAreaElement)) return;
    text.select();
    const isCopied = navigator.clipboard
      ? await navigator.clipboard.writeText(text.value).then(() => true, () => document.execCommand('copy'))
      : document.execCommand('copy');
    button.textContent = isCopied ? '已复制' : '没有复制成功，请按Ctrl+C';
  });
}

// What scrolls by itself scrolls with the keys too; the browsers of office computers do not see to that.
function reachScrolled() {
  for (const box of document.querySelectorAll<HTMLElement>('.scroll, main table, .code')) {
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === 'auto') box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}
reachScrolled();
window.addEventListener('resize', reachScrolled);
document.addEventListener('htmx:afterSettle', reachScrolled);

// 打印: the button is there for who has scripts; without them the browser's own menu prints.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-prints]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
