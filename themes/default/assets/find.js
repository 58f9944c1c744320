// Finds things: words as people type them, against the files in search/. Nothing that is typed or found ever
// becomes HTML.
(() => {
  'use strict';
  const { WORD, fold, german, english, isNear } = window.leitstand_words;
  const { Index, entries, places } = window.leitstand_files;

  /* Looking */
  // So many results are shown at first.
  const SHOWN = 10;
  // How much it says that a word stands there, by its level, and how it was found.
  const LEVELS = [1, 1.3, 1.7, 2.5, 4, 8, 11, 14];
  const [EXACT, STEM, PART, BEGINNING, NEAR] = [1, 0.85, 0.55, 0.45, 0.35];
  // From this level on it stands in a title or a name.
  const NAMED = 5;
  // So many words that differ by a letter are looked for.
  const MOST_NEAR = 4;
  // What may stand between the parts of a compound, and how long a part is at least.
  const LINKS = ['', 's', 'n', 'es', 'en', 'er', 'e'];
  const SHORTEST_PART = 4;

  const wordOf = (typed) => {
    const word = fold(typed);
    return { word, german: german(word), english: fold(english(typed.toLowerCase())), near: new Set(), parts: [] };
  };
  function words(query, stops) {
    const found = (query.match(WORD) ?? []).slice(0, 12).map(wordOf).filter(({ word }) => word);
    const says = found.filter(({ word }) => word.length > 1 && !stops.has(word));
    return says.length ? says : found;
  }

  const hasStem = (word, other) => german(other) === word.german || fold(english(other)) === word.english;

  // Where a word stands: of each record what it is worth, and the part of its texts. Whether the word is known: itself,
  // a form of it, or a compound that ends in it.
  async function standing(index, word) {
    let shared = 0;
    const stems = [word.german, word.english.replace(/i$/, '')];
    while (shared < word.word.length && stems.every((stem) => stem[shared] === word.word[shared])) shared += 1;
    const beginning = word.word.slice(0, Math.max(shared, Math.min(2, word.word.length)));
    const records = new Map();
    let [isWritten, isPart] = [false, false];
    const add = (postings, factor) => take(records, postings, factor) && factor >= STEM && (isWritten = true);
    const last = word.word.length > 1 ? beginning + '\uffff' : beginning;
    const candidates = (await index.within(beginning, last)).filter((entry) => entry.word.startsWith(beginning));
    for (const entry of candidates) {
      if (entry.word === word.word) add(entry.itself, EXACT);
      else if (hasStem(word, entry.word)) add(entry.itself, STEM);
      if (entry.part && (entry.word === word.german || entry.word === word.word)) {
        add(entry.part, PART);
        isPart = true;
      }
    }
    if (word.word.length > 1) for (const entry of candidates) {
      if (entry.word.startsWith(word.word)) add(entry.itself, isWritten ? PART : BEGINNING);
      else if (word.german.length > 3 && entry.word.startsWith(word.german)) add(entry.itself, BEGINNING);
    }
    return { records, isKnown: isWritten || isPart };
  }

  // Takes in the places of a word, with the highest worth of each record; whether there are any.
  function take(records, postings, factor) {
    for (const { record, level, part } of places(postings)) {
      const worth = LEVELS[level] * factor;
      if (worth > (records.get(record)?.worth ?? 0)) records.set(record, { worth, part, isNamed: level >= NAMED });
    }
    return postings !== '';
  }

  // The records of a word as it is typed: where it stands; the parts of it, where it is a compound that nobody has
  // written; words that differ by a letter.
  async function records(index, word) {
    const { records } = await standing(index, word);
    if (records.size || word.word.length < 4) return records;
    // Somebody may not have typed the last part to its end yet.
    const whole = await split(index, word.word);
    const parts = whole.length ? whole : await split(index, word.word, true);
    if (parts.length) {
      word.parts = parts.map(({ word }) => word);
      return together(parts.map(({ records }) => records));
    }
    for (const near of await nearWords(index, word)) {
      word.near.add(near);
      for (const entry of await index.within(near, near)) {
        if (entry.word !== near) continue;
        take(records, entry.itself, NEAR);
        take(records, entry.part, NEAR * PART);
      }
    }
    return records;
  }

  // The known words that a compound is made of, those with the longest first one; none where there are not. The last
  // may be the beginning of one.
  async function split(index, compound, isTyping = false) {
    for (let at = compound.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const first = wordOf(compound.slice(0, at));
      const { records, isKnown } = await standing(index, first);
      if (!isKnown) continue;
      for (const link of LINKS) {
        const rest = compound.slice(at).startsWith(link) ? compound.slice(at + link.length) : '';
        if (rest.length < SHORTEST_PART) continue;
        const last = wordOf(rest);
        const found = await standing(index, last);
        const isLast = found.isKnown || isTyping && found.records.size > 0;
        const others = isLast ? [{ word: last, records: found.records }] : await split(index, rest, isTyping);
        if (others.length) return [{ word: first, records }, ...others];
      }
    }
    return [];
  }

  // The records in which all parts of a compound stand; where there are none, those of the last part, which says what
  // it is.
  function together(parts) {
    const last = parts.at(-1);
    const all = [...last].filter(([record]) => parts.every((records) => records.has(record)));
    const worth = (record) => parts.reduce((sum, records) => sum + (records.get(record)?.worth ?? 0), 0) / parts.length;
    return new Map((all.length ? all : [...last]).map(([record, one]) => [record, { ...one, worth: worth(record) * PART }]));
  }

  // Words that differ from one by a letter. Whoever types rarely errs in the first letters: words that share them are
  // at hand.
  async function nearWords(index, { word, german: stem }) {
    const areNear = (entries) => entries.map((entry) => entry.word)
      .filter((other) => isNear(other, word) || stem.length > 3 && isNear(german(other), stem));
    let found = areNear(await index.within(word.slice(0, 4), word.slice(0, 4) + '\uffff'));
    if (!found.length) {
      const [shortest, longest] = (await index.directory()).near;
      const lengths = [-1, 0, 1].map((more) => word.length + more).filter((length) => length >= shortest && length <= longest);
      found = areNear((await Promise.all(lengths.map((length) => index.words(`near-${length}`, '')))).flat());
    }
    // Whoever errs rather changes letters than their number.
    const distance = (other) => (other[0] === word[0] ? 0 : 2) + Math.abs(other.length - word.length);
    return found.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_NEAR);
  }

  // The records for what was typed, the best first, with how many have all words.
  async function look(index, query) {
    const { stops, count, kinds } = await index.directory();
    const wanted = words(query, stops);
    const all = new Map();
    for (const found of await Promise.all(wanted.map((word) => records(index, word)))) {
      const rare = Math.log(1 + count / (found.size || 1));
      for (const [number, { worth, part, isNamed }] of found) {
        const [, , sort] = kinds.findLast(([, first]) => first <= number);
        const one = all.get(number) ?? { number, hits: 0, worth: 0, parts: [0, 0, 0, 0] };
        one.hits += 1;
        one.worth += worth * rare * (sort && worth > 5 ? 1.5 : 1);
        // What stands in the title says nothing of where to look in the text.
        if (!isNamed) one.parts[part] += 1000 + worth * rare;
        all.set(number, one);
      }
    }
    const results = [...all.values()].sort((a, b) => b.hits - a.hits || b.worth - a.worth || a.number - b.number);
    return { wanted, results, whole: results.filter((one) => one.hits === wanted.length).length };
  }
  // The part of its texts in which most of what is wanted stands.
  const bestPart = ({ parts }) => parts.indexOf(Math.max(...parts));

  /* Excerpts */
  const LENGTH = 220;
  const BEFORE = 60;

  // Which of the wanted words a word of a text is, and how well.
  function matcher(wanted) {
    const known = new Map();
    return (written) => {
      let best = known.get(written);
      if (best !== undefined) return best;
      best = null;
      const word = fold(written);
      wanted.forEach((one, at) => {
        let value = 0;
        if (word === one.word) value = 4;
        else if (hasStem(one, word)) value = 3;
        else if (word.length > 2 && (one.near.has(word) || one.near.has(german(word)))) value = 2;
        else if (one.parts.some((part) => word === part.word || hasStem(part, word))) value = 2;
        else if (one.word.length > 1 && word.startsWith(one.word) || one.german.length > 2 && word.lastIndexOf(one.german) > 2) value = 1;
        if (value > (best?.value ?? 0)) best = { at, value };
      });
      known.set(written, best);
      return best;
    };
  }
  const hits = (text, match) => [...text.matchAll(WORD)].map((found) => ({ from: found.index, to: found.index + found[0].length, match: match(found[0]) })).filter((hit) => hit.match);

  // How many of the wanted words a title has.
  const named = (title, match) => new Set(hits(title, match).filter((hit) => hit.match.value > 2).map((hit) => hit.match.at)).size;

  // The section that says most about what is wanted, and its text where it does. Where a title says all of it, the page
  // itself is meant.
  function best(record, match, isMeant) {
    const ranked = record.sections.map((section, at) => {
      const text = at ? section.text : [record.intro, section.text].filter(Boolean).join(' · ');
      const [inTitle, inText] = [hits(section.title, match), hits(text, match)];
      const values = new Map();
      for (const { match: { at: word, value } } of [...inText, ...inTitle.map((hit) => ({ match: { ...hit.match, value: hit.match.value + 2 } }))])
        values.set(word, Math.max(values.get(word) ?? 0, value));
      return { section, text, inText, value: [...values.values()].reduce((sum, value) => sum + value, 0) };
    });
    const most = Math.max(...ranked.map((one) => one.value));
    return isMeant ? ranked[0] : ranked.find((one) => one.value === most);
  }

  // A text as nodes, from one place to another, with what is wanted marked.
  function marked(text, found, from, to) {
    const nodes = [];
    let at = from;
    for (const hit of found) {
      if (hit.from < from || hit.to > to) continue;
      nodes.push(text.slice(at, hit.from));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(hit.from, hit.to);
      nodes.push(mark);
      at = hit.to;
    }
    nodes.push(text.slice(at, to));
    return nodes;
  }

  // Where most of what is wanted stands close together. Looks at each hit twice: when it comes near, and when it
  // is left behind.
  function densest(found) {
    const near = new Map();
    const count = ({ match: { at } }, more) => {
      const now = (near.get(at) ?? 0) + more;
      if (now) near.set(at, now);
      else near.delete(at);
    };
    let [end, most, first] = [0, 0, 0];
    found.forEach((hit, at) => {
      for (; end < found.length && found[end].to < hit.from + LENGTH - BEFORE; end += 1) count(found[end], 1);
      const worth = near.size * 10 + hit.match.value;
      if (worth > most) [most, first] = [worth, hit.from];
      if (at < end) count(hit, -1);
      else end = at + 1;
    });
    return first;
  }

  function excerpt({ text, inText }) {
    const first = densest(inText);
    let from = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
    if (from > first) from = first;
    let to = text.length > from + LENGTH ? text.lastIndexOf(' ', from + LENGTH) : text.length;
    if (to <= from) to = Math.min(text.length, from + LENGTH);
    return [from ? '… ' : '', ...marked(text, inText, from, to), to < text.length ? ' …' : ''];
  }

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  // Records by kind; a kind stands where its best record does.
  function byKind(list) {
    const kinds = new Map();
    for (const one of list) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
    return [...kinds.values()];
  }

  /* In the page */
  const forms = [...document.querySelectorAll('form.find')];
  if (!forms.length) return;
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:find'));
  const life = new AbortController();
  const { signal } = life;
  addEventListener('leitstand:find', () => life.abort(), { once: true });
  const { folder, said } = forms[0].dataset;
  const root = folder.slice(0, -'search/'.length);
  const [NONE, ONE, MANY, SOME, ALL, MORE, FAILED] = said.split('|');
  let index = new Index(folder);
  const announced = ({ results, whole }) => {
    if (!results.length) return NONE;
    const all = whole === 1 ? [ONE] : whole ? [MANY.replace('#', whole)] : [];
    const some = whole < SHOWN && results.length > whole ? [SOME.replace('#', results.length - whole)] : [];
    return [...all, ...some].join(', ');
  };
  // With all words; where none has them, with some of them.
  const shownOf = ({ results, whole }) => (whole >= SHOWN ? results.slice(0, whole) : results);

  async function present(index, found, count) {
    const match = matcher(found.wanted);
    const list = await Promise.all(shownOf(found).slice(0, count).map((one) => index.record(one.number, bestPart(one))));
    return list.map((record) => {
      const language = record.language || null;
      const part = (name, text, lang) => text && element('span', { class: name, lang }, ...marked(text, hits(text, match), 0, text.length));
      // What it is called in another language is shown where that is what somebody looks for.
      const own = named(record.title, match);
      let [foreign, foreignLanguage, most] = ['', null, own];
      for (let at = 0; at + 1 < record.foreign.length; at += 2) {
        const count = named(record.foreign[at], match);
        if (count > most) [foreign, foreignLanguage, most] = [record.foreign[at], record.foreign[at + 1], count];
      }
      const where = best(record, match, most === found.wanted.length);
      const address = root + record.place + (where.section.anchor ? `#${where.section.anchor}` : '');
      // Names are of no language.
      const tongue = language && !record.isPerson ? element('span', { class: 'tongue' }, languageName(language)) : '';
      const about = [part('also', foreign, foreignLanguage), tongue, part('where', where.section.title, language)];
      return {
        ...record, address, title: part('', record.title, language),
        about: about.filter(Boolean).flatMap((one) => [' ', one]), excerpt: element('p', { lang: language }, ...excerpt(where)),
      };
    });
  }
  const languageName = (code) => new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(code);

  // What is found, and the first so many results. Where files do not belong together or are gone, the portal was
  // published anew while the page is open: all of them are loaded again, once.
  async function ask(query, count) {
    const answer = async (index) => {
      const found = await look(index, query);
      return { found, list: await present(index, found, count) };
    };
    const asked = index;
    try {
      return await answer(asked);
    } catch {
      if (index === asked) index = new Index(folder, `?${Date.now()}`);
      return answer(index);
    }
  }

  /* The page of all results */
  function results(form, place, status) {
    const field = form.elements.q;
    const lists = document.getElementById('s.lists');
    lists?.querySelector('.no-script')?.remove();
    let turn = 0;
    async function show(count = SHOWN) {
      const mine = (turn += 1);
      const query = field.value.trim();
      if (lists) lists.hidden = Boolean(query);
      if (!query) {
        place.replaceChildren();
        status.textContent = '';
        return;
      }
      try {
        const { found, list } = await ask(query, count);
        if (mine !== turn) return;
        place.replaceChildren(...byKind(list).flatMap((group) => [
          element('h2', { class: 'kind' }, group[0].kindTitle),
          element('ol', {}, ...group.map((one) => element('li', {}, element('a', { href: one.address }, one.title), ...one.about, one.excerpt))),
        ]));
        const all = shownOf(found).length;
        if (all > count) {
          const more = element('button', { type: 'button' }, MORE);
          more.addEventListener('click', async () => {
            await show(count + SHOWN);
            place.querySelectorAll('li a')[count]?.focus();
          });
          place.append(more);
        }
        status.textContent = announced(found);
        // Where nothing is found, the lists lead on.
        if (lists) lists.hidden = list.length > 0;
        // What is shown was looked for with these words.
        place.dataset.query = query;
      } catch {
        if (mine !== turn) return;
        place.replaceChildren();
        status.textContent = FAILED;
      }
    }
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    field.addEventListener('input', () => {
      const query = field.value.trim();
      try {
        history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
      } catch { /* Where the address must not change, it stays. */ }
      show();
    }, { signal });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      show();
    }, { signal });
    show();
  }

  /* Under the field of every page */
  function choices(form) {
    const field = form.elements.q;
    const list = element('div', { class: 'choices', role: 'listbox', id: 's.choices', 'aria-label': field.labels[0]?.textContent });
    const status = element('span', { class: 'unseen', role: 'status' });
    list.hidden = true;
    const set = (name, value) => (value === null ? field.removeAttribute(name) : field.setAttribute(name, value));
    // The preview takes away what no page has when it writes one anew.
    function prepare() {
      if (list.isConnected) return;
      form.append(list, status);
      set('role', 'combobox');
      set('aria-autocomplete', 'list');
      set('aria-controls', list.id);
      set('aria-expanded', 'false');
    }
    signal.addEventListener('abort', () => [list, status].forEach((one) => one.remove()));
    prepare();
    let turn = 0;
    let at = -1;
    const options = () => [...list.querySelectorAll('[role=option]')];
    function open(isOpen) {
      list.hidden = !isOpen;
      set('aria-expanded', String(isOpen));
      choose(-1);
    }
    function choose(next) {
      const all = options();
      at = all.length ? Math.max(-1, Math.min(next, all.length - 1)) : -1;
      all.forEach((option, number) => option.setAttribute('aria-selected', String(number === at)));
      all[at]?.scrollIntoView({ block: 'nearest' });
      set('aria-activedescendant', all[at]?.id ?? null);
    }
    async function show() {
      const mine = (turn += 1);
      const query = field.value.trim();
      prepare();
      if (!query) {
        list.replaceChildren();
        status.textContent = '';
        open(false);
        return;
      }
      try {
        const { found, list: shown } = await ask(query, 8);
        if (mine !== turn) return;
        let number = 0;
        const option = (attributes, ...content) => element('a', { role: 'option', tabindex: '-1', id: `s.choice-${(number += 1)}`, ...attributes }, ...content);
        list.replaceChildren(...byKind(shown).map((group) => element('div', { role: 'group', 'aria-label': group[0].kindTitle },
          element('div', { class: 'kind', 'aria-hidden': 'true' }, group[0].kindTitle),
          ...group.map((one) => option({ href: one.address }, one.title, ...one.about)))));
        if (shownOf(found).length > shown.length)
          list.append(option({ class: 'all', href: `${form.action}?q=${encodeURIComponent(query)}` }, ALL));
        status.textContent = announced(found);
        if (!shown.length) list.append(element('div', { class: 'kind', 'aria-hidden': 'true' }, NONE));
        open(true);
      } catch {
        if (mine !== turn) return;
        list.replaceChildren(element('div', { class: 'kind', 'aria-hidden': 'true' }, FAILED));
        status.textContent = FAILED;
        open(true);
      }
    }
    field.addEventListener('input', show, { signal });
    field.addEventListener('focus', () => list.firstChild && field.value.trim() && open(true), { signal });
    form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || open(false), { signal });
    // A press within the list does not take the focus away from the field.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const isOpen = !list.hidden;
      if (event.key === 'ArrowDown' && list.firstChild) {
        if (isOpen) choose(at + 1 < options().length ? at + 1 : 0);
        else open(true);
      } else if (event.key === 'ArrowUp' && isOpen) choose(at > 0 ? at - 1 : options().length - 1);
      else if (event.key === 'Enter' && isOpen && at >= 0) options()[at].click();
      else if (event.key === 'Escape' && isOpen) open(false);
      else return;
      event.preventDefault();
    }, { signal });
    if (field.value.trim()) show();
  }

  const place = document.querySelector('.found');
  const own = place && document.querySelector('main form.find');
  for (const form of forms) {
    if (form === own) results(form, place, document.querySelector('main [role=status]'));
    else choices(form);
  }
})();
