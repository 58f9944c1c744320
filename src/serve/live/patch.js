// Makes a page of the preview what it is to be, in place: nodes that are as they were are left alone, so that
// scroll position, focus, selection and what is open stay.
const leitstandPatch = (() => {
  'use strict';

  const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, figure, summary, legend, label';
  const root = document.documentElement;
  let source = null;  // what is shown as it was sent, before scripts of the page changed it
  let changed = new Set();
  let isMainKept = false;

  const isBroken = (page) => page.documentElement.dataset.leitstand === 'broken';
  const pageScripts = (page) => [...page.body.querySelectorAll('script[src]')]
    .map((script) => script.getAttribute('src')).filter((src) => !src.startsWith('/.leitstand/'));

  // What is shown is what was sent, or nearly so: another look may have come between.
  async function begin(sent) {
    source = sent;
    const main = document.querySelector('main');
    if (pageScripts(document).length || main?.isEqualNode(sent.querySelector('main'))) return;
    source = null;
    await patch(sent, false);
  }

  async function patch(next, isSeen = true) {
    if (isBroken(document) !== isBroken(next)) return location.reload();
    const [before, after] = [source?.querySelector('main'), next.querySelector('main')];
    isMainKept = Boolean(before && after && before.isEqualNode(after));
    const settleSheets = await loadSheets(next);
    const [settleScroll, settleFocus] = [anchor(), focused()];
    changed = new Set();
    patchHead(next);
    settleSheets();
    morph(document.body, next.body);
    // Before anything is painted, and once more after what scripts do to the page.
    settleScroll();
    await runScripts(next);
    source = next;
    settleFocus();
    settleScroll();
    if (isSeen) flash();
  }

  function morph(live, next) {
    if (live.isEqualNode(next)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) return patchText(live, next.data);
    if (live.nodeName === 'MAIN' && isMainKept) return;
    patchAttributes(live, next);
    const isOurs = (node) => node.nodeName === 'SCRIPT' || node.nodeName === 'LEITSTAND-PREVIEW';
    const old = [...live.childNodes].filter((node) => !isOurs(node));
    const fresh = [...next.childNodes].filter((node) => !isOurs(node));
    const partners = match(old, fresh);
    const kept = new Set(partners);
    for (const node of old) if (!kept.has(node)) node.remove();
    let cursor = live.firstChild;
    fresh.forEach((node, index) => {
      const partner = partners[index];
      if (partner) {
        morph(partner, node);
        cursor = partner.nextSibling;
      } else {
        const made = document.importNode(node, true);
        live.insertBefore(made, cursor);
        changed.add(made.nodeType === Node.ELEMENT_NODE ? made : live);
      }
    });
  }

  // Writes no more than what is different, so that a selection beside it stays.
  function patchText(live, text) {
    let start = 0;
    while (start < text.length && live.data[start] === text[start]) start += 1;
    let end = 0;
    while (end < Math.min(text.length, live.data.length) - start && live.data.at(-1 - end) === text.at(-1 - end)) end += 1;
    live.replaceData(start, live.data.length - start - end, text.slice(start, text.length - end));
    changed.add(live.parentElement);
  }

  function patchAttributes(live, next) {
    // What is open is the reader's; what the preview notes at the root is its own.
    const isState = (name) => name === 'open' || live === root && (name === 'style' || name.startsWith('data-leitstand'));
    const isQuiet = (name) => name === 'id' || name.startsWith('data-');
    const note = (name) => isQuiet(name) || changed.add(live.closest(BLOCKS));
    for (const { name, value } of next.attributes) {
      if (live.getAttribute(name) === value || isState(name)) continue;
      live.setAttribute(name, value);
      note(name);
    }
    for (const { name } of [...live.attributes]) {
      if (next.hasAttribute(name) || isState(name)) continue;
      live.removeAttribute(name);
      note(name);
    }
  }

  // For each of the fresh nodes the old one that becomes it, in one order: nodes are never moved, for that
  // would cost them focus and scroll position. Equal ones first; what is left between two by its kind.
  function match(old, fresh) {
    const [a, b] = [old.map(key), fresh.map(key)];
    const partners = new Array(fresh.length).fill(null);
    let [start, endA, endB] = [0, a.length, b.length];
    while (start < endA && start < endB && a[start] === b[start]) partners[start] = old[start++];
    while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) partners[--endB] = old[--endA];
    let [fromA, fromB] = [start, start];
    for (const [i, j] of [...common(a, b, start, endA, endB), [endA, endB]]) {
      pairAlike(old.slice(fromA, i), fresh.slice(fromB, j), partners, fromB);
      if (j < endB) partners[j] = old[i];
      [fromA, fromB] = [i + 1, j + 1];
    }
    return partners;
  }

  // A node without what changes when something above it does, or when a reader opens it.
  function key(node) {
    return node.nodeType === Node.ELEMENT_NODE ? node.outerHTML.replace(/ (data-line="\d+"|open="")/g, '') : node.nodeName + node.data;
  }

  // The longest common sequence of two lists of keys, as pairs of places.
  function common(a, b, start, endA, endB) {
    const [height, width] = [endA - start, endB - start];
    if (!height || !width || height * width > 1e6) return [];
    const row = width + 1;
    const lengths = new Uint16Array((height + 1) * row);
    for (let i = height - 1; i >= 0; i -= 1) {
      for (let j = width - 1; j >= 0; j -= 1) {
        lengths[i * row + j] = a[start + i] === b[start + j] ? lengths[(i + 1) * row + j + 1] + 1
          : Math.max(lengths[(i + 1) * row + j], lengths[i * row + j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < height && j < width;) {
      if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
      else if (lengths[(i + 1) * row + j] >= lengths[i * row + j + 1]) i += 1;
      else j += 1;
    }
    return pairs;
  }

  function pairAlike(old, fresh, partners, offset) {
    const ids = (nodes) => new Set(nodes.map((node) => node.id).filter(Boolean));
    const [oldIds, freshIds] = [ids(old), ids(fresh)];
    const areAlike = (a, b) => a.nodeName === b.nodeName
      && (a.id === b.id || !freshIds.has(a.id) && !oldIds.has(b.id));
    let next = 0;
    fresh.forEach((node, index) => {
      const found = old.findIndex((other, at) => at >= next && areAlike(other, node));
      if (found < 0) return;
      partners[offset + index] = old[found];
      next = found + 1;
    });
  }

  function patchHead(next) {
    patchAttributes(root, next.documentElement);
    if (document.title !== next.title) document.title = next.title;
    const rest = (page) => [...page.head.querySelectorAll('meta:not([http-equiv]), link:not([rel=stylesheet])')];
    const [old, fresh] = [rest(document), rest(next)];
    for (const node of old) if (!fresh.some((other) => other.isEqualNode(node))) node.remove();
    for (const node of fresh) if (!old.some((other) => other.isEqualNode(node))) document.head.append(document.importNode(node));
  }

  // Loads new stylesheets beside the old ones; what is given back takes the old ones away.
  async function loadSheets(next) {
    const sheets = (page) => [...page.head.querySelectorAll('link[rel=stylesheet]')].filter((sheet) => !sheet.getAttribute('href').startsWith('/.leitstand/'));
    const old = sheets(document);
    const loading = [];
    let cursor = old[0] ?? null;
    for (const sheet of sheets(next)) {
      const known = old.findIndex((other) => other.getAttribute('href') === sheet.getAttribute('href'));
      if (known >= 0) {
        cursor = old.splice(0, known + 1).at(-1).nextSibling;
        continue;
      }
      const made = document.importNode(sheet);
      loading.push(new Promise((settle) => { made.onload = made.onerror = settle; }));
      document.head.insertBefore(made, cursor);
    }
    const gone = sheets(document).filter((sheet) => ![...sheets(next)].some((other) => other.getAttribute('href') === sheet.getAttribute('href')));
    await Promise.race([Promise.all(loading), new Promise((settle) => setTimeout(settle, 2000))]);
    return () => gone.forEach((sheet) => sheet.remove());
  }

  // Scripts of the page run again where what they work on was written anew.
  async function runScripts(next) {
    const [old, fresh] = [pageScripts(document), pageScripts(next)];
    if (isMainKept && old.join() === fresh.join()) return;
    document.body.querySelectorAll('script[src]').forEach((script) => old.includes(script.getAttribute('src')) && script.remove());
    await Promise.all(fresh.map((src) => new Promise((settle) => {
      const script = document.createElement('script');
      script.async = false;
      script.onload = script.onerror = settle;
      script.src = src;
      document.body.append(script);
    })));
  }

  // Keeps what stands at the top of the window where it is; what is given back does it.
  function anchor() {
    if (scrollY === 0) return () => {};
    const blocks = [...document.querySelectorAll(`main :is(${BLOCKS})`)];
    const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    const tops = blocks.slice(Math.max(first, 0), first + 40).map((block) => [block, block.getBoundingClientRect().top]);
    root.style.overflowAnchor = 'none';
    return () => {
      const [block, top] = tops.find(([block]) => block.isConnected) ?? [];
      if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: 'instant' });
      requestAnimationFrame(() => root.removeAttribute('style'));
    };
  }

  // Gives the focus back to what stands in the place of an element that had it and is gone.
  function focused() {
    const active = document.activeElement;
    const path = [];
    for (let node = active; node?.parentElement && node !== document.body; node = node.parentElement) {
      path.unshift([...node.parentElement.children].indexOf(node));
    }
    return () => {
      if (active.isConnected || active === document.body) return;
      const heir = document.getElementById(active.id) ?? path.reduce((node, index) => node?.children[index], document.body);
      heir?.focus({ preventScroll: true });
    };
  }

  function flash() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const near = [...changed].map((node) => node?.closest(BLOCKS) ?? node);
    const blocks = [...new Set(near)].filter((node) => node?.isConnected && node.closest('main'));
    if (blocks.length > 60) return;
    for (const block of blocks) {
      if (blocks.some((other) => other !== block && block.contains(other))) continue;
      block.animate({ backgroundColor: ['rgb(255 196 0 / .45)', 'transparent'] }, { duration: 1400, easing: 'ease-out' });
    }
  }

  return { begin, patch, isBroken };
})();
