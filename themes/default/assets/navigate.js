// The table of contents follows the reader, and keys lead through the portal.
(() => {
  'use strict';
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:navigate'));
  const life = new AbortController();
  const { signal } = life;
  addEventListener('leitstand:navigate', () => life.abort(), { once: true });
  const find = (selector) => document.querySelector(selector);

  // The table of contents: the reader is where a link has led to, and else at the last heading that has reached the
  // upper fifth of the window.
  const contents = find('.contents');
  if (contents) {
    if (getComputedStyle(contents).position !== 'sticky') contents.firstElementChild.open = false;
    contents.classList.add('is-set');
    const links = new Map([...contents.querySelectorAll('a')]
      .map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
    const passed = new Set();
    let aimed = null;
    const mark = () => {
      const current = aimed ?? [...links.keys()].findLast((heading) => passed.has(heading));
      for (const [heading, link] of links) {
        if (heading !== current) link.removeAttribute('aria-current');
        else {
          link.setAttribute('aria-current', 'location');
          const [own, all] = [link.getBoundingClientRect(), contents.getBoundingClientRect()];
          if (own.top < all.top) contents.scrollTop -= all.top - own.top;
          if (own.bottom > all.bottom) contents.scrollTop += own.bottom - all.bottom;
        }
      }
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? passed.add(target) : passed.delete(target);
      mark();
    }, { rootMargin: '10000000px 0px -80% 0px' });
    addEventListener('hashchange', () => {
      const target = document.querySelector(':target');
      aimed = links.has(target) ? target : null;
      mark();
    }, { signal });
    // Whoever scrolls on reads on.
    for (const event of ['wheel', 'touchmove', 'keydown']) addEventListener(event, () => { aimed = null; }, { signal, passive: true });
    for (const heading of links.keys()) if (heading) observer.observe(heading);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  // In the other language the page shows the same: what is looked for, what was chosen, and the section.
  const languages = find('.languages');
  for (const event of ['pointerdown', 'focusin', 'click']) {
    languages?.addEventListener(event, () => {
      for (const link of languages.querySelectorAll('a')) [link.search, link.hash] = [location.search, location.hash];
    }, { signal });
  }

  // The keys. Whoever speaks to the computer or strikes keys by mistake turns them off: the choice stays in
  // the browser, where it has room for it.
  const dialog = document.getElementById('s.keys');
  if (!dialog) return;
  const box = dialog.querySelector('input');
  try {
    box.checked = localStorage.getItem('leitstand.keys') !== 'off';
  } catch {
    // Then it holds for this page.
  }
  box.addEventListener('change', () => {
    try {
      localStorage.setItem('leitstand.keys', box.checked ? 'on' : 'off');
    } catch {
      // As above.
    }
  }, { signal });

  const ways = {
    '/': () => find('main [role=search] input') || find('[role=search] input'),
    f: () => find('.narrow input, .filters button'),
    t: () => find('.contents [aria-current]') || find('.contents a'),
    j: () => find('[rel=next]'),
    k: () => find('[rel=prev]'),
  };
  const sections = () => [...document.querySelectorAll('a[data-key]')];

  function help() {
    for (const row of dialog.querySelectorAll('[data-way]')) row.hidden = !ways[row.dataset.way]();
    const make = (name, ...content) => {
      const made = document.createElement(name);
      made.append(...content);
      return made;
    };
    dialog.querySelector('.go').replaceChildren(...sections().map((link) => make('div',
      make('dt', make('kbd', 'g'), ' ', make('kbd', link.dataset.key)), make('dd', (link.querySelector('strong') || link).textContent))));
    dialog.showModal();
  }

  let began = -Infinity;
  document.addEventListener('keydown', (event) => {
    if (!box.checked || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || find('dialog[open]')) return;
    if (event.composedPath()[0].closest?.('input, textarea, select, [contenteditable]')) return;
    const [key, isSecond] = [event.key, event.timeStamp - began < 2000];
    began = key === 'g' && !isSecond ? event.timeStamp : -Infinity;
    const target = isSecond ? sections().find((link) => link.dataset.key === key) : ways[key]?.();
    if (key === '?') help();
    else if (!target) return;
    else if (isSecond || target.rel) target.click();
    else {
      const closed = target.closest('details:not([open])');
      if (closed) closed.open = true;
      target.focus();
    }
    event.preventDefault();
  }, { signal });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-open="s.keys"]')) help();
  }, { signal });
})();
