// Lets the filters of the calendar combine; the choice stands in the address: #platform=xing&state=draft.
(() => {
  'use strict';
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:calendar'));
  const life = new AbortController();
  addEventListener('leitstand:calendar', () => life.abort(), { once: true });
  const nav = document.querySelector('.filters');
  if (!nav) return;
  const entries = [...document.querySelectorAll('[data-post]')];
  // What stands in a week belongs to what stands among the days.
  const slots = [...document.querySelectorAll('.slot')].map((slot) =>
    [slot, document.getElementById(decodeURIComponent(slot.querySelector('a').hash.slice(1)))]);
  const days = [...document.querySelectorAll('.days > li')].filter((day) => day.querySelector('[data-post]'));
  const status = nav.querySelector('[role=status]');
  const total = status.textContent;
  let chosen = [];

  const button = (content, click) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(...content);
    made.addEventListener('click', click);
    return made;
  };
  const is = (a) => (b) => a[0] === b[0] && a[1] === b[1];
  const buttons = [...nav.querySelectorAll('a[data-value]')].map((link) => {
    const choice = [link.closest('[data-filter]').dataset.filter, link.dataset.value];
    const made = button(link.childNodes, () => {
      choose(chosen.some(is(choice)) ? chosen.filter((one) => !is(choice)(one)) : [...chosen, choice]);
    });
    link.replaceWith(made);
    return [made, choice];
  });
  const all = button([nav.querySelector('.all').textContent], () => {
    choose([]);
    buttons[0][0].focus();
  });
  nav.querySelector('.all').replaceWith(all);
  document.querySelectorAll('.by').forEach((list) => list.remove());

  // Of each filter one value is enough, and every filter must agree.
  const fits = (entry, choices) => choices.every(([filter]) =>
    choices.some(([own, value]) => own === filter && (entry.dataset[filter] || '').split(' ').includes(value)));
  const count = (choices) =>
    new Set(entries.filter((entry) => fits(entry, choices)).map((entry) => entry.dataset.post)).size;

  function choose(choices) {
    chosen = choices;
    history.replaceState(null, '', '#' + (new URLSearchParams(chosen).toString() || 's.month'));
    show();
  }
  function show() {
    for (const entry of entries) entry.hidden = !fits(entry, chosen);
    for (const [slot, entry] of slots) slot.hidden = entry.hidden;
    for (const day of days) day.hidden = !day.querySelector('[data-post]:not([hidden])');
    for (const [made, choice] of buttons) {
      const others = chosen.filter(([filter]) => filter !== choice[0]);
      made.lastElementChild.textContent = count([...others, choice]);
      made.setAttribute('aria-pressed', chosen.some(is(choice)));
    }
    all.hidden = !chosen.length;
    status.textContent = chosen.length ? `${total}, ${count(chosen)} ${nav.dataset.of}` : total;
  }
  function read() {
    const written = [...new URLSearchParams(location.hash.slice(1))];
    chosen = written.filter((one) => buttons.some(([, choice]) => is(choice)(one)));
    show();
  }
  addEventListener('hashchange', read, { signal: life.signal });
  read();
})();
