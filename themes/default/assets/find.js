// Finds things: words as people type them, against the files in search/, each of which is loaded when it is
// needed. Nothing that is typed or found ever becomes HTML.
(() => {
  'use strict';

  /* Words, as src/search/words.rs compares them. */
  const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+/gu;
  const fold = (word) => word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ß/g, 'ss')
    .replace(/([ao])e/g, '$1').replace(/(?<![qaeiouy])ue/g, 'u');

  /* Stems, as the Snowball algorithms have them; `word` is folded already. */
  // The longest ending decides, even where it stands too far in front to be taken away.
  const ending = (word, list) => list.filter((end) => word.endsWith(end)).sort((a, b) => b.length - a.length)[0];
  const without = (word, end) => word.slice(0, word.length - end.length);
  const region = (word, from) => from + (/^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word.slice(from))?.[0].length ?? Infinity);

  function german(folded) {
    if (folded.length < 3) return folded;
    let word = folded.replace(/([aeiouy])([uy])([aeiouy])/g, (_, a, b, c) => a + b.toUpperCase() + c);
    const first = region(word, 0);
    const [r1, r2] = [Math.max(3, first), region(word, first)];
    const cut = (list, from) => {
      const end = ending(word, list);
      return end && word.length - end.length >= from ? end : undefined;
    };
    let end = cut(['em', 'ern', 'er', 'erin', 'erinnen', 'e', 'en', 'es', 's', 'ln', 'lns'], r1);
    if (end === 'ln' || end === 'lns') word = without(word, end) + 'l';
    else if (end === 's') { if (/[bdfghklmnrt]s$/.test(word)) word = without(word, end); }
    else if (end && !(end === 'em' && word.endsWith('system'))) {
      word = without(word, end);
      if (/^(e|en|es)$/.test(end) && word.endsWith('niss')) word = without(word, 's');
    }
    end = cut(['en', 'er', 'et', 'st', 'est'], r1);
    if (end === 'st') { if (/...[bdfghklmnt]st$/.test(word)) word = without(word, end); }
    else if (end === 'et') { if (/[Udfgklmnrstz]et$/.test(word) && !/(tick|plan|geordn|intern|tr)et$/.test(word)) word = without(word, end); }
    else if (end) word = without(word, end);
    end = cut(['end', 'ung', 'ig', 'ik', 'isch', 'lich', 'heit', 'keit'], r2);
    const also = (list, from) => {
      const more = ending(word, list);
      if (more && word.length - more.length >= from) word = without(word, more);
    };
    if (/^(ig|ik|isch)$/.test(end)) { if (!word.endsWith('e' + end)) word = without(word, end); }
    else if (end) {
      word = without(word, end);
      if (/^(end|ung)$/.test(end) && !word.endsWith('eig')) also(['ig'], r2);
      if (/^(lich|heit)$/.test(end)) also(['er', 'en'], r1);
      if (end === 'keit') also(['lich', 'ig'], r2);
    }
    return word.toLowerCase();
  }

  const IRREGULAR = { early: 'earli', gently: 'gentl', idly: 'idl', only: 'onli', singly: 'singl', skies: 'sky', skis: 'ski', ugly: 'ugli' };
  const SAME = /^(andes|atlas|bias|cosmos|howe|news|sky)$/;
  const SECOND = 'tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble fulli:ful lessli:less ogi: ogist:og li:';
  const THIRD = 'tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:';
  const FOURTH = 'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' ');
  const table = (text) => new Map(text.split(' ').map((pair) => pair.split(':')));
  const [second, third] = [table(SECOND), table(THIRD)];
  const isShort = (word) => /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || word === 'past';

  function english(lower) {
    if (lower.length < 3) return lower;
    if (SAME.test(lower)) return lower;
    if (Object.hasOwn(IRREGULAR, lower)) return IRREGULAR[lower];
    let word = lower.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
    const known = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word)?.[0].length;
    const r1 = known ?? region(word, 0);
    const r2 = region(word, r1);
    const within = (end, from) => end !== undefined && word.length - end.length >= from;
    // First: plurals.
    if (word.endsWith('sses')) word = without(word, 'es');
    else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
    else if (/[^su]s$/.test(word) && /[aeiouy]./.test(without(word, 's'))) word = without(word, 's');
    let end = ending(word, ['eed', 'eedly', 'ed', 'edly', 'ing', 'ingly']);
    if (/^eed/.test(end)) {
      if (within(end, r1) && !/(succ|proc|exc)eed/.test(word)) word = without(word, end) + 'ee';
    } else if (/^[^aeiouy]ying$/.test(word)) word = word[0] + 'ie';
    else if (end && /[aeiouy]/.test(without(word, end)) && !/^(even|cann|inn|earr|herr|out)ing$/.test(word)) {
      word = without(word, end);
      if (/(at|bl|iz)$/.test(word)) word += 'e';
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word) && !/^[aeo]..$/.test(word)) word = word.slice(0, -1);
      else if (word.length <= r1 && isShort(word)) word += 'e';
    }
    if (/.[^aeiouy][yY]$/.test(word)) word = word.slice(0, -1) + 'i';
    // Then: what words are made of.
    end = ending(word, [...second.keys()]);
    if (within(end, r1)) {
      if (end === 'li') { if (/[cdeghkmnrt]li$/.test(word)) word = without(word, end); }
      else if (end === 'ogi') { if (word.endsWith('logi')) word = without(word, 'i'); }
      else word = without(word, end) + second.get(end);
    }
    end = ending(word, [...third.keys()]);
    if (within(end, r1) && (end !== 'ative' || within(end, r2))) word = without(word, end) + third.get(end);
    end = ending(word, FOURTH);
    if (within(end, r2) && (end !== 'ion' || /[st]ion$/.test(word))) word = without(word, end);
    if (word.endsWith('e') && (word.length > r2 || word.length > r1 && !isShort(without(word, 'e')))) word = without(word, 'e');
    else if (word.endsWith('ll') && word.length > r2) word = without(word, 'l');
    return word.toLowerCase();
  }

  // Whether one letter more, less or another one, or two that changed places, make one word of the other.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const [restA, restB] = [a.slice(at), b.slice(at)];
    return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB
      || (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  /* Numbers, as src/search/code.rs writes them. */
  const DIGITS = '#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~';
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
  function numbers(text) {
    const found = [];
    let number = 0;
    for (const character of text) {
      const digit = VALUES.get(character);
      if (digit < 60) {
        found.push(number * 60 + digit);
        number = 0;
      } else number = number * 31 + digit - 59;
    }
    return found;
  }
  // A file of words: each with how many letters it shares with the one before.
  function* entries(text) {
    let word = '';
    for (const entry of text ? text.split(' ') : []) {
      const [written, itself = '', part = ''] = entry.split('!');
      word = word.slice(0, VALUES.get(written[0])) + written.slice(1);
      yield { word, itself, part };
    }
  }

  /* Files */
  const SHOWN = 10;
  class Index {
    // What stands behind the names of files keeps the browser from giving back those of before.
    constructor(folder, query = '') {
      this.folder = folder;
      this.query = query;
      this.files = new Map();
    }

    load(name) {
      let file = this.files.get(name);
      if (!file) {
        file = new Promise((take, refuse) => {
          const script = document.createElement('script');
          waiting.set(script, take);
          script.src = `${this.folder}${name}.js${this.query}`;
          script.onload = script.onerror = () => {
            script.remove();
            if (waiting.delete(script)) refuse(new Error(name));
          };
          document.head.append(script);
        });
        this.files.set(name, file);
      }
      return file;
    }

    // A file that belongs to what `index.js` says; another one was published since.
    async file(name, expected) {
      const { mark, value } = await this.load(name);
      if (mark !== expected) throw new Error(`${name} is of another build`);
      return value;
    }

    async directory() {
      const { mark, value: directory } = await this.load('index');
      if (!directory.starts) {
        directory.mark = mark;
        directory.starts = directory.words.split(' ');
        directory.stops = new Set(directory.stop.split(' '));
        let first = 0;
        directory.firsts = numbers(directory.texts).map((count) => (first += count) - count);
        directory.count = first;
      }
      return directory;
    }

    // The words that begin so, and no longer than needed: what stands before `from` in the order of words.
    async within(from, to) {
      const { mark, starts } = await this.directory();
      const begins = starts.filter(Boolean).length;
      const last = (word) => {
        let at = 0;
        while (at + 1 < begins && starts[at + 1] <= word) at += 1;
        return at;
      };
      const [start, end] = [last(from), Math.min(last(to), last(from) + 3)];
      const files = [];
      for (let at = start; at <= end; at += 1) files.push(this.file(`words-${at}`, `${mark} ${starts[at]} ${starts[at + 1] ?? ''}`));
      return (await Promise.all(files)).flatMap((text) => [...entries(text)]);
    }

    async record(number) {
      const { mark, firsts, kinds } = await this.directory();
      let file = 0;
      while (file + 1 < firsts.length && firsts[file + 1] <= number) file += 1;
      const [title, place, language, [intro, ...rest]] = (await this.file(`texts-${file}`, `${mark} ${firsts[file]}`))[number - firsts[file]];
      const sections = [];
      for (let at = 0; at + 2 < rest.length; at += 3) sections.push({ anchor: rest[at], title: rest[at + 1], text: rest[at + 2] });
      const kind = kinds.findLastIndex(([, first]) => first <= number);
      return { number, title, place, language, intro, sections, kind, kindTitle: kinds[kind][0] };
    }
  }
  const waiting = new Map();
  // What the files call. Tests compare the words with those of the program.
  window.leitstand_search = Object.assign((mark, value) => {
    const script = document.currentScript;
    waiting.get(script)?.({ mark, value });
    waiting.delete(script);
  }, { fold, german, english });

  /* Looking */
  // How much it says that a word stands there, by its level (src/search/gather.rs), and how it was found.
  const LEVELS = [1, 1.3, 1.7, 2.5, 4, 8, 11, 14];
  const [EXACT, STEM, PART, BEGINNING, NEAR] = [1, 0.85, 0.55, 0.45, 0.35];
  // So many words that differ by a letter are looked for.
  const MOST_NEAR = 4;

  function words(query, stops) {
    const found = (query.match(WORD) ?? []).slice(0, 12).map((typed) => {
      const word = fold(typed);
      return { word, german: german(word), english: fold(english(typed.toLowerCase())), near: new Set() };
    }).filter(({ word }) => word);
    const says = found.filter(({ word }) => word.length > 1 && !stops.has(word));
    return says.length ? says : found;
  }

  const hasStem = (word, other) => german(other) === word.german || fold(english(other)) === word.english;

  // The records of a word with what they are worth.
  async function records(index, word) {
    let shared = 0;
    const stems = [word.german, word.english.replace(/i$/, '')];
    while (shared < word.word.length && stems.every((stem) => stem[shared] === word.word[shared])) shared += 1;
    const beginning = word.word.slice(0, Math.max(shared, Math.min(2, word.word.length)));
    const worth = new Map();
    const found = { [EXACT]: 0, [STEM]: 0 };
    const add = (postings, factor) => {
      let record = 0;
      for (const number of numbers(postings)) {
        record += number >> 3;
        worth.set(record, Math.max(worth.get(record) ?? 0, LEVELS[number & 7] * factor));
        if (factor in found) found[factor] += 1;
      }
    };
    const last = word.word.length > 1 ? beginning + '\uffff' : beginning;
    const candidates = (await index.within(beginning, last)).filter((entry) => entry.word.startsWith(beginning));
    for (const entry of candidates) {
      if (entry.word === word.word) add(entry.itself, EXACT);
      else if (hasStem(word, entry.word)) add(entry.itself, STEM);
      if (entry.word === word.german || entry.word === word.word) add(entry.part, PART);
    }
    const isKnown = found[EXACT] + found[STEM] > 0;
    if (word.word.length > 1) for (const entry of candidates) {
      if (entry.word.startsWith(word.word)) add(entry.itself, isKnown ? PART : BEGINNING);
      else if (word.german.length > 3 && entry.word.startsWith(word.german)) add(entry.itself, BEGINNING);
    }
    if (worth.size || word.word.length < 4) return worth;
    for (const near of await nearWords(index, word)) {
      word.near.add(near);
      for (const entry of await index.within(near, near)) {
        if (entry.word !== near) continue;
        add(entry.itself, NEAR);
        add(entry.part, NEAR * PART);
      }
    }
    return worth;
  }

  async function nearWords(index, { word, german: stem }) {
    const [shortest, longest] = (await index.directory()).near;
    const lengths = [-1, 0, 1].map((more) => word.length + more).filter((length) => length >= shortest && length <= longest);
    const files = await Promise.all(lengths.map((length) => index.file(`near-${length}`, '')));
    const found = files.flatMap((text) => [...entries(text)]).map((entry) => entry.word)
      .filter((other) => isNear(other, word) || stem.length > 3 && isNear(german(other), stem));
    // Whoever types rarely errs in the first letter, and rather changes letters than their number.
    const distance = (other) => (other[0] === word[0] ? 0 : 2) + Math.abs(other.length - word.length);
    return found.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_NEAR);
  }

  // The records for what was typed, the best first, with how many have all words.
  async function look(index, query) {
    const { stops, count, kinds } = await index.directory();
    const wanted = words(query, stops);
    const all = new Map();
    for (const [at, found] of (await Promise.all(wanted.map((word) => records(index, word)))).entries()) {
      const rare = Math.log(1 + count / (found.size || 1));
      for (const [record, worth] of found) {
        const kind = kinds.findLastIndex(([, first]) => first <= record);
        const named = kinds[kind][2] && worth > 5 ? 1.5 : 1;
        const one = all.get(record) ?? { record, hits: 0, worth: 0 };
        if (!one.has) one.has = new Set();
        one.has.add(at);
        one.hits = one.has.size;
        one.worth += worth * rare * named;
        all.set(record, one);
      }
    }
    const results = [...all.values()].sort((a, b) => b.hits - a.hits || b.worth - a.worth || a.record - b.record);
    const most = wanted.length;
    return { wanted, results: results.map((one) => one.record), whole: results.filter((one) => one.hits === most).length };
  }

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
        else if (one.word.length > 1 && word.startsWith(one.word) || one.german.length > 2 && word.lastIndexOf(one.german) > 2) value = 1;
        if (value > (best?.value ?? 0)) best = { at, value };
      });
      known.set(written, best);
      return best;
    };
  }
  const hits = (text, match) => [...text.matchAll(WORD)].map((found) => ({ from: found.index, to: found.index + found[0].length, match: match(found[0]) })).filter((hit) => hit.match);

  // The section that says most about what is wanted, and its text where it does. Where the title says all of
  // it, the page itself is meant.
  function best(record, match, wanted) {
    const isTitle = new Set(hits(record.title, match).filter((hit) => hit.match.value > 2).map((hit) => hit.match.at)).size === wanted.length;
    const ranked = record.sections.map((section, at) => {
      const text = at ? section.text : [record.intro, section.text].filter(Boolean).join(' · ');
      const [inTitle, inText] = [hits(section.title, match), hits(text, match)];
      const values = new Map();
      for (const { match: { at: word, value } } of [...inText, ...inTitle.map((hit) => ({ match: { ...hit.match, value: hit.match.value + 2 } }))])
        values.set(word, Math.max(values.get(word) ?? 0, value));
      return { section, text, inText, value: [...values.values()].reduce((sum, value) => sum + value, 0) };
    });
    const most = Math.max(...ranked.map((one) => one.value));
    return isTitle ? ranked[0] : ranked.find((one) => one.value === most);
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
    const list = await Promise.all(shownOf(found).slice(0, count).map((number) => index.record(number)));
    return list.map((record) => {
      const where = best(record, match, found.wanted);
      const address = root + record.place + (where.section.anchor ? `#${where.section.anchor}` : '');
      const language = record.language || null;
      const title = element('span', { lang: language }, ...marked(record.title, hits(record.title, match), 0, record.title.length));
      const section = where.section.title && element('span', { class: 'where', lang: language }, ...marked(where.section.title, hits(where.section.title, match), 0, where.section.title.length));
      return { ...record, address, title, section: section || '', excerpt: element('p', { lang: language }, ...excerpt(where)) };
    });
  }

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
          element('ol', {}, ...group.map((one) => element('li', {}, element('a', { href: one.address }, one.title), one.section, one.excerpt))),
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
          ...group.map((one) => option({ href: one.address }, one.title, one.section)))));
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
