// Reads the files in search/, each of which is loaded when it is needed.
(() => {
  'use strict';

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
  // The places of a word: of each record its number, how much it says that the word stands there, and in which part
  // of the texts (src/search/gather.rs).
  function* places(postings) {
    let record = 0;
    for (const number of numbers(postings)) {
      record += number >> 5;
      yield { record, level: (number >> 2) & 7, part: number & 3 };
    }
  }

  /* Files */
  // What directories say of kinds whose records are looked for by name.
  const PERSON = 2;
  class Index {
    // What stands behind the names of files keeps the browser from giving back those of before.
    constructor(folder, query = '') {
      this.folder = folder;
      this.query = query;
      this.files = new Map();
      this.read = new Map();
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

    // The words of a file, read once.
    async words(name, expected) {
      const text = await this.file(name, expected);
      if (!this.read.has(name)) this.read.set(name, [...entries(text)]);
      return this.read.get(name);
    }

    async directory() {
      const { mark, value: directory } = await this.load('index');
      if (!directory.starts) {
        directory.mark = mark;
        directory.starts = directory.words.split(' ');
        directory.stops = new Set(directory.stop.split(' '));
        // Texts stand in groups: several records in a file, or one record in up to four.
        directory.count = 0;
        let file = 0;
        directory.groups = numbers(directory.texts).map((number) => {
          const group = { first: directory.count, file, parts: (number & 3) + 1 };
          directory.count += number >> 2;
          file += group.parts;
          return group;
        });
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
      for (let at = start; at <= end; at += 1) files.push(this.words(`words-${at}`, `${mark} ${starts[at]} ${starts[at + 1] ?? ''}`));
      return (await Promise.all(files)).flat();
    }

    // A record with the sections of a part of its texts.
    async record(number, wanted) {
      const { mark, groups, kinds } = await this.directory();
      const { first, file, parts } = groups.findLast((group) => group.first <= number);
      const part = Math.min(wanted, parts - 1);
      const [title, place, language, [intro, ...rest], ...foreign] = (await this.file(`texts-${file + part}`, `${mark} ${first} ${part}`))[number - first];
      const sections = [];
      for (let at = 0; at + 2 < rest.length; at += 3) sections.push({ anchor: rest[at], title: rest[at + 1], text: rest[at + 2] });
      if (!sections.length) sections.push({ anchor: '', title: '', text: '' });
      const kind = kinds.findLastIndex(([, first]) => first <= number);
      const [kindTitle, , sort] = kinds[kind];
      return { number, title, place, language, intro, sections, foreign, kind, kindTitle, isPerson: sort === PERSON };
    }
  }
  const waiting = new Map();
  // What the files call.
  window.leitstand_search = (mark, value) => {
    const script = document.currentScript;
    waiting.get(script)?.({ mark, value });
    waiting.delete(script);
  };

  window.leitstand_files = { Index, entries, places };
})();
