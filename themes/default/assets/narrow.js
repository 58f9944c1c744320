// Lists are narrowed down by a text and by values of their columns, and put into another order. The choice
// stands in the address, for colleagues and for the way back, by the names that the content has for fields and
// values, so that it means the same in each language: ?q=podcast&status=accepted&sort=-decided_on
(() => {
  'use strict';
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:narrow'));
  const life = new AbortController();
  const { signal } = life;
  addEventListener('leitstand:narrow', () => life.abort(), { once: true });
  const form = document.querySelector('.narrow');
  if (!form) return;

  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const decimal = new Intl.NumberFormat(language).format(1.5)[1];
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
    .replace(/([ao])e/g, '$1').replace(/(?<![qaeiouy])ue/g, 'u');
  // What a cell says, without its small print.
  const said = (cell) => [...cell.childNodes].filter((node) => node.nodeName !== 'SMALL').map((node) => node.textContent).join('').trim();

  const lists = [...document.querySelectorAll('[data-narrow]')].map((list) => {
    const heads = list.dataset.narrow && [...list.tHead.rows[0].cells];
    return { list, heads, rows: [...(list.tBodies ? list.tBodies[0].rows : list.children)], part: list.closest('.block, .letter'), order: '' };
  });
  const entries = lists.flatMap(({ list, rows }) => rows.map((row) => (
    { row, list, href: row.cells?.[0].querySelector('a')?.href, text: fold(row.textContent), values: {} })));
  const head = (list, key) => list.querySelector(`[data-key="${key}"]`);
  const state = (word) => word.classList[1].slice(3);

  // What several tables lead to is one thing, and charts that show it follow; of one table each row is another thing.
  const things = new Map();
  for (const { list } of lists) {
    const times = {};
    for (const { row, href } of entries.filter((entry) => entry.list === list)) {
      const name = href ? `${href} ${times[href] = (times[href] ?? 0) + 1}` : row;
      things.set(name, [...things.get(name) ?? [], row]);
    }
  }
  const isShown = (rows) => rows.some((row) => !row.hidden);
  const charted = [...document.querySelectorAll('.chart :is(.lanes li, tbody tr)')].map((row) => {
    const link = row.querySelector('a');
    return { row, chart: row.closest('.block'), of: entries.filter(({ href }) => link && href === link.href).map((entry) => entry.row) };
  }).filter(({ of }) => of.length);

  // What a cell is sorted by: the day, the number, the place of a state among the states, or the words.
  function rank(cell, head) {
    const [time, word, { order }] = [cell.querySelector('time'), cell.querySelector('.word'), head.dataset];
    if (time) return time.dateTime;
    if (word && order) return `${order} ${state(word)}`.split(' ').indexOf(state(word));
    if (!head.classList.contains('num')) return said(cell);
    const digits = said(cell).replace('−', '-').match(/-?\d[\d.,\s]*/);
    return digits ? Number(digits[0].replace(/[.,\s]/g, (sign) => (sign === decimal ? '.' : ''))) : '';
  }
  // What is not there comes last.
  function compare(a, b, direction = 1) {
    if (a === '' || b === '') return (a === '') - (b === '');
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b));
  }

  // By which values an entry is found, each with what it is called: its state, whatever it links to, or else its words.
  const id = (link) => decodeURIComponent(link.hash.replace(/^#(\w\.)?/, '') || link.pathname.replace(/^.*\/|\.html$/g, ''));
  function values({ row, list }, key) {
    if (row.dataset[key]) return [[row.dataset[key]]];
    const cell = row.cells ? row.cells[head(list, key)?.cellIndex] : row.querySelector(`[data-of="${key}"]`);
    if (!cell) return [];
    const [word, links] = [cell.querySelector('.word'), [...cell.querySelectorAll(':scope > a')]];
    const text = said(word ?? cell);
    if (cell.dataset.value) return [[cell.dataset.value, text]];
    if (word) return [[state(word), text]];
    if (links.length) return links.map((link) => [id(link), said(link)]);
    return text ? [[text, text]] : [];
  }
  const filters = [...form.querySelectorAll('select')];
  for (const select of filters) {
    const found = new Map();
    for (const entry of entries) {
      const own = values(entry, select.name);
      entry.values[select.name] = own.map(([value]) => value);
      const column = head(entry.list, select.name);
      for (const [value, text] of own) {
        if (text) found.set(value, { text, place: column?.dataset.order ? rank(entry.row.cells[column.cellIndex], column) : text });
      }
    }
    [...found].sort(([, a], [, b]) => compare(a.place, b.place)).forEach(([value, { text }]) => select.add(new Option(text, value)));
    select.parentElement.hidden = found.size < 2;
  }

  // The order: the key of a column, with a hyphen before it from the end. The third click restores that of the page.
  const columns = new Map();
  let order = '';
  for (const { heads } of lists) {
    for (const column of heads || []) {
      const button = document.createElement('button');
      const { key } = column.dataset;
      columns.set(key, column.textContent);
      button.type = 'button';
      button.append(...column.childNodes);
      column.append(button);
      button.addEventListener('click', () => {
        order = { [key]: `-${key}`, [`-${key}`]: '' }[order] ?? key;
        change();
      }, { signal });
    }
  }
  function sort(one) {
    const key = order.replace('-', '');
    const column = one.heads && head(one.list, key);
    const wanted = column ? order : '';
    if (wanted === one.order) return;
    one.order = wanted;
    for (const other of one.heads) other.removeAttribute('aria-sort');
    const ranked = one.rows.map((row) => [column && rank(row.cells[column.cellIndex], column), row]);
    if (column) {
      column.setAttribute('aria-sort', order === key ? 'ascending' : 'descending');
      ranked.sort(([a], [b]) => compare(a, b, order === key ? 1 : -1));
    }
    one.list.tBodies[0].append(...ranked.map(([, row]) => row));
  }

  const [status, all, { q }] = [form.querySelector('[role=status]'), form.querySelector('button'), form.elements];
  const { dataset } = status;
  const fill = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (_, name) => words[name]);
  // Of several tables each says at its title how many of its rows are shown.
  const tables = lists.filter(({ list, part }) => list.tHead && part);
  for (const one of tables.length > 1 ? tables : []) {
    one.count = document.createElement('small');
    one.count.className = 'shown';
    one.part.querySelector('h2').append(' ', one.count);
  }
  let isStrange = false;
  function show() {
    const words = fold(q.value).split(/\s+/);
    const chosen = filters.filter((select) => select.value);
    for (const { row, text, values } of entries) {
      row.hidden = !words.every((word) => text.includes(word)) || !chosen.every(({ name, value }) => values[name].includes(value));
    }
    for (const one of lists) {
      const shown = one.rows.filter((row) => !row.hidden).length;
      if (one.part) one.part.hidden = !shown;
      if (one.count) one.count.textContent = shown < one.rows.length ? fill(dataset.part, { shown, all: one.rows.length }) : '';
      sort(one);
    }
    for (const { row, of } of charted) row.hidden = !isShown(of);
    for (const { chart } of charted) {
      const own = charted.filter((one) => one.chart === chart);
      chart.hidden = own.every(({ row }) => row.hidden);
      // Its sentence is about all of them, for those who see it and for those who hear it.
      const isPart = own.some(({ row }) => row.hidden);
      for (const said of chart.querySelectorAll('figcaption > span')) said.hidden = isPart;
      for (const drawing of chart.querySelectorAll('svg[aria-labelledby]')) {
        const parts = [...drawing.querySelectorAll(':scope > :is(title, desc)')];
        drawing.setAttribute('aria-labelledby', parts.slice(0, isPart ? 1 : 2).map((part) => part.id).join(' '));
      }
    }
    const shown = [...things.values()].filter(isShown).length;
    const isLess = entries.some(({ row }) => row.hidden);
    const sentences = [
      isStrange && dataset.strange,
      isLess && (shown ? fill(dataset.hits, { shown, all: things.size }) : dataset.none),
      order && fill(order[0] === '-' ? dataset.down : dataset.up, { column: columns.get(order.replace('-', '')) }),
    ];
    status.textContent = sentences.filter(Boolean).join(' · ');
    all.hidden = !(q.value || chosen.length || order);
  }

  // What is chosen takes the place of the address, so that the way back leads to the page before.
  function change() {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [['q', q.value], ...filters.map(({ name, value }) => [name, value]), ['sort', order]]) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    history.replaceState(history.state, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    isStrange = false;
    show();
  }
  // Values that the page does not know are left out, and that is said: whoever sent them saw something else.
  function read() {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') ?? '';
    isStrange = false;
    for (const select of filters) {
      select.value = query.get(select.name) ?? '';
      if (select.selectedIndex >= 0) continue;
      select.value = '';
      isStrange = true;
    }
    order = query.get('sort') ?? '';
    if (!columns.has(order.replace('-', ''))) order = '';
    show();
    reveal();
  }
  function clear() {
    for (const field of [q, ...filters]) field.value = '';
    order = '';
    change();
  }
  // What the address leads to; whoever typed a bare % there meant it.
  function fragment() {
    const written = location.hash.slice(1);
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }
  // What a link leads to is shown, whatever was chosen.
  function reveal() {
    const target = document.getElementById(fragment());
    if (!target?.closest('[data-narrow] [hidden], :is(.block, .letter)[hidden]')) return;
    clear();
    target.scrollIntoView();
  }

  form.addEventListener('submit', (event) => event.preventDefault(), { signal });
  form.addEventListener('input', change, { signal });
  all.addEventListener('click', () => {
    clear();
    q.focus();
  }, { signal });
  addEventListener('popstate', read, { signal });
  addEventListener('hashchange', reveal, { signal });
  read();
})();
